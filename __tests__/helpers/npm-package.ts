import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';

const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'wasmwright-tests');

/** The folder of an npm package, fetched once and without what it depends on; undefined without a registry. */
export function npmPackageFolder(name: string, version: string, sha512: string): string | undefined {
  const folder = join(cache, `${name.replace(/^@/, '').replace('/', '-')}-${version}`);
  if (existsSync(folder)) return folder;
  const fetched = `${folder}.${process.pid}`;
  mkdirSync(fetched, { recursive: true });
  try {
    const args = ['pack', '--silent', '--pack-destination', fetched, `${name}@${version}`];
    const archive = execFileSync('npm', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    const bytes = readFileSync(join(fetched, archive));
    expect(createHash('sha512').update(bytes).digest('base64')).toBe(sha512);
    execFileSync('tar', ['-xzf', archive], { cwd: fetched });
    renameSync(join(fetched, 'package'), folder);
    return folder;
  } catch (failure) {
    if (failure instanceof Error && 'status' in failure) return undefined;
    throw failure;
  } finally {
    rmSync(fetched, { recursive: true, force: true });
  }
}
