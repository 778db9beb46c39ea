import { reporting } from '../core/problems.js';
import { type FileReader, shown } from './wit-package.js';

/** The bytes of a module or component in a file. WebAssembly text (`.wat`) is assembled; stops when it is wrong. `most`: as many bytes are read. */
export async function readBinary(path: string, reader: FileReader, most?: number): Promise<Uint8Array> {
  const { files } = reader.platform;
  if (!path.endsWith('.wat')) return files.read(path, most);
  const text = await files.readText(path, most);
  return reporting({}, () => reader.core.components.assemble({ path: shown(path, reader), text }));
}
