import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { File, Resolved, WitSource } from '../../src/core/index.js';
import { root } from '../core/core.js';
import { crateFolder } from '../helpers/crate.js';
import { withWorlds } from './mutated.js';

/** A package that somebody has published. */
export interface RealPackage {
  readonly name: string;
  readonly source: WitSource;
  /** With a world that imports each of its interfaces and one that exports each. */
  readonly resolved: Resolved;
}

const crates = [
  ['spin-sdk', '5.0.0', '72e9705e63f1e7f955b3c9bef754a6f957624d734c6091990a2dc6f1e135625d', 'wit'],
  [
    'viceroy-lib',
    '0.22.0',
    '26bb54bfe28f97ec2c475a1ef1368c45bb832908ca23c1901f27c09b275cde20',
    'wasm_abi/wit/deps/fastly',
  ],
  ['wasmcloud-component', '0.2.0', '3ee73f72dea00b87826a9111ffa236f39ea0a3d892039f00ae5f6f5a93055ba7', 'wit'],
] as const;

/** WASI 0.2 and 0.3, and the worlds of three hosts as far as their crates can be had. */
export async function realPackages(): Promise<{ packages: readonly RealPackage[]; missing: readonly string[] }> {
  const wasi = join(root, 'node_modules/@bytecodealliance/jco/lib/wit/builtin');
  const packages = ['0.2.12', '0.3.0'].flatMap((version) => {
    const all = readdirSync(join(wasi, version)).map((name) => join(wasi, version, name));
    return all.map((folder) => packageIn(`${folder.split('/').at(-1)}@${version}`, folder, all));
  });
  const missing: string[] = [];
  for (const [name, version, sha256, path] of crates) {
    const folder = await crateFolder(name, version, sha256);
    if (folder === undefined) missing.push(name);
    else packages.push(packageIn(name, join(folder, path), dependencies(join(folder, path))));
  }
  return { packages, missing };
}

/** The packages in `deps`, or those beside a package that is itself in there. */
function dependencies(folder: string): readonly string[] {
  const deps = existsSync(join(folder, 'deps')) ? join(folder, 'deps') : join(folder, '..');
  return readdirSync(deps).map((name) => join(deps, name));
}

function packageIn(name: string, folder: string, all: readonly string[]): RealPackage {
  const others = all.filter((other) => other !== folder && statSync(other).isDirectory());
  const source: WitSource = {
    files: filesIn(folder),
    dependencies: others.map(filesIn),
    features: { tag: 'all' },
  };
  return { name, source, resolved: withWorlds(source) };
}

const filesIn = (folder: string): File[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.wit'))
    .map((file) => ({ path: join(folder, file), text: readFileSync(join(folder, file), 'utf8') }));
