import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Report } from '../src/report.js';
import { has, root, wasmwright } from './helpers/cli.js';
import { putFiles, withFiles } from './helpers/files.js';
import { ofMachine } from './helpers/machine.js';
import { wholeOutput } from './helpers/output.js';

/** Of each language that can read outside of its folder one component, which does; and one in WebAssembly text. */
const languages = {
  c: {
    'c/app.c': '#include "../shared/number.h"\n#include "one.h"\n\nuint32_t exports_one_run(void) { return NUMBER; }\n',
    'shared/number.h': '#include "deep/deeper.h"\n#define NUMBER (1 + MORE)\n',
    'shared/deep/deeper.h': '#define MORE 2\n',
  },
  javascript: {
    'javascript/package.json': '{ "name": "javascript", "type": "module", "main": "app.js" }',
    'javascript/app.js': "import { number } from '../shared/number.js';\n\nexport const run = () => number;\n",
    'shared/number.js': 'export const number = 3;\n',
  },
  rust: {
    'rust/Cargo.toml':
      '[package]\nname = "rust"\nversion = "0.1.0"\nedition = "2021"\n[lib]\ncrate-type = ["cdylib"]\n[dependencies]\nnumber = { path = "../shared/number" }\n',
    'rust/src/lib.rs': '#[unsafe(no_mangle)]\npub extern "C" fn run() -> u32 {\n    number::NUMBER\n}\n',
    'shared/number/Cargo.toml': '[package]\nname = "number"\nversion = "0.1.0"\nedition = "2021"\n',
    'shared/number/src/lib.rs': 'pub const NUMBER: u32 = 3;\n',
  },
  go: {
    'go/go.mod':
      'module example.com/app\n\ngo 1.25\n\nrequire example.com/number v0.0.0\n\nreplace example.com/number => ../shared/gonumber\n',
    'go/export_wit_world/app.go':
      'package export_wit_world\n\nimport "example.com/number"\n\nfunc Run() uint32 { return number.Number }\n',
    'shared/gonumber/go.mod': 'module example.com/number\n\ngo 1.25\n',
    'shared/gonumber/number.go': 'package number\n\nconst Number uint32 = 3\n',
  },
  wat: {
    'wat/app.wat':
      '(component\n  (core module $m (func (export "run") (result i32) i32.const 3))\n  (core instance $i (instantiate $m))\n  (func (export "run") (result u32) (canon lift (core func $i "run"))))\n',
  },
} as const;
type Name = keyof typeof languages;

const missing = new Set<string>();
for (const [language, [program, argument]] of Object.entries(ofMachine)) {
  if (!(await has(program, argument))) missing.add(language);
}
const names = (Object.keys(languages) as Name[]).filter((name) => !missing.has(name));

const settings: Partial<Record<Name, string>> = {
  rust: 'target = "wasm32-unknown-unknown"\n',
  javascript: 'toolchain = "componentize-qjs"\n',
};
const project = {
  'wasmwright.toml': names
    .map((name) => `[components.${name}]\nworld = "${name === 'wat' ? 'other' : 'one'}"\n${settings[name] ?? ''}`)
    .join('\n'),
  'wit/one.wit': 'package demo:kept;\n\nworld one {\n  export run: func() -> u32;\n}\n',
  'wit/other.wit': 'world other {\n  export run: func() -> u32;\n}\n',
  '.gitignore': '*.log\n',
  ...Object.assign({}, ...names.map((name) => languages[name])),
};

interface Run {
  /** The components that were built, each with the reasons. */
  readonly built: Record<string, readonly string[]>;
  readonly digests: Record<string, string | undefined>;
  readonly ids: readonly string[];
  readonly code: number;
}

