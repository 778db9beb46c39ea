/** The number of the section that says how large a memory is, and the size of its pages. */
const memorySection = 5;
const page = 65_536;

/**
 * A module whose memory cannot grow beyond so many bytes: its binary says so (core specification, Limits), so whatever
 * runs it sees to it.
 */
export function bounded(module: Uint8Array, most: number): Uint8Array {
  for (let at = 8; at < module.length; ) {
    const id = module[at] ?? 0;
    const [size, body] = unsigned(module, at + 1);
    if (id === memorySection) {
      const [count, flags] = unsigned(module, body);
      const [least] = unsigned(module, flags + 1);
      if (count !== 1) throw new RangeError(`a module with ${count} memories cannot be bounded`);
      const pages = Math.max(least, Math.floor(most / page));
      const section = [1, 1, ...bytesOf(least), ...bytesOf(pages)];
      return Buffer.concat([
        module.subarray(0, at),
        Uint8Array.from([memorySection, ...bytesOf(section.length), ...section]),
        module.subarray(body + size),
      ]);
    }
    at = body + size;
  }
  throw new RangeError('a module without a memory cannot be bounded');
}

/** A number in LEB128, and where it ends. */
function unsigned(bytes: Uint8Array, at: number): readonly [value: number, end: number] {
  let value = 0;
  for (let i = at, scale = 1; ; i++, scale *= 128) {
    const byte = bytes[i] ?? 0;
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) return [value, i + 1];
  }
}

function bytesOf(value: number): number[] {
  const rest = Math.floor(value / 128);
  return rest === 0 ? [value] : [(value % 128) | 0x80, ...bytesOf(rest)];
}
