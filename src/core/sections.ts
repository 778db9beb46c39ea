/** A part of a binary, with the parts that it is made of. */
export interface Section {
  /** `code`, `data`, `core module`, `component`, …, with the name of a custom section: `custom "name"`. */
  readonly kind: string;
  /** In bytes, its own header included. */
  readonly size: number;
  /** Of a module or component inside of this one. */
  readonly sections?: readonly Section[];
}

/** Who had a hand in making a binary: `language`, `processed-by` or `sdk`, a name and a version (tool-conventions, ProducersSection.md). */
export interface Producer {
  readonly field: string;
  readonly name: string;
  readonly version: string;
}

export interface Binary {
  readonly sections: readonly Section[];
  /** Each once, from all modules in it. */
  readonly producers: readonly Producer[];
}

/** The numbers of sections, by layer (core specification, Binary Format; Component Model, Binary.md). */
const kinds = {
  module: 'custom type import function table memory global export start element code data data-count tag'.split(' '),
  component:
    'custom,core module,core instance,core type,component,instance,alias,type,canon,start,import,export,value'.split(
      ',',
    ),
} as const;

/** Reads the sections of a valid binary, down into the modules and components that are nested in it. */
export function readSections(bytes: Uint8Array): Binary {
  const producers = new Map<string, Producer>();
  const sections = sectionsIn(bytes, (custom) => {
    for (const producer of producersIn(custom)) producers.set(Object.values(producer).join('\n'), producer);
  });
  return { sections, producers: [...producers.values()] };
}

/** A section that holds no module or component: its kind, and what is in it. */
export interface Leaf {
  readonly kind: string;
  readonly body: Uint8Array;
  /** The core module that it is of, counted from 0 through the whole binary; none: it is of a component. */
  readonly module?: number;
}

/** The sections of a valid binary and of all that is nested in it, in order. */
export function leavesOf(bytes: Uint8Array): readonly Leaf[] {
  const leaves: Leaf[] = [];
  let modules = 0;
  const collect = (binary: Uint8Array) => {
    const isModule = binary[6] === 0;
    const names = kinds[isModule ? 'module' : 'component'];
    const own = isModule ? { module: modules++ } : {};
    const reader = new Reader(binary, 8);
    while (!reader.atEnd()) {
      const kind = names[reader.byte()] ?? 'unknown';
      const body = reader.take(reader.number());
      if (kind === 'core module' || kind === 'component') collect(body);
      else leaves.push({ ...own, kind: kind === 'custom' ? `custom "${new Reader(body, 0).text()}"` : kind, body });
    }
  };
  collect(bytes);
  return leaves;
}

/** What active segments of a data section put into memory; none for one with others. */
export function memoryOf(data: Uint8Array): Uint8Array | undefined {
  const reader = new Reader(data, 0);
  const segments: { readonly start: number; readonly bytes: Uint8Array }[] = [];
  for (let left = reader.number(); left > 0; left--) {
    // Flags 0, then `i32.const START end`.
    if (reader.number() !== 0 || reader.byte() !== 0x41) return undefined;
    const start = reader.number();
    if (reader.byte() !== 0x0b) return undefined;
    segments.push({ start, bytes: reader.take(reader.number()) });
  }
  const memory = new Uint8Array(segments.reduce((end, { start, bytes }) => Math.max(end, start + bytes.length), 0));
  for (const { start, bytes } of segments) memory.set(bytes, start);
  return memory;
}

function sectionsIn(bytes: Uint8Array, tell: (producers: Reader) => void): Section[] {
  const names = kinds[bytes[6] === 0 ? 'module' : 'component'];
  const reader = new Reader(bytes, 8);
  const sections: Section[] = [];
  while (!reader.atEnd()) {
    const start = reader.at;
    const kind = names[reader.byte()] ?? 'unknown';
    const body = reader.take(reader.number());
    const size = reader.at - start;
    if (kind === 'core module' || kind === 'component') {
      sections.push({ kind, size, sections: sectionsIn(body, tell) });
    } else if (kind === 'custom') {
      const inner = new Reader(body, 0);
      const name = inner.text();
      if (name === 'producers') tellIfSound(inner, tell);
      sections.push({ kind: `custom "${name}"`, size });
    } else sections.push({ kind, size });
  }
  return sections;
}

/** Validators do not look into custom sections: one that makes no sense says nothing. */
function tellIfSound(custom: Reader, tell: (producers: Reader) => void): void {
  try {
    tell(custom);
  } catch (failure) {
    if (!(failure instanceof RangeError)) throw failure;
  }
}

function producersIn(custom: Reader): Producer[] {
  return custom
    .list(() => {
      const field = custom.text();
      return custom.list(() => ({ field, name: custom.text(), version: custom.text() }));
    })
    .flat();
}

/** Reads bytes one after the other. Fails with `RangeError` where there are no more. */
export class Reader {
  readonly #bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.at = at;
  }

  atEnd(): boolean {
    return this.at >= this.#bytes.length;
  }

  byte(): number {
    const byte = this.#bytes[this.at++];
    if (byte === undefined) throw new RangeError('the binary ends too early');
    return byte;
  }

  /** An unsigned integer of 32 bits in LEB128. */
  number(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte();
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  }

  take(length: number): Uint8Array {
    if (this.at + length > this.#bytes.length) throw new RangeError('the binary ends too early');
    this.at += length;
    return this.#bytes.subarray(this.at - length, this.at);
  }

  text(): string {
    return new TextDecoder().decode(this.take(this.number()));
  }

  list<T>(item: () => T): T[] {
    return Array.from({ length: this.number() }, item);
  }
}
