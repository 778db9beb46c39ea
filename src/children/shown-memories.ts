/** Exports of memories that a module does not show by itself are called so, with a number. */
const prefix = 'wasmwright:memory:';

/** A core module that exports all memories that it defines, whatever else it exports. */
export function withShownMemories(bytes: Uint8Array): Uint8Array {
  const sections = sectionsOf(bytes);
  const memories = sections.find(({ id }) => id === 5);
  const defined = memories ? readNumber(memories.content, 0).value : 0;
  if (defined === 0) return bytes;
  const imported = WebAssembly.Module.imports(new WebAssembly.Module(bytes as BufferSource)).filter(
    ({ kind }) => kind === 'memory',
  ).length;
  const added = Array.from({ length: defined }, (_, i) => exportOf(imported + i));
  const own = sections.find(({ id }) => id === 7);
  const { value: count, next } = own ? readNumber(own.content, 0) : { value: 0, next: 0 };
  const content = [...number(count + defined), ...(own?.content.subarray(next) ?? []), ...added.flat()];
  // In the order of their numbers, but for custom sections, which have none, and two that came later.
  const at = own ? sections.indexOf(own) : sections.findIndex(({ id }) => id > 7 && id !== 13);
  const place = at < 0 ? sections.length : at;
  const all = sections.toSpliced(place, own ? 1 : 0, { id: 7, content: Uint8Array.from(content) });
  return Uint8Array.from([
    ...bytes.subarray(0, 8),
    ...all.flatMap(({ id, content }) => [id, ...number(content.length), ...content]),
  ]);
}

interface Section {
  readonly id: number;
  readonly content: Uint8Array;
}

function sectionsOf(bytes: Uint8Array): readonly Section[] {
  const sections: Section[] = [];
  for (let at = 8; at < bytes.length; ) {
    const { value: size, next } = readNumber(bytes, at + 1);
    sections.push({ id: bytes[at] ?? 0, content: bytes.subarray(next, next + size) });
    at = next + size;
  }
  return sections;
}

/** An export of a memory by its index. */
function exportOf(index: number): readonly number[] {
  const name = [...new TextEncoder().encode(`${prefix}${index}`)];
  return [...number(name.length), ...name, 2, ...number(index)];
}

/** An unsigned number in LEB128, and where it ends. */
function readNumber(bytes: Uint8Array, from: number): { readonly value: number; readonly next: number } {
  for (let [value, shift, at] = [0, 0, from]; ; shift += 7) {
    const byte = bytes[at++] ?? 0;
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return { value, next: at };
  }
}

function number(value: number): readonly number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...number(Math.floor(value / 0x80))];
}
