import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { transpile } from '@bytecodealliance/jco';
import { root } from '../core/core.js';

/** What Wasmtime says of components: none, or why it does not instantiate one. By its wheel, with WASI 0.2 and HTTP. */
export function inWasmtime(files: readonly string[]): Promise<readonly (string | null)[]> {
  const script = join(root, '__tests__/hosts/instantiate.py');
  return new Promise((resolve, reject) =>
    execFile('python3', [script, ...files], { maxBuffer: 1 << 26 }, (failure, stdout) =>
      failure ? reject(failure) : resolve(JSON.parse(stdout)),
    ),
  );
}

/** Packages as their makers publish them, and a world of those for each way into a host, for wac. */
export interface Published {
  /** Folders of WIT: a package, and those that it needs in `deps`. */
  readonly folders: readonly string[];
  /** What a component may import, and must export, in each. */
  readonly worlds: Readonly<Record<string, string>>;
}

/** The ways into a host that a component fits, by native wac. */
export function byWac(file: string, { folders, worlds }: Published, scratch: string): readonly string[] {
  const wit = join(scratch, 'wit');
  rmSync(wit, { recursive: true, force: true });
  for (const [i, folder] of folders.entries()) {
    cpSync(join(folder, 'deps'), join(wit, 'deps'), { recursive: true });
    cpSync(folder, join(wit, `deps/main-${i}`), { recursive: true, filter: (path) => !path.endsWith('/deps') });
  }
  const texts = Object.entries(worlds).map(([name, items]) => `world ${name} { ${items} }`);
  writeFileSync(join(wit, 'worlds.wit'), `package test:worlds;\n${texts.join('\n')}\n`);
  return Object.keys(worlds).filter((world) => {
    const { status, stderr } = spawnSync('wac', ['targets', '--wit', wit, '--world', world, file], {
      encoding: 'utf8',
    });
    // Anything else is about the packages, and no verdict.
    if (status !== 0 && !/^error: (Imports|Exports|Type mismatches) /.test(stderr)) throw new Error(stderr);
    return status === 0;
  });
}

/** An engine of today has these: `i32.add` in constants, as for Python. */
const flags = Number.parseInt(process.versions.node, 10) < 22 ? ['--experimental-wasm-extended-const'] : [];

/** What jco and Node say: none, or why the component cannot be loaded. */
export async function inJco(name: string, bytes: Uint8Array, folder: string): Promise<string | null> {
  mkdirSync(join(folder, name), { recursive: true });
  try {
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code !== 'EEXIST') throw failure;
  }
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  try {
    const { files } = await transpile(bytes, { name, noTypescript: true });
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(join(folder, name, path, '..'), { recursive: true });
      writeFileSync(join(folder, name, path), content);
    }
    execFileSync(
      process.execPath,
      [
        ...flags,
        '-e',
        `await import(${JSON.stringify(pathToFileURL(join(folder, name, `${name}.js`)).href)}); process.exit(0)`,
        '--input-type=module',
      ],
      { stdio: 'pipe' },
    );
    return null;
  } catch (failure) {
    const said = String((failure as { stderr?: unknown }).stderr ?? failure);
    // It has all that it needs, and an engine that cannot wait for promises: Node 20 and 22 without a flag.
    return said.includes('WebAssembly.promising is not a function') ? null : said;
  }
}
