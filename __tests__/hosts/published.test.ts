import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { core } from '../core/core.js';
import { has } from '../helpers/cli.js';
import { crateFolder } from '../helpers/crate.js';
import { inTemporaryFolder } from '../helpers/git.js';
import { pythonSource } from '../helpers/python-source.js';
import { byWac, inJco, inWasmtime, type Published } from './loaders.js';
import { fitFor, hostCalled } from './open.js';
import { partOf } from './part.js';

const crate = (name: string, version: string, sha256: string) => crateFolder(name, version, sha256);
const fixtures = await crate(
  'wash-runtime',
  '0.1.0',
  '923ab5d931b80710829cafc72339bee71bb41e033d173cea1c42e9d983f756cf',
);
const viceroy = await crate(
  'viceroy-lib',
  '0.22.0',
  '26bb54bfe28f97ec2c475a1ef1368c45bb832908ca23c1901f27c09b275cde20',
);
const spin = pythonSource('spin-sdk', '5.0.0', 'bedd856e337bc3f4fec7ff9fff9b5ce78a81ac67d0f972a3ae9c9bf7e00ca5e6');
const python = await has('python3', '-c', 'import wasmtime');
const wac = await has('wac', '--version');

/** Components that others have built: what wasmCloud tests its host with, from Rust and JavaScript. */
const components: [name: string, bytes: Uint8Array][] = fixtures
  ? readdirSync(join(fixtures, 'tests/fixtures'))
      .filter((file) => file.endsWith('.wasm'))
      .map((file) => [file.replace('.wasm', ''), readFileSync(join(fixtures, 'tests/fixtures', file))])
  : [];
/** And some for the hosts below, made of nothing but their worlds. */
const made: [name: string, bytes: Uint8Array][] = [
  ['made-for-fastly', partOf(await hostCalled('fastly'), 'http', ['wasi:cli/environment@0.2.6#get-environment'])],
  ['made-for-spin', partOf(await hostCalled('spin@4'), 'http-0-2', ['wasi:cli/environment@0.2.6#get-environment'])],
  ['made-for-redis', partOf(await hostCalled('spin@4'), 'redis', [])],
];
const all = [...components, ...made];

const skipped = (...what: [there: unknown, name: string][]) => {
  const lacking = what.flatMap(([there, name]) => (there ? [] : [name]));
  return { skip: lacking.length > 0, why: lacking.length > 0 ? ` (skipped: no ${lacking.join(', no ')})` : '' };
};

async function verdicts(host: string): Promise<Record<string, boolean>> {
  const each = all.map(async ([name, bytes]) => [name, (await fitFor(host, bytes)).fits] as const);
  return Object.fromEntries(await Promise.all(each));
}

describe('the verdict on components of others is that of the host itself', () => {
  const runtime = skipped([fixtures, 'crates.io'], [python, 'wasmtime for Python']);
  test.skipIf(runtime.skip)(`Wasmtime instantiates it, or does not${runtime.why}`, () =>
    inTemporaryFolder(async (folder) => {
      const said = await inWasmtime(await written(folder));
      const loaded = Object.fromEntries(all.map(([name], i) => [name, said[i] === null]));
      expect(loaded).toEqual(await verdicts('wasmtime'));
      expect(new Set(Object.values(loaded))).toEqual(new Set([true, false]));
    }),
  );

  const node = skipped([fixtures, 'crates.io']);
  test.skipIf(node.skip)(`jco transpiles it and Node loads it, or does not${node.why}`, () =>
    inTemporaryFolder(async (folder) => {
      const loaded: Record<string, boolean> = {};
      for (const [name, bytes] of all) loaded[name] = (await inJco(name, bytes, folder)) === null;
      expect(loaded).toEqual(await verdicts('jco'));
      expect(new Set(Object.values(loaded))).toEqual(new Set([true, false]));
    }),
  );

  const fastly = skipped([fixtures && viceroy, 'crates.io'], [wac, 'wac']);
  test.skipIf(fastly.skip)(`wac holds it against what Fastly publishes${fastly.why}`, () =>
    inTemporaryFolder(async (folder) => {
      const published = {
        folders: [join(viceroy ?? '', 'wasm_abi/wit')],
        worlds: { http: 'include fastly:compute/service@0.1.0;' },
      };
      expect(await fitting(published, folder)).toEqual(await entries('fastly'));
    }),
  );

  const platform = skipped([fixtures, 'crates.io'], [spin, 'PyPI'], [wac, 'wac']);
  test.skipIf(platform.skip)(`wac holds it against what Spin publishes${platform.why}`, () =>
    inTemporaryFolder(async (folder) => {
      const published = {
        folders: [join(spin ?? '', 'src/spin_sdk/wit')],
        worlds: {
          http: 'include spin:up/http-trigger@4.1.0;',
          'http-0-2': 'include spin:up/platform@4.1.0; include fermyon:spin/http-trigger@3.0.0;',
          redis: 'include spin:up/redis-trigger@4.1.0;',
        },
      };
      expect(await fitting(published, folder)).toEqual(await entries('spin@4'));
    }),
  );

  /** The way in that each fits, by wac. */
  async function fitting(published: Published, folder: string): Promise<Record<string, string>> {
    const files = await written(folder);
    const said = files.map((file, i) => [all[i]?.[0] ?? '', byWac(file, published, folder).join(' ')]);
    return Object.fromEntries(said.filter(([, ways]) => ways !== ''));
  }

  /** The same, by us. */
  async function entries(host: string): Promise<Record<string, string>> {
    const each = all.map(async ([name, bytes]) => ({ name, fit: await fitFor(host, bytes) }));
    const fits = (await Promise.all(each)).filter(({ fit }) => fit.fits);
    expect(fits).not.toEqual([]);
    return Object.fromEntries(fits.map(({ name, fit: { entry = '' } }) => [name, entry]));
  }
});

async function written(folder: string): Promise<string[]> {
  const { writeFile } = await import('node:fs/promises');
  return Promise.all(
    all.map(async ([name, bytes]) => {
      await writeFile(join(folder, `${name}.wasm`), bytes);
      return join(folder, `${name}.wasm`);
    }),
  );
}

test('what was made for a host is a component', () => {
  for (const [, bytes] of made) expect(core.components.validate(bytes)).toBe('component');
});
