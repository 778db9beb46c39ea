import { chmod } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { putFiles } from '../helpers/files.js';

/** Writes a program that can be started. */
export async function putExecutable(path: string, text: string): Promise<void> {
  await putFiles(dirname(path), { [basename(path)]: text });
  await chmod(path, 0o755);
}