async function build(cwd: string, { env = {}, args = [] as string[] } = {}): Promise<Run> {
  const { code, stdout, stderr } = await wasmwright(['build', '--format', 'json', ...args], { cwd, env });
  const { components, findings }: Report = JSON.parse(stdout || '{}');
  expect(code, stdout + stderr).toBe(0);
  // Only what is built takes time.
  for (const { seconds, because } of components) expect(seconds !== undefined).toBe(because !== undefined);
  return {
    code,
    built: Object.fromEntries(components.flatMap(({ name, because }) => (because ? [[name, because]] : []))),
    digests: Object.fromEntries(components.map(({ name, digest }) => [name, digest])),
    ids: findings.map(({ id }) => id),
  };
}

const append = (folder: string, path: string, text: string) => appendFileSync(join(folder, path), text);
const replace = (folder: string, path: string, from: string, to: string) => {
  const before = readFileSync(join(folder, path), 'utf8');
  expect(before).toContain(from);
  writeFileSync(join(folder, path), before.replace(from, to));
};

describe(`what has not changed is not built again (skipped: ${[...missing].join(', ') || 'nothing'})`, () => {
  test('in any language, wherever its sources lie', async () => {
    await withFiles(project, async (folder) => {
      execFileSync('git', ['init', '--quiet'], { cwd: folder });
      const first = await build(folder);
      expect(first.built).toEqual(Object.fromEntries(names.map((name) => [name, ['no build of it is kept']])));

      const list = join(folder, 'processes.log');
      writeFileSync(list, '');
      const count = pathToFileURL(join(root, '__tests__/helpers/count-processes.mjs')).href;
      const again = await build(folder, { env: { NODE_OPTIONS: `--import ${count}`, PROCESSES: list } });
      expect(again).toEqual({ ...first, built: {} });
      expect(readFileSync(list, 'utf8'), 'processes that were started').toBe('');
      expect(execFileSync('git', ['status', '--porcelain'], { cwd: folder }).toString()).not.toContain('.wasmwright');

      const edits: readonly [what: string, edit: () => unknown, rebuilt: Partial<Record<Name, string>>][] = [
        ['a file beside', () => append(folder, 'README.md', 'More.\n'), {}],
        ['a file that git ignores', () => append(folder, 'wat/some.log', 'More.\n'), {}],
        ['a comment in the WIT', () => append(folder, 'wit/one.wit', '// More.\n'), {}],
        [
          'a world of one of them',
          () => replace(folder, 'wit/other.wit', 'export', 'import log: func();\n  export'),
          { wat: 'its world `other` has changed' },
        ],
        ['a source', () => append(folder, 'wat/app.wat', ';; more\n'), { wat: '`wat/app.wat` has changed' }],
        ['a new source', () => append(folder, 'wat/more.txt', ''), { wat: '`wat/more.txt` is new' }],
        [
          'a header of a header outside of the folder',
          () => replace(folder, 'shared/deep/deeper.h', '2', '3'),
          { c: '`shared/deep/deeper.h` has changed' },
        ],
        [
          'a module outside of the folder',
          () => replace(folder, 'shared/number.js', '= 3', '= 4'),
          { javascript: '`shared/number.js` has changed' },
        ],
        [
          'a crate outside of the folder',
          () => replace(folder, 'shared/number/src/lib.rs', '= 3', '= 4'),
          { rust: '`shared/number/src/lib.rs` has changed' },
        ],
        [
          'a Go module outside of the folder',
          () => append(folder, 'shared/gonumber/more.go', 'package number\n\nconst More uint32 = Number\n'),
          { go: '`shared/gonumber/more.go` is new' },
        ],
        [
          'a setting',
          () => replace(folder, 'wasmwright.toml', '[components.wat]', '[components.wat]\nprofile = "debug"'),
          { wat: 'its configuration has changed' },
        ],
      ];
      for (const [what, edit, rebuilt] of edits) {
        edit();
        const expected = Object.entries(rebuilt).flatMap(([name, because]) =>
          names.includes(name as Name) ? [[name, [because]]] : [],
        );
        expect((await build(folder)).built, what).toEqual(Object.fromEntries(expected));
      }

      if (names.includes('rust')) {
        const flags = await build(folder, { env: { RUSTFLAGS: '-Cdebuginfo=1' } });
        expect(flags.built).toEqual({ rust: ['`RUSTFLAGS` is new'] });
      }
      // Builds of before are there as well: whoever goes back to another branch waits for nothing.
      replace(folder, 'shared/deep/deeper.h', '3', '2');
      replace(folder, 'shared/number.js', '= 4', '= 3');
      const back = await build(folder);
      expect(back.built).toEqual({});
      expect([back.digests['c'], back.digests['javascript']]).toEqual([
        first.digests['c'],
        first.digests['javascript'],
      ]);

      const forced = await build(folder, { args: ['--force', '--component', 'wat'] });
      expect(forced.built).toEqual({ wat: ['`--force` asks for it'] });
      expect((await build(folder)).built).toEqual({});
    });
  }, 300_000);
});

