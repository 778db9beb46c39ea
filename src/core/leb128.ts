/** An unsigned integer of 32 bits in LEB128 (core specification, Values). */
export function leb128(number: number): Uint8Array {
  const bytes: number[] = [];
  for (let rest = number; ; rest >>>= 7) {
    if (rest < 0x80) return Uint8Array.from([...bytes, rest]);
    bytes.push((rest & 0x7f) | 0x80);
  }
}

/** Content after the number of its bytes. */
export const sized = (content: Uint8Array): Uint8Array => Buffer.concat([leb128(content.length), content]);
