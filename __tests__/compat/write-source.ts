import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { WitSource } from '../../src/core/index.js';

/** Writes a package as a folder that native tools read: each dependency in a folder of its own. */
export function writeSource(folder: string, { files, dependencies }: WitSource): string {
  for (const { path, text } of files) write(join(folder, basename(path)), text);
  for (const [i, dependency] of dependencies.entries()) {
    for (const { path, text } of dependency) write(join(folder, 'deps', String(i), basename(path)), text);
  }
  return folder;
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