/** Writes a core module whose `run` gives the number in a file. */
const maker = `import { readFileSync, writeFileSync } from 'node:fs';
const number = Number(readFileSync('../number.txt', 'utf8'));
writeFileSync('out.wasm', new Uint8Array([
  0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 5, 1, 0x60, 0, 1, 0x7f, 3, 2, 1, 0,
  7, 7, 1, 3, 0x72, 0x75, 0x6e, 0, 0, 10, 6, 1, 4, 0, 0x41, number, 0x0b,
]));
`;

const wat = { ...languages.wat, 'wit/other.wit': `package demo:kept;\n\n${project['wit/other.wit']}` };

describe('the store', () => {
  const objects = (folder: string) => join(folder, '.wasmwright/store/objects');

  test('gives nothing that is not what was written', () =>
    withFiles(wat, async (folder) => {
      const first = await build(folder);
      for (const object of readdirSync(objects(folder))) append(objects(folder), object, 'more');
      rmSync(join(folder, '.wasmwright/build'), { recursive: true });
      const second = await build(folder);
      expect(second).toMatchObject({
        digests: first.digests,
        ids: ['store-damaged'],
        built: { wat: ['what was kept of it is no longer what was written'] },
      });
      expect(await build(folder)).toMatchObject({ built: {}, ids: [], digests: first.digests });
    }));

  test('is built anew from what is left of it', () =>
    withFiles(wat, async (folder) => {
      const { digests } = await build(folder);
      const list = join(folder, '.wasmwright/store/wat.json');
      for (const damage of [
        () => writeFileSync(list, readFileSync(list, 'utf8').slice(0, -9)),
        () => writeFileSync(list, '{"version":1,"builds":[{}]}'),
        () => rmSync(objects(folder), { recursive: true }),
        () => rmSync(list),
      ]) {
        damage();
        rmSync(join(folder, '.wasmwright/build'), { recursive: true });
        expect(await build(folder)).toMatchObject({ digests, built: { wat: expect.any(Array) } });
        expect((await build(folder)).built).toEqual({});
      }
    }));

  test(
    'does not grow: what nothing names is taken away, and of a component the last builds are kept',
    () =>
      withFiles(wat, async (folder) => {
        for (let i = 0; i < 12; i++) {
          replace(folder, 'wat/app.wat', `i32.const ${i + 3}`, `i32.const ${i + 4}`);
          await build(folder);
        }
        expect(readdirSync(objects(folder)).length).toBeLessThanOrEqual(16);
        rmSync(join(folder, 'wat'), { recursive: true });
        await putFiles(folder, { 'next/app.wat': languages.wat['wat/app.wat'] });
        await build(folder);
        expect(readdirSync(join(folder, '.wasmwright/store')).sort()).toEqual(['next.json', 'objects']);
      }),
    60_000,
  );

  test('is the same from wherever the program runs', () =>
    withFiles(wat, async (folder) => {
      await build(folder);
      expect((await build(join(folder, 'wat'), { args: ['..'] })).built).toEqual({});
    }));

  test('keeps what a command has built only if the manifest says what it reads', () =>
    withFiles({ 'wit/other.wit': wat['wit/other.wit'], 'own/make.mjs': maker, 'number.txt': '3' }, async (folder) => {
      const manifest = (more = '') =>
        `[components.own]\nsource = "own"\nworld = "other"\nlanguage = "command"\nbuild = ["node", "make.mjs"]\nartifact = "out.wasm"\n${more}`;
      await putFiles(folder, { '.gitignore': 'out.wasm\n', 'wasmwright.toml': manifest() });
      execFileSync('git', ['init', '--quiet'], { cwd: folder });
      for (const _ of [1, 2]) {
        expect((await build(folder)).built['own']?.join()).toMatch(
          /`inputs` in wasmwright.toml can say what that reads/,
        );
      }
      await putFiles(folder, { 'wasmwright.toml': manifest('inputs = ["../number.txt"]\n') });
      const first = await build(folder);
      expect((await build(folder)).built).toEqual({});
      await putFiles(folder, { 'number.txt': '4' });
      const second = await build(folder);
      expect(second.built).toEqual({ own: ['`number.txt` has changed'] });
      expect(second.digests).not.toEqual(first.digests);
    }));

  test('gives what is packaged, in the place of a build', () =>
    withFiles(languages.c, async (folder) => {
      await putFiles(folder, { 'wit/one.wit': project['wit/one.wit'] });
      const first = await wasmwright(['ci'], { cwd: folder });
      expect(first.code, first.stdout + first.stderr).toBe(0);
      const made = wholeOutput(join(folder, 'wasmwright-out'));
      rmSync(join(folder, 'wasmwright-out'), { recursive: true });
      const second = await wasmwright(['ci'], { cwd: folder });
      expect(second.stderr).toMatch(/Unchanged {2}c\n/);
      expect(wholeOutput(join(folder, 'wasmwright-out'))).toBe(made);
    }));

  test('says why on the terminal, when it is asked', () =>
    withFiles(wat, async (folder) => {
      await build(folder);
      append(folder, 'wat/app.wat', ';; more\n');
      const { stderr } = await wasmwright(['build', '--explain'], { cwd: folder });
      expect(stderr).toContain('Building  wat, since `wat/app.wat` has changed');
      const again = await wasmwright(['build', '--explain'], { cwd: folder });
      expect(again.stderr).toMatch(/Unchanged {2}wat\n/);
      expect(existsSync(join(folder, `.wasmwright${sep}.gitignore`))).toBe(true);
    }));
});

