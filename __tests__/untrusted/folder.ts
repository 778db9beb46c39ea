import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** A folder for what a file of tests checks, and what puts something there: gives its name in it. */
export function folderOfFiles() {
  const folder = mkdtempSync(join(tmpdir(), 'wasmwright-bombs-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const file = (name: string, bytes: Uint8Array): string => {
    const path = `${name.replaceAll(' ', '-')}.wasm`;
    writeFileSync(join(folder, path), bytes);
    return path;
  };
  return { folder, file };
}
