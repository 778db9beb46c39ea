import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { leavesOf } from '../../src/core/sections.js';
import { setsFlagsOfTarget } from '../../src/languages/rust/flags.js';
import type { Reproduced } from '../../src/reproduce/twice.js';
import { has, root, wasmwright, withCopy } from '../helpers/cli.js';
import { ofMachine } from '../helpers/machine.js';

const skips = async (names: readonly string[]) => {
  const there = await Promise.all(names.map(async (name) => !ofMachine[name] || (await has(...ofMachine[name]))));
  const missing = names.filter((_, i) => !there[i]);
  return missing.length > 0 ? ` (skipped: no ${missing.join(', no ')} on this machine)` : '';
};

const provider = (language: string) => `${language}-provider`;
const chosen = (languages: readonly string[]) => languages.flatMap((name) => ['--component', provider(name)]);

/** Checksums of what was packaged, by file. */
async function sums(folder: string): Promise<Record<string, string>> {
  const text = await readFile(join(folder, 'wasmwright-out/SHA256SUMS'), 'utf8');
  return Object.fromEntries(
    text
      .trimEnd()
      .split('\n')
      .map((line) => line.split('  ').reverse()),
  );
}

/** In hexadecimal: what is in the section behind its name and a length. */
const buildIds = async (file: string) =>
  leavesOf(await readFile(file))
    .filter(({ kind }) => kind === 'custom "build_id"')
    .map(({ body }) => Buffer.from(body.subarray(10)).toString('hex'));

const same = ['rust', 'go', 'c', 'cpp', 'zig'];
const reason = await skips(same);

test.skipIf(reason !== '')(
  `two folders give the same components and debug files${reason}`,
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'wasmwright-test-'));
    try {
      const places = ['one', 'another, much deeper/than-the/first'].map((place) => join(folder, place));
      for (const cwd of places) {
        await mkdir(cwd, { recursive: true });
        // Not what was built of it before.
        const filter = (path: string) => !/\/(\.wasmwright|wasmwright-out|target)$/.test(path);
        await cp(join(root, 'examples/polyglot'), cwd, { recursive: true, filter });
        const { code, stdout, stderr } = await wasmwright(['ci', ...chosen(same)], { cwd });
        expect(code, stdout + stderr).toBe(0);
      }
      const [one = {}, other = {}] = await Promise.all(places.map(sums));
      expect(Object.keys(one)).toHaveLength(2 * same.length);
      // Zig writes the folder of its sources into the debug file.
      const { 'zig-provider.debug.wasm': ofZig, ...others } = one;
      expect(other).toMatchObject(others);
      expect(other['zig-provider.debug.wasm']).not.toBe(ofZig);
      // Nothing of where it was built is in it.
      for (const language of same.filter((name) => name !== 'zig')) {
        for (const file of [`${provider(language)}.wasm`, `${provider(language)}.debug.wasm`]) {
          const bytes = await readFile(join(places[0] ?? '', 'wasmwright-out', file), 'latin1');
          expect(bytes.includes(folder), file).toBe(false);
        }
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  },
  900_000,
);

// A debug file has paths of libc that zig has built: where that was must not be told by the component.
for (const [language, source] of Object.entries({ c: 'divider.c', cpp: 'divider.cpp', zig: 'divider.zig' })) {
  test(`what only debuggers read is not in a component of ${language}, not even as an id`, () =>
    withCopy(join(root, '__tests__/languages/dividers'), async (cwd) => {
      await writeFile(join(cwd, 'wasmwright.toml'), `[components]\ndivider = { source = "${language}" }\n`);
      const file = join(cwd, language, source);
      const built = async () => {
        const { code, stdout, stderr } = await wasmwright(['ci'], { cwd });
        expect(code, stdout + stderr).toBe(0);
        return sums(cwd);
      };
      const before = await built();
      const [id, ...more] = await buildIds(join(cwd, 'wasmwright-out/divider.wasm'));
      expect([id?.length, more]).toEqual([language === 'zig' ? undefined : 40, []]);
      expect(id).not.toBe('00'.repeat(20));
      expect(await buildIds(join(cwd, 'wasmwright-out/divider.debug.wasm'))).toEqual(id === undefined ? [] : [id]);
      await writeFile(file, `// A comment moves all lines.\n${await readFile(file, 'utf8')}`);
      const after = await built();
      expect(after['divider.debug.wasm']).not.toBe(before['divider.debug.wasm']);
      expect(after['divider.wasm']).toBe(before['divider.wasm']);
    }));
}

const quickjs = 'toolchain = "componentize-qjs"';
/** By name: where its provider is, and what more the manifest says of it. */
const told: Readonly<Record<string, readonly [folder: string, more?: string]>> = {
  c: ['c'],
  javascript: ['javascript'],
  typescript: ['typescript'],
  'javascript-quickjs': ['javascript', quickjs],
  'typescript-quickjs': ['typescript', quickjs],
  python: ['python'],
};

