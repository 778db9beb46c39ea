import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { TooLarge } from './platform.js';

/**
 * Reads a file of no more than so many bytes. One that says to be larger is not read at all; what has no size, such as
 * a pipe or a device, is read until it is too much.
 */
export function readAtMost(path: string, most: number): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const stats = fstatSync(file);
    if (stats.size > most) throw new TooLarge(path, stats.size, most);
    const chunks: Uint8Array[] = [];
    for (let size = 0; ; ) {
      // One byte more than there should be shows the end.
      const chunk = Buffer.allocUnsafeSlow(stats.size > size ? stats.size - size + 1 : 65_536);
      const read = readSync(file, chunk);
      if (read === 0) return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
      size += read;
      if (size > most) throw new TooLarge(path, undefined, most);
      chunks.push(chunk.subarray(0, read));
    }
  } finally {
    closeSync(file);
  }
}
