import { reporting } from '../core/problems.js';
import type { WitReader } from './wit-package.js';

/** The bytes of a module or component in a file. WebAssembly text (`.wat`) is assembled; stops when it is wrong. */
export async function readBinary(path: string, { platform: { files }, core }: WitReader): Promise<Uint8Array> {
  if (!path.endsWith('.wat')) return files.read(path);
  const text = await files.readText(path);
  return reporting({}, () => core.components.assemble({ path, text }));
}
