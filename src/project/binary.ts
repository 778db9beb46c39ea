import { reporting } from '../core/problems.js';
import { type FileReader, shown } from './wit-package.js';

/** The bytes of a module or component in a file. WebAssembly text (`.wat`) is assembled; stops when it is wrong. */
export async function readBinary(path: string, reader: FileReader): Promise<Uint8Array> {
  const { files } = reader.platform;
  if (!path.endsWith('.wat')) return files.read(path);
  const text = await files.readText(path);
  return reporting({}, () => reader.core.components.assemble({ path: shown(path, reader), text }));
}
