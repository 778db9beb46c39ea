import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'wasmwright-tests');

/** A folder that is fetched once: `fetch` gets a place to work in, and names what is kept of it. Undefined when a program that it runs fails. */
export function fetchedOnce(name: string, fetch: (scratch: string) => string): string | undefined {
  const folder = join(cache, name);
  if (existsSync(folder)) return folder;
  const scratch = `${folder}.${process.pid}`;
  mkdirSync(scratch, { recursive: true });
  try {
    renameSync(join(scratch, fetch(scratch)), folder);
    return folder;
  } catch (failure) {
    if (failure instanceof Error && 'status' in failure) return undefined;
    throw failure;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
