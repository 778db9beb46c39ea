import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { root } from './core.js';

export const crate = 'wit-parser-0.258.0';

/** An input that wit-parser itself has for what it must refuse: a file, or a package with its dependencies. */
export interface RefusedInput {
  readonly name: string;
  readonly path: string;
}

/** All of them, downloaded once; undefined without a network. */
export async function refusedInputs(): Promise<readonly RefusedInput[] | undefined> {
  const folder = await parseFail();
  return folder === undefined
    ? undefined
    : readdirSync(folder)
        .map((name) => ({ name, path: join(folder, name) }))
        .filter(({ name, path }) => name.endsWith('.wit') || statSync(path).isDirectory());
}

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
