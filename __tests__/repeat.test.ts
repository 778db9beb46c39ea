import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Report } from '../src/report.js';
import { wasmwright } from './helpers/cli.js';
import { putFiles, withFiles } from './helpers/files.js';

const source = (result: number) =>
  `(component\n  (core module $m (func (export "run") (result i32) i32.const ${result}))\n  (core instance $i (instantiate $m))\n  (func (export "run") (result u32) (canon lift (core func $i "run"))))\n`;
const project = {
  'wit/one.wit': 'package demo:still;\n\nworld one {\n  export run: func() -> u32;\n}\n',
  'a/app.wat': source(1),
  'b/app.wat': source(2),
  '.gitignore': 'b/out\n',
};

interface Ran {
  /** Whether it was over before the program was loaded: every other run writes this file anew. */
  readonly isRepeated: boolean;
  readonly digests: Record<string, string | undefined>;
  readonly built: readonly string[];
  readonly stderr: string;
}

/** Another as soon as it is written anew; the number of a file is given again. */
const writtenAt = (path: string) => statSync(path, { bigint: true }).ctimeNs;

async function run(cwd: string, args: readonly string[] = ['build'], env: Record<string, string> = {}): Promise<Ran> {
  const mark = join(cwd, '.wasmwright/.gitignore');
  const before = existsSync(mark) ? writtenAt(mark) : undefined;
  const { code, stdout, stderr } = await wasmwright([...args, '--format', 'json'], { cwd, env });
  expect(code, stdout + stderr).toBe(0);
  const { components }: Report = JSON.parse(stdout);
  return {
    isRepeated: before === writtenAt(mark),
    digests: Object.fromEntries(components.map(({ name, digest }) => [name, digest])),
    built: components.flatMap(({ name, because }) => (because ? [name] : [])),
    stderr,
  };
}

const digestOf = (path: string) => `sha256:${createHash('sha256').update(readFileSync(path)).digest('hex')}`;

