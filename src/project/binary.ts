import { reporting } from '../core/problems.js';
import type { FileReader } from './wit-package.js';

/** The bytes of a module or component in a file. WebAssembly text (`.wat`) is assembled; stops when it is wrong. */
export async function readBinary(path: string, { platform: { files }, core }: FileReader): Promise<Uint8Array> {
  if (!path.endsWith('.wat')) return files.read(path);
  const text = await files.readText(path);
  return reporting({}, () => core.components.assemble({ path, text }));
}
