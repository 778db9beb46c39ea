import type { Content } from './contents.js';
import { aligned, layoutOf, offsetsOf, payloadOffset, tagSize } from './layout.js';
import type { Case, NumberType, Shape } from './shape.js';

/** A place where a handle must be written when a function is called: nobody knows it before. */
export interface Blank {
  readonly address: number;
  readonly resource: number;
}

/** The memory of a stub while it is filled: what functions give lies in it from the start. */
export class Memory {
  /** Nothing lies at zero, which some take for nothing. */
  #bytes = new Uint8Array(1024);
  #end = 16;

  /** All of it, as it is when the stub begins. */
  get image(): Uint8Array {
    return this.#bytes.slice(0, this.#end);
  }

  /** Puts a value into it. Gives where it lies, and what is to be written there. */
  put(shape: Shape, content: Content): { readonly address: number; readonly blanks: readonly Blank[] } {
    const { size, align } = layoutOf(shape);
    const address = this.#take(size, align);
    const blanks: Blank[] = [];
    this.#store(shape, content, address, blanks);
    return { address, blanks };
  }

  #take(size: number, align: number): number {
    const address = aligned(this.#end, align);
    this.#end = address + size;
    if (this.#end > this.#bytes.length) {
      const larger = new Uint8Array(this.#end * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    return address;
  }

  get #view(): DataView {
    return new DataView(this.#bytes.buffer);
  }

  #store(shape: Shape, content: Content, at: number, blanks: Blank[]): void {
    switch (shape.is) {
      case 'number':
        writers[shape.as](this.#view, at, content);
        break;
      case 'string':
        this.#storeString(String(content), at);
        break;
      case 'list':
        this.#storeList(shape.of, items(content), at, blanks);
        break;
      case 'array': {
        const { size } = layoutOf(shape.of);
        for (const [i, item] of items(content).entries()) this.#store(shape.of, item, at + i * size, blanks);
        break;
      }
      case 'record':
      case 'tuple': {
        const { offsets } = offsetsOf(shape.fields);
        for (const [i, field] of shape.fields.entries()) {
          const inner = (content as Readonly<Record<string, Content>>)[field.name] ?? null;
          this.#store(field.shape, inner, at + (offsets[i] ?? 0), blanks);
        }
        break;
      }
      case 'variant':
      case 'enum':
      case 'option':
      case 'result': {
        const { index, payload } = caseOf(shape, content);
        this.#storeTag(index, tagSize(shape.cases), at);
        const inner = shape.cases[index]?.payload;
        if (inner) this.#store(inner, payload, at + payloadOffset(shape.cases), blanks);
        break;
      }
      case 'flags':
        for (const bit of bitsOf(shape.names, content)) {
          const byte = at + Math.floor(bit / 8);
          this.#bytes[byte] = (this.#bytes[byte] ?? 0) | (1 << (bit % 8));
        }
        break;
      case 'handle':
        blanks.push({ address: at, resource: shape.resource });
        break;
      case 'pipe':
        throw new TypeError('a stream or future has no value that is known beforehand');
    }
  }

  #storeString(text: string, at: number): void {
    const bytes = new TextEncoder().encode(text);
    const address = this.#take(bytes.length, 1);
    this.#bytes.set(bytes, address);
    this.#storePointer(address, bytes.length, at);
  }

  #storeList(of: Shape, contents: readonly Content[], at: number, blanks: Blank[]): void {
    const { size, align } = layoutOf(of);
    const address = this.#take(size * contents.length, align);
    for (const [i, item] of contents.entries()) this.#store(of, item, address + i * size, blanks);
    this.#storePointer(address, contents.length, at);
  }

  #storePointer(address: number, length: number, at: number): void {
    this.#view.setUint32(at, address, true);
    this.#view.setUint32(at + 4, length, true);
  }

  #storeTag(index: number, size: 1 | 2 | 4, at: number): void {
    if (size === 1) this.#view.setUint8(at, index);
    else if (size === 2) this.#view.setUint16(at, index, true);
    else this.#view.setUint32(at, index, true);
  }
}

/** Which case a value is, and what comes with it. */
export function caseOf(
  shape: Shape & { readonly cases: readonly Case[] },
  content: Content,
): { readonly index: number; readonly payload: Content } {
  if (shape.is === 'option') return { index: content === null ? 0 : 1, payload: items(content)[0] ?? null };
  if (shape.is === 'result') {
    const [name, payload] = Object.entries(content as object)[0] as [string, Content];
    return { index: name === 'ok' ? 0 : 1, payload };
  }
  const [name, payload = null] = shape.is === 'enum' ? [content] : items(content);
  return { index: shape.cases.findIndex((found) => found.name === name), payload };
}

export const bitsOf = (names: readonly string[], content: Content): readonly number[] =>
  items(content).map((name) => names.indexOf(String(name)));

const items = (content: Content): readonly Content[] => (Array.isArray(content) ? content : []);

const unusual: Readonly<Record<string, number>> = { nan: Number.NaN, inf: Infinity, '-inf': -Infinity, '-0': -0 };

/** A number as it is said in `src/wave/value.ts`. */
export const numberOf = (content: Content): number => unusual[String(content)] ?? Number(content);

type Write = (view: DataView, at: number, content: Content) => void;

const byte: Write = (view, at, content) => view.setUint8(at, Number(content));
const half: Write = (view, at, content) => view.setUint16(at, Number(content), true);
const word: Write = (view, at, content) => view.setUint32(at, Number(content), true);
const long: Write = (view, at, content) => view.setBigUint64(at, BigInt.asUintN(64, BigInt(String(content))), true);

const writers: Readonly<Record<NumberType, Write>> = {
  bool: byte,
  u8: byte,
  s8: byte,
  u16: half,
  s16: half,
  u32: word,
  s32: word,
  char: (view, at, content) => word(view, at, String(content).codePointAt(0) ?? 0),
  u64: long,
  s64: long,
  f32: (view, at, content) => view.setFloat32(at, numberOf(content), true),
  f64: (view, at, content) => view.setFloat64(at, numberOf(content), true),
};
