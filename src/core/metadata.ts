import { sized } from './leb128.js';
import { Reader } from './sections.js';

/** What a binary says of itself, by the names of its custom sections (tool-conventions; wasm-metadata). */
export interface Metadata {
  readonly version?: string;
  readonly description?: string;
  readonly authors?: string;
  readonly licenses?: string;
  readonly source?: string;
  readonly homepage?: string;
  readonly revision?: string;
}

/** What is known of some values; what is not is left out. */
export const metadataOf = (values: Readonly<Partial<Record<keyof Metadata, string | undefined>>>): Metadata =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Metadata;

const names: readonly string[] = [
  'version',
  'description',
  'authors',
  'licenses',
  'source',
  'homepage',
  'revision',
] satisfies (keyof Metadata)[];

/** A component or module with metadata in the place of what it says; what is not told it keeps. */
export function withMetadata(binary: Uint8Array, name: string, metadata: Metadata): Uint8Array {
  const told = names.filter((key) => metadata[key as keyof Metadata] !== undefined);
  const naming = binary[6] === 0 ? 'name' : 'component-name';
  let inner: Uint8Array = new Uint8Array();
  const kept: Uint8Array[] = [];
  for (const { section, custom, content } of sectionsOf(binary)) {
    if (custom === naming) inner = content;
    else if (custom === undefined || !told.includes(custom)) kept.push(section);
  }
  const sections = told.map((key) => customSection(key, utf8(metadata[key as keyof Metadata] ?? '')));
  return Buffer.concat([binary.subarray(0, 8), ...kept, customSection(naming, named(inner, name)), ...sections]);
}

/** A section of the outermost layer. */
interface Section {
  readonly section: Uint8Array;
  /** The name of a custom one, and what is in it. */
  readonly custom?: string;
  readonly content: Uint8Array;
}

function* sectionsOf(binary: Uint8Array): Generator<Section> {
  const reader = new Reader(binary, 8);
  while (!reader.atEnd()) {
    const start = reader.at;
    const id = reader.byte();
    const content = reader.take(reader.number());
    const section = binary.subarray(start, reader.at);
    if (id !== 0) yield { section, content };
    else {
      const inner = new Reader(content, 0);
      const custom = inner.text();
      yield { section, custom, content: content.subarray(inner.at) };
    }
  }
}

/** The names of a module or component with one for the whole, in subsection 0 (core specification, Name Section). */
function named(names: Uint8Array, name: string): Uint8Array {
  const kept: Uint8Array[] = [];
  const reader = new Reader(names, 0);
  while (!reader.atEnd()) {
    const start = reader.at;
    const id = reader.byte();
    reader.take(reader.number());
    if (id !== 0) kept.push(names.subarray(start, reader.at));
  }
  return Buffer.concat([Uint8Array.of(0), sized(sized(utf8(name))), ...kept]);
}

const customSection = (name: string, content: Uint8Array): Uint8Array =>
  Buffer.concat([Buffer.from([0]), sized(Buffer.concat([sized(utf8(name)), content]))]);

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
