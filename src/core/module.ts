import { leavesOf, Reader } from './sections.js';

/** The interface of a core module, as far as hosts look at it. */
export interface CoreInterface {
  readonly imports: readonly CoreImport[];
  readonly exports: readonly CoreItem[];
}

export interface CoreItem {
  readonly name: string;
  /** `func(i32, i64) -> (i32)`, `memory`, `table`, `global` or `tag`. */
  readonly type: string;
}

export interface CoreImport extends CoreItem {
  readonly module: string;
}

const kinds = ['func', 'table', 'memory', 'global', 'tag'] as const;
const numbers: Readonly<Record<number, string>> = {
  127: 'i32',
  126: 'i64',
  125: 'f32',
  124: 'f64',
  123: 'v128',
  112: 'funcref',
  111: 'externref',
};
const page = 65_536;

/** Reads the interface of a valid core module. */
export function interfaceOf(module: Uint8Array): CoreInterface {
  const bodies = new Map(leavesOf(module).map(({ kind, body }) => [kind, body]));
  const listOf = <T>(kind: string, item: (reader: Reader) => T): T[] => {
    const body = bodies.get(kind);
    const reader = body && new Reader(body, 0);
    return reader ? reader.list(() => item(reader)) : [];
  };
  const types = listOfTypes(bodies.get('type'));
  const typeOf = (index: number) => types[index] ?? 'func';
  const imports = listOf('import', (reader) => importFrom(reader, typeOf));
  const functions = [
    ...imports.filter(({ type }) => type.startsWith('func')).map(({ type }) => type),
    ...listOf('function', (reader) => typeOf(reader.number())),
  ];
  const exports = listOf('export', (reader) => {
    const name = reader.text();
    const kind = kinds[reader.byte()] ?? 'tag';
    const index = reader.number();
    return { name, type: kind === 'func' ? (functions[index] ?? kind) : kind };
  });
  return { imports, exports };
}

/** What the memories of all modules in a binary begin with, in bytes. */
export function initialMemory(binary: Uint8Array): number {
  const pages = leavesOf(binary).flatMap(({ kind, body }) => (kind === 'memory' ? new Reader(body, 0) : []));
  return pages.reduce((sum, reader) => sum + reader.list(() => limits(reader)).reduce((a, b) => a + b, 0), 0) * page;
}

/** Those that are functions of numbers, up to the first that is something else. */
function listOfTypes(body: Uint8Array | undefined): string[] {
  if (!body) return [];
  const reader = new Reader(body, 0);
  const types: string[] = [];
  for (let left = reader.number(); left > 0 && reader.byte() === 0x60; left--) {
    const values = () => reader.list(() => numbers[reader.byte()]);
    const [params, results] = [values(), values()];
    if ([...params, ...results].includes(undefined)) break;
    types.push(`func(${params.join(', ')})${results.length > 0 ? ` -> (${results.join(', ')})` : ''}`);
  }
  return types;
}

function importFrom(reader: Reader, typeOf: (index: number) => string): CoreImport {
  const [module, name] = [reader.text(), reader.text()];
  const kind = kinds[reader.byte()] ?? 'tag';
  if (kind === 'func') return { module, name, type: typeOf(reader.number()) };
  if (kind === 'table' || kind === 'global') valueType(reader);
  if (kind === 'table' || kind === 'memory') limits(reader);
  if (kind === 'global' || kind === 'tag') reader.number();
  if (kind === 'tag') reader.number();
  return { module, name, type: kind };
}

/** A reference to a type has a second part. */
function valueType(reader: Reader): void {
  const first = reader.byte();
  if (first === 0x63 || first === 0x64) reader.number();
}

/** What a memory or table begins with. */
function limits(reader: Reader): number {
  const flags = reader.byte();
  const least = reader.number();
  if (flags & 1) reader.number();
  if (flags & 8) reader.number();
  return least;
}
