import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';

const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'wasmwright-tests');

/** The folder of a crate, downloaded once; undefined without a network. */
export async function crateFolder(name: string, version: string, sha256: string): Promise<string | undefined> {
  const crate = `${name}-${version}`;
  const folder = join(cache, crate);
  if (!existsSync(folder)) {
    const archive = await download(name, crate);
    if (!archive) return undefined;
    expect(createHash('sha256').update(archive).digest('hex')).toBe(sha256);
    const unpacked = join(cache, `${crate}.${process.pid}`);
    mkdirSync(unpacked, { recursive: true });
    writeFileSync(join(unpacked, 'crate'), archive);
    execFileSync('tar', ['-xzf', 'crate'], { cwd: unpacked });
    if (!existsSync(folder)) renameSync(join(unpacked, crate), folder);
    rmSync(unpacked, { recursive: true });
  }
  return folder;
}

async function download(name: string, crate: string): Promise<Uint8Array | undefined> {
  try {
    const response = await fetch(`https://static.crates.io/crates/${name}/${crate}.crate`);
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
  } catch {
    return undefined;
  }
}
