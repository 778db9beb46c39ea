import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { WitSource } from '../../src/core/index.js';
import { core, problemOf, root, witFiles } from './core.js';

const crate = 'wit-parser-0.258.0';
const inputs = await parseFail();

/** The inputs that wit-parser itself has for what it must refuse, each a file or a package with its dependencies. */
describe.skipIf(inputs === undefined)(`tests/ui/parse-fail of ${crate} (skipped without network)`, () => {
  const names = inputs
    ? readdirSync(inputs).filter((name) => name.endsWith('.wit') || isFolder(join(inputs, name)))
    : [];

  test('are all there', () => expect(names.length).toBeGreaterThan(140));

  test.each(names.sort())('%s', (name) => {
    const problem = problemOf(() => core.wit.parse(sourceAt(join(inputs ?? '', name))));
    expect(problem?.kind).toMatch(/^wit-/);
    expect(problem?.message).toMatch(/^[^A-Z\n][^\n]*[^.\n]$/);
    expect(problem?.location?.path).toContain(name);
  });
});

/** Loads as wit-parser's own test does: with one feature, and with the packages in `deps`. */
function sourceAt(path: string): WitSource {
  const features: WitSource['features'] = { tag: 'only', val: ['active'] };
  if (!isFolder(path)) return { files: [{ path, text: readFileSync(path, 'utf8') }], dependencies: [], features };
  const deps = join(path, 'deps');
  const dependencies = existsSync(deps) ? readdirSync(deps).sort() : [];
  return { files: witFiles(path), dependencies: dependencies.map((name) => packageAt(join(deps, name))), features };
}

function packageAt(path: string) {
  return isFolder(path) ? witFiles(path) : [{ path, text: readFileSync(path, 'utf8') }];
}

function isFolder(path: string): boolean {
  return statSync(path).isDirectory();
}

/** The folder of the inputs, downloaded once; undefined without a network. */
async function parseFail(): Promise<string | undefined> {
  const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'wasmwright-tests');
  const folder = join(cache, crate);
  if (!existsSync(folder)) {
    const archive = await download();
    if (!archive) return undefined;
    expect(createHash('sha256').update(archive).digest('hex')).toBe(checksum());
    const unpacked = join(cache, `${crate}.${process.pid}`);
    mkdirSync(unpacked, { recursive: true });
    writeFileSync(join(unpacked, 'crate'), archive);
    execFileSync('tar', ['-xzf', 'crate'], { cwd: unpacked });
    renameSync(join(unpacked, crate), folder);
    rmSync(unpacked, { recursive: true });
  }
  return join(folder, 'tests/ui/parse-fail');
}

async function download(): Promise<Uint8Array | undefined> {
  try {
    const response = await fetch(`https://static.crates.io/crates/wit-parser/${crate}.crate`);
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
  } catch {
    return undefined;
  }
}

function checksum(): string | undefined {
  const lock = readFileSync(join(root, 'core/Cargo.lock'), 'utf8');
  return lock.match(/name = "wit-parser"\nversion = "0\.258\.0"\nsource = ".*"\nchecksum = "(.*)"/)?.[1];
}