test('what was found in the WIT is told where it stands now', () =>
  withFiles(
    {
      'wasmwright.toml': '[components.app]\ntoolchain = "componentize-qjs"\n',
      'wit/app.wit':
        'package demo:found;\n\ninterface counter {\n  add: func(more: u32) -> u32;\n}\n\nworld app {\n  export counter;\n}\n',
      'app/package.json': '{ "type": "module", "main": "app.js" }',
      'app/app.js': 'export const counter = { add: (more) => more };\n',
    },
    async (folder) => {
      const found = async () => {
        const { stdout, stderr } = await wasmwright(['build', '--format', 'json'], { cwd: folder });
        const { components, findings }: Report = JSON.parse(stdout || '{}');
        expect(findings, stdout + stderr).toMatchObject([{ id: 'wrong-values', component: 'app' }]);
        return { isKept: components[0]?.because === undefined, location: findings[0]?.location };
      };
      const before = await found();
      expect(before).toMatchObject({ isKept: false, location: { file: 'wit/app.wit', line: 4, column: 3 } });
      const moved = `// One line more.\n${readFileSync(join(folder, 'wit/app.wit'), 'utf8').replace('  add', '    add')}`;
      rmSync(join(folder, 'wit/app.wit'));
      writeFileSync(join(folder, 'wit/renamed.wit'), moved);
      expect(await found()).toEqual({
        isKept: true,
        location: {
          ...before.location,
          file: 'wit/renamed.wit',
          line: 5,
          column: 5,
          endLine: 5,
          endColumn: (before.location?.endColumn ?? 0) + 2,
        },
      });
    },
  ));