describe('a run in which nothing is to be done is over before it begins', () => {
  test('right after a build, and says what the run before it said', () =>
    withFiles(project, async (folder) => {
      const first = await run(folder);
      expect(first).toMatchObject({ isRepeated: false, built: ['a', 'b'] });
      const second = await run(folder);
      expect(second).toMatchObject({ isRepeated: true, built: [], digests: first.digests });
      expect(second.stderr).toMatch(/^ {3}Unchanged {2}a, b\n$/);
      // Another command has to go through all of it once.
      const [check, again] = [await run(folder, ['check']), await run(folder, ['check'])];
      expect([check.isRepeated, again.isRepeated]).toEqual([false, true]);
      expect(again.stderr).toMatch(/^ {3}Unchanged {2}a, b\n {3}Validated {2}2 components\n$/);
      expect((await run(folder)).isRepeated).toBe(true);
    }));

  test('also where results are packaged, which stay as they are', () =>
    withFiles(project, async (folder) => {
      await run(folder, ['ci']);
      await run(folder, ['ci']);
      const component = join(folder, 'wasmwright-out/a.wasm');
      const before = writtenAt(component);
      expect((await run(folder, ['ci'])).isRepeated).toBe(true);
      expect(writtenAt(component)).toBe(before);
      for (const spoil of [() => rmSync(component), () => writeFileSync(component, 'no component')]) {
        spoil();
        const { isRepeated, digests } = await run(folder, ['ci']);
        expect([isRepeated, digestOf(component)]).toEqual([false, digests['a']]);
        expect((await run(folder, ['ci'])).isRepeated).toBe(true);
      }
    }));

  test('as a plan, which is told and not carried out', () =>
    withFiles(project, async (cwd) => {
      await run(cwd);
      const plan = () => wasmwright(['plan'], { cwd });
      const first = await plan();
      expect(first.stdout).toContain('build  a, wat in a');
      const kept = writtenAt(join(cwd, '.wasmwright/last/plan.json'));
      expect(await plan()).toEqual(first);
      expect(writtenAt(join(cwd, '.wasmwright/last/plan.json'))).toBe(kept);
    }));

  const changes: Record<string, { change: (folder: string) => unknown; built: readonly string[] }> = {
    'the same number of bytes with the same time': {
      change: (folder) => {
        const path = join(folder, 'a/app.wat');
        const { atime, mtime } = statSync(path);
        writeFileSync(path, source(3));
        utimesSync(path, atime, mtime);
      },
      built: ['a'],
    },
    'another file in the place of one': {
      change: (folder) => {
        writeFileSync(join(folder, 'other'), source(4));
        renameSync(join(folder, 'other'), join(folder, 'b/app.wat'));
      },
      built: ['b'],
    },
    'a new file deep in a folder': {
      change: (folder) => putFiles(folder, { 'a/deep/er/more.txt': '' }),
      built: ['a'],
    },
    'what git ignores no longer': {
      change: (folder) => {
        writeFileSync(join(folder, '.gitignore'), '');
        return putFiles(folder, { 'b/out': 'more' });
      },
      built: ['b'],
    },
    'a component that is new': { change: (folder) => putFiles(folder, { 'c/app.wat': source(5) }), built: ['c'] },
    'a component that was taken away': {
      change: (folder) => rmSync(join(folder, '.wasmwright/build/a'), { recursive: true }),
      built: [],
    },
    'a component that was damaged': {
      change: (folder) => writeFileSync(join(folder, '.wasmwright/build/a/a.wasm'), 'no component'),
      built: [],
    },
    'what is kept of a run, torn': {
      change: (folder) => writeFileSync(join(folder, '.wasmwright/last/build.json'), '{"key":'),
      built: [],
    },
    'a manifest that is new': {
      change: (folder) => putFiles(folder, { 'wasmwright.toml': '[components.a]\nprofile = "debug"\n' }),
      built: ['a'],
    },
  };
  test.each(Object.entries(changes))('but not with %s', (_, { change, built }) =>
    withFiles(project, async (folder) => {
      execFileSync('git', ['init', '--quiet'], { cwd: folder });
      await run(folder);
      expect((await run(folder)).isRepeated).toBe(true);
      await change(folder);
      const after = await run(folder);
      expect(after).toMatchObject({ isRepeated: false, built });
      for (const [name, digest] of Object.entries(after.digests)) {
        expect(digestOf(join(folder, `.wasmwright/build/${name}/${name}.wasm`)), name).toBe(digest);
      }
    }),
  );

  test('but not with other variables, arguments, or folders', () =>
    withFiles(project, async (folder) => {
      await run(folder);
      expect((await run(folder, ['build'], { MORE: '1' })).isRepeated).toBe(false);
      expect((await run(folder, ['build'])).isRepeated).toBe(false);
      expect((await run(folder, ['build', '--component', 'a'])).isRepeated).toBe(false);
      await run(folder);
      expect((await run(folder, ['build', '--force'])).built).toEqual(['a', 'b']);
      const copy = join(folder, 'copy');
      await mkdir(copy);
      execFileSync('cp', ['-a', ...Object.keys(project).map((path) => path.split('/')[0] ?? ''), '.wasmwright', copy], {
        cwd: folder,
      });
      expect((await run(copy)).isRepeated).toBe(false);
    }));
});

/** An edit of one of two components. */
const edits = fc.record({
  of: fc.constantFrom('a', 'b'),
  result: fc.integer({ min: 1, max: 9 }),
  how: fc.constantFrom('written', 'replaced', 'with its time', 'in a moment', 'touched', 'beside'),
});

test('whatever is edited, what comes out is what a build of all of it gives', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(edits, { minLength: 1, maxLength: 5 }), (all) =>
      withFiles(project, async (folder) => {
        await run(folder);
        for (const { of, result, how } of all) {
          const path = join(folder, of, 'app.wat');
          const { atime, mtime } = statSync(path);
          if (how === 'in a moment') await sleep(result * 10);
          if (how === 'replaced') {
            writeFileSync(`${path}.new`, source(result));
            renameSync(`${path}.new`, path);
          } else if (how === 'touched') utimesSync(path, new Date(), new Date());
          else writeFileSync(how === 'beside' ? join(folder, of, `${result}.txt`) : path, source(result));
          if (how === 'with its time') utimesSync(path, atime, mtime);
          const { digests } = await run(folder);
          const forced = await run(folder, ['build', '--force']);
          expect(digests).toEqual(forced.digests);
        }
      }),
    ),
    { numRuns: 12 },
  );
}, 300_000);