test(
  'it is said which language makes other bytes each time, how many, where, and why',
  () =>
    withCopy(join(root, 'examples/polyglot'), async (cwd) => {
      const lines = Object.entries(told).map(
        ([name, [folder, ...more]]) =>
          `${name} = { ${[`source = "${folder}/provider"`, 'world = "provider"', ...more].join(', ')} }`,
      );
      await writeFile(join(cwd, 'wasmwright.toml'), ['[components]', ...lines, ''].join('\n'));
      const { code, stdout, stderr } = await wasmwright(['reproduce', '--format', 'json'], { cwd });
      expect(code, stdout + stderr).toBe(0);
      const { components, findings } = JSON.parse(stdout) as {
        components: readonly Reproduced[];
        findings: readonly { id: string; severity: string; component?: string; message: string }[];
      };
      const [c, ...varying] = Object.keys(told).map((name) => components.find((component) => component.name === name));
      expect(c).toMatchObject({ component: [], debug: [] });
      for (const { name, component = [] } of varying.map((one) => one ?? ({} as Partial<Reproduced>))) {
        // What lies in memory differs, and next to nothing else.
        const [most, ...others] = component;
        expect(most, name).toMatchObject({ module: 0, section: 'data' });
        expect(most?.bytes, name).toBeGreaterThan(0);
        expect(
          others.reduce((sum, { bytes }) => sum + bytes, 0),
          name,
        ).toBeLessThan(100);
        const finding = findings.find(({ component }) => component === name);
        expect(finding, name).toMatchObject({ id: 'not-reproducible', severity: 'note' });
        expect(finding?.message).toMatch(/: (StarlingMonkey|QuickJS|CPython) has run .* memory/);
      }
      expect(findings.filter(({ component }) => component === 'c')).toEqual([]);
    }),
  900_000,
);

describe('flags of the author are kept, wherever they are', async () => {
  const missing = await skips(['rust']);
  const config = (text: string) => ({ '.cargo/config.toml': text });
  const flags = 'rustflags = ["--cfg", "kept"]\n';
  const places: Readonly<Record<string, { files: Record<string, string>; env?: Record<string, string> }>> = {
    'those of all': { files: config(`[build]\n${flags}`) },
    'those of a target': { files: config(`[target.wasm32-unknown-unknown]\n${flags}`) },
    'those of some targets': { files: config(`[target.'cfg(target_arch = "wasm32")']\n${flags}`) },
    RUSTFLAGS: { files: {}, env: { RUSTFLAGS: '--cfg kept' } },
    CARGO_ENCODED_RUSTFLAGS: { files: {}, env: { CARGO_ENCODED_RUSTFLAGS: '--cfg\u001fkept' } },
  };
  test.skipIf(missing !== '')(
    `by cargo, which takes them from one place only${missing}`,
    async () => {
      const cwd = await mkdtemp(join(tmpdir(), 'wasmwright-test-'));
      try {
        expect((await wasmwright(['init', '--language', 'rust'], { cwd })).code).toBe(0);
        const folder = 'greeter';
        const source = join(cwd, folder, 'src/lib.rs');
        const text = await readFile(source, 'utf8');
        await writeFile(source, `#[cfg(not(kept))]\ncompile_error!("the flags are lost");\n${text}`);
        // Without any it does not build.
        expect((await wasmwright(['build'], { cwd })).stdout).toContain('the flags are lost');
        for (const [name, { files, env }] of Object.entries(places)) {
          await rm(join(cwd, '.cargo'), { recursive: true, force: true });
          for (const [path, text] of Object.entries(files)) {
            await mkdir(join(cwd, '.cargo'), { recursive: true });
            await writeFile(join(cwd, path), text);
          }
          const { code, stdout, stderr } = await wasmwright(['ci'], { cwd, ...(env && { env }) });
          expect(code, name + stdout + stderr).toBe(0);
          const { components } = JSON.parse(await readFile(join(cwd, 'wasmwright-out/report.json'), 'utf8'));
          const debug = await readFile(join(cwd, components[0].debug), 'latin1');
          expect(debug.includes(cwd), name).toBe(false);
        }
      } finally {
        await rm(cwd, { recursive: true });
      }
    },
    900_000,
  );

  test.each([
    ['[build]\nrustflags = ["a"]', false],
    ['[target.x]\nlinker = "l"\n[build]\nrustflags = ["a"]', false],
    ['[target.x]\nlinker = "l"\n\n# why\nrustflags = ["a"]', true],
    ['[target."cfg(all())"]\nrustflags = "a"', true],
    ['target.wasm32-wasip2.rustflags = ["a"]', true],
    ['# [target.x]\n# rustflags = ["a"]', false],
  ])('in %j: %j', (settings, sets) => expect(setsFlagsOfTarget(settings)).toBe(sets));
});
