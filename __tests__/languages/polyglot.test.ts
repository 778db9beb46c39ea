import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { has, root, wasmwright, withCopy } from '../helpers/cli.js';
import { ofMachine } from '../helpers/machine.js';
import { inJco, inWasmtime } from '../hosts/loaders.js';

const needed = Object.values(ofMachine);
const isThere = await Promise.all(needed.map(([program, argument]) => has(program, argument)));
const missing = needed.flatMap(([program], i) => (isThere[i] ? [] : [program]));

interface Report {
  readonly outcome: string;
  readonly components: readonly { name: string; language: string; status: string; debug?: string }[];
  readonly compositions: readonly { name: string; status: string; imports: readonly string[] }[];
}

/** The table component × host is what Wasmtime, jco and wac say, as far as they are here. */
async function holdAgainstLoaders(cwd: string, names: readonly string[]): Promise<void> {
  const files = names.map((name) => join(cwd, 'wasmwright-out', `${name}.wasm`));
  const asked = ['wasmtime', 'jco', 'fastly', 'spin'].flatMap((host) => ['--host', host]);
  const { stdout } = await wasmwright(['check', ...asked, ...files, '--format', 'json'], { cwd });
  const { components }: HeldReport = JSON.parse(stdout);
  const told = (host: string) =>
    Object.fromEntries(components.map(({ name, hosts }) => [name, hosts.find((fit) => fit.host === host)?.fits]));
  const isPart = (name: string) => name.endsWith('-consumer');
  // What a consumer imports no host has; all else needs at most WASI.
  expect(told('jco')).toEqual(Object.fromEntries(names.map((name) => [name, !isPart(name)])));
  // They answer no requests.
  expect(Object.values({ ...told('fastly'), ...told('spin') })).not.toContain(true);
  const loaded: Record<string, boolean> = {};
  const scratch = join(cwd, 'loaded');
  for (const [i, name] of names.entries()) {
    loaded[name] = (await inJco(name, readFileSync(files[i] ?? ''), scratch)) === null;
  }
  expect(loaded).toEqual(told('jco'));
  if (await has('python3', '-c', 'import wasmtime')) {
    const said = await inWasmtime(files);
    expect(Object.fromEntries(names.map((name, i) => [name, said[i] === null]))).toEqual(told('wasmtime'));
  }
}

interface HeldReport {
  readonly components: readonly { name: string; hosts: readonly { host: string; fits: boolean }[] }[];
}

test.skipIf(missing.length > 0)(
  `each language is a provider for one and a consumer of another${missing.length > 0 ? ` (skipped: no ${missing.join(', no ')} on PATH)` : ''}`,
  () =>
    withCopy(join(root, 'examples/polyglot'), async (cwd) => {
      const { code, stdout, stderr } = await wasmwright(['ci', '--format', 'json'], { cwd });
      expect(code, `${stdout.slice(-4000)}${stderr}`).toBe(0);
      const { outcome, components, compositions }: Report = JSON.parse(stdout);
      expect(outcome).toBe('passed');
      expect(new Set(components.map(({ language }) => language))).toEqual(
        new Set(['rust', 'go', 'c', 'cpp', 'zig', 'javascript', 'typescript', 'python']),
      );
      expect([...components, ...compositions].filter(({ status }) => status !== 'passed')).toEqual([]);
      expect(compositions).toHaveLength(8);
      // Nothing of the interface between them is left to a host.
      expect(compositions.flatMap(({ imports }) => imports).filter((name) => !name.startsWith('wasi:'))).toEqual([]);
      await holdAgainstLoaders(
        cwd,
        [...components, ...compositions].map(({ name }) => name),
      );
    }),
  900_000,
);
