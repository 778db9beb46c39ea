import { leb128, sized } from './leb128.js';
import { Reader } from './sections.js';

/** The number of the section that says how large a memory is, and the size of its pages. */
const memorySection = 5;
const page = 65_536;

/**
 * A module whose memory cannot grow beyond so many bytes: its binary says so (core specification, Limits), so whatever
 * runs it sees to it.
 */
export function bounded(module: Uint8Array, most: number): Uint8Array {
  const reader = new Reader(module, 8);
  while (!reader.atEnd()) {
    const start = reader.at;
    const id = reader.byte();
    const body = new Reader(reader.take(reader.number()), 0);
    if (id !== memorySection) continue;
    const count = body.number();
    if (count !== 1) throw new RangeError(`a module with ${count} memories cannot be bounded`);
    body.byte(); // Whether there is a maximum already.
    const least = body.number();
    const pages = Math.max(least, Math.floor(most / page));
    return Buffer.concat([
      module.subarray(0, start),
      Uint8Array.of(memorySection),
      sized(Buffer.concat([Uint8Array.of(1, 1), leb128(least), leb128(pages)])),
      module.subarray(reader.at),
    ]);
  }
  throw new RangeError('a module without a memory cannot be bounded');
}
