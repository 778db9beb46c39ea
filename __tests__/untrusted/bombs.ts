// Components that do harm to whoever reads or calls them, made here.
import { core } from '../core/core.js';

const assembled = (text: string): Uint8Array => core.components.assemble({ path: 'bomb.wat', text });

/** A component with a function `go`, of the text of a core module that has one. */
const component = (module: string) =>
  assembled(`(component
    (core module $m ${module})
    (core instance $i (instantiate $m))
    (func (export "go") (result u32) (canon lift (core func $i "go"))))`);

const seven = '(func (export "go") (result i32) i32.const 7)';

export const good = component(seven);

/** Takes 16 MiB after the other and writes into all of them, until there is no more; and traps then, as programs do. */
const fill = `(loop
  (if (i32.eq (memory.grow (i32.const 256)) (i32.const -1)) (then unreachable))
  (memory.fill (i32.shl (i32.sub (memory.size) (i32.const 256)) (i32.const 16)) (i32.const 1) (i32.const 16777216))
  (br 0))`;

/** What harms when it is started or called. */
export const running = {
  'loops when it is called': component('(func (export "go") (result i32) (loop (br 0)) unreachable)'),
  'loops when it starts': component(`(func $s (loop (br 0))) (start $s) ${seven}`),
  'allocates when it is called': component(
    `(memory (export "memory") 1) (func (export "go") (result i32) ${fill} unreachable)`,
  ),
  'allocates when it starts': component(`(memory 1) (func $s ${fill}) (start $s) ${seven}`),
  'begins with too much memory': component(`(memory 60000) ${seven}`),
  'has many memories': assembled(`(component
    (core module $m (memory 3000) (func $s (memory.fill (i32.const 0) (i32.const 1) (i32.const 196608000))) (start $s))
    (core module $g ${seven})
    ${'(core instance (instantiate $m))'.repeat(90)}
    (core instance $i (instantiate $g))
    (func (export "go") (result u32) (canon lift (core func $i "go"))))`),
  'has a table that grows': component(
    `(table 1 funcref)
     (func (export "go") (result i32)
       (loop (if (i32.eq (table.grow (ref.null func) (i32.const 100000)) (i32.const -1)) (then unreachable)) (br 0))
       unreachable)`,
  ),
} satisfies Record<string, Uint8Array>;

/** The beginnings of components and core modules. */
const [componentHeader, moduleHeader] = [
  [0, 0x61, 0x73, 0x6d, 0x0d, 0, 1, 0],
  [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
];

function leb(value: number): number[] {
  const rest = Math.floor(value / 128);
  return rest === 0 ? [value] : [(value % 128) | 0x80, ...leb(rest)];
}

/** A type by its number shares its place with the simple types, which are negative. */
const signed = (value: number) => {
  const bytes = leb(value);
  const last = bytes.at(-1) ?? 0;
  return last < 0x40 ? bytes : [...bytes.slice(0, -1), last | 0x80, 0];
};

const section = (id: number, body: Uint8Array | readonly number[]) =>
  Buffer.concat([Uint8Array.from([id, ...leb(body.length)]), Uint8Array.from(body)]);

const binary = (header: readonly number[], ...sections: readonly Uint8Array[]) =>
  Buffer.concat([Uint8Array.from(header), ...sections]);

/** A component around a core module. */
const around = (module: Uint8Array) => binary(componentHeader, section(1, module));

/** As often as that, one after the other. */
const repeated = (times: number, bytes: readonly number[]) =>
  Buffer.alloc(times * bytes.length, Uint8Array.from(bytes));

const vector = (count: number, items: Uint8Array) => Buffer.concat([Uint8Array.from(leb(count)), items]);

/** A module with functions of these bodies, none of which takes or gives anything. */
const withBodies = (count: number, bodies: Uint8Array) =>
  around(
    binary(
      moduleHeader,
      section(1, [1, 0x60, 0, 0]),
      section(3, vector(count, repeated(count, [0]))),
      section(10, vector(count, bodies)),
    ),
  );

const body = (code: Uint8Array) => Buffer.concat([Uint8Array.from(leb(code.length)), code]);

/** Components in components, written from the innermost on. */
export function nested(depth: number): Uint8Array {
  const headers: Uint8Array[] = [];
  for (let i = 0, size = componentHeader.length; i < depth; i++) {
    const header = Uint8Array.from([...componentHeader, 4, ...leb(size)]);
    headers.push(header);
    size += header.length;
  }
  return Buffer.concat([...headers.reverse(), Uint8Array.from(componentHeader)]);
}

/** Valid, and more than a core with little memory can take. */
export const large = binary(
  componentHeader,
  section(7, vector(900_000, repeated(900_000, [0x6f, 4, 0x73, 0x73, 0x73, 0x73]))),
);

/** What is large or endless to whoever reads it. */
export const reading = {
  'says to have a section of a gigabyte': binary(componentHeader, Uint8Array.from([0, ...leb(2 ** 30), 1, 0x78])),
  'says to have four thousand million types': binary(componentHeader, section(7, leb(2 ** 32 - 1))),
  'has components in components': nested(5000),
  'has types in types': binary(
    componentHeader,
    section(
      7,
      vector(20_000, Buffer.concat([Uint8Array.from([0x70, 0x7d]), ...links(19_999, (i) => [0x70, ...signed(i)])])),
    ),
  ),
  'has types of which each is twice the one before': binary(
    componentHeader,
    section(
      7,
      vector(
        200,
        Buffer.concat([Uint8Array.from([0x7d]), ...links(199, (i) => [0x6f, 2, ...signed(i), ...signed(i)])]),
      ),
    ),
  ),
  'has blocks in blocks': withBodies(
    1,
    body(Buffer.concat([Uint8Array.from([0]), repeated(1_000_000, [0x02, 0x40]), repeated(1_000_001, [0x0b])])),
  ),
  'has a million functions and more': withBodies(1_100_000, repeated(1_100_000, [2, 0, 0x0b])),
  'has locals without number': withBodies(1000, repeated(1000, [8, 1, ...leb(2 ** 32 - 1), 0x7f, 0x0b])),
  'has a table of ten million branches': withBodies(
    1,
    body(
      Buffer.concat([
        Uint8Array.from([0, 0x41, 0, 0x0e, ...leb(10_000_000)]),
        repeated(10_000_000, [0]),
        Uint8Array.from([0, 0x0b]),
      ]),
    ),
  ),
} satisfies Record<string, Uint8Array>;

function links(count: number, link: (i: number) => readonly number[]): Uint8Array[] {
  return Array.from({ length: count }, (_, i) => Uint8Array.from(link(i)));
}
