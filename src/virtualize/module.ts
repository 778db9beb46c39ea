import type { Content } from './contents.js';
import { type DropOf, dropParams } from './drops.js';
import { flatten, mostParams, mostResults } from './layout.js';
import { type Blank, Memory } from './memory.js';
import type { CoreType, Shape } from './shape.js';

/** A function of a stub. */
export interface Stubbed {
  /** The interface that it is of; none: the world itself. */
  readonly owner?: string;
  readonly name: string;
  readonly params: readonly Shape[];
  readonly result?: Shape;
  /** What it gives. None: calling it is a trap. */
  readonly gives?: Content;
}

/** A resource as a core module knows it. */
export interface Resource {
  readonly interface: string;
  readonly name: string;
  /** Whether it is the stub's own. */
  readonly isOwn: boolean;
}

/** The core module of a stub, as WebAssembly text: each function gives what is known beforehand, or traps. */
export function moduleText(functions: readonly Stubbed[], resources: ReadonlyMap<number, Resource>): string {
  const memory = new Memory();
  const imports = new Map<string, string>();
  const intrinsics = intrinsicsOf(resources, imports);
  const texts = functions.map((stubbed) => functionText(stubbed, memory, intrinsics));
  const { image } = memory;
  const start = Math.ceil((image.length + 1) / 16) * 16;
  return [
    '(module',
    ...imports.values(),
    `(memory (export "memory") ${Math.ceil(start / 65_536) + 1})`,
    `(global $free (mut i32) (i32.const ${start}))`,
    `(data (i32.const 0) "${escaped(image)}")`,
    realloc,
    ...texts.map((text) => text.replaceAll('START', String(start))),
    ')',
  ].join('\n');
}

interface Intrinsics {
  /** Makes a resource of the stub's own. */
  make(resource: number): string;
  readonly drop: DropOf;
}

/** What the module imports is what its functions come to need. */
function intrinsicsOf(resources: ReadonlyMap<number, Resource>, imports: Map<string, string>): Intrinsics {
  const take = (id: number, what: 'new' | 'drop', type: string): string => {
    const resource = resources.get(id);
    if (!resource) throw new RangeError(`there is no resource ${id}`);
    const name = `$${what}${id}`;
    const from = `${resource.isOwn ? '[export]' : ''}${resource.interface}`;
    imports.set(
      name,
      `(import ${quoted(from)} ${quoted(`[resource-${what}]${resource.name}`)} (func ${name} ${type}))`,
    );
    return name;
  };
  return {
    make: (id) => take(id, 'new', '(param i32) (result i32)'),
    // What the stub has made itself is lent to it as what it has made it from, which is no handle.
    drop: ({ resource, isOwned }) =>
      isOwned || !resources.get(resource)?.isOwn ? take(resource, 'drop', '(param i32)') : undefined,
  };
}

function functionText(stubbed: Stubbed, memory: Memory, intrinsics: Intrinsics): string {
  const { owner, name, params, result, gives } = stubbed;
  const locals: string[] = [];
  const takeLocal = () => {
    const local = `$local${locals.length}`;
    locals.push(`(local ${local} i32)`);
    return local;
  };
  const paramTypes = flatten(params, mostParams) ?? ['i32'];
  const resultTypes = result && flatten([result], mostResults);
  const body =
    gives === undefined
      ? ['(unreachable)']
      : [
          ...dropParams(params, intrinsics.drop, takeLocal),
          '(global.set $free (i32.const START))',
          ...(result ? giving(result, resultTypes, gives, memory, intrinsics) : []),
        ];
  const type = [
    ...paramTypes.map((param, i) => `(param $${i} ${param})`),
    ...(result ? [`(result ${resultTypes?.[0] ?? 'i32'})`] : []),
  ];
  const exported = quoted(owner === undefined ? name : `${owner}#${name}`);
  return [`(func (export ${exported}) ${type.join(' ')} ${locals.join(' ')}`, ...body, ')'].join('\n  ');
}

/** Values of one word are passed themselves, all others by where they lie. */
function giving(
  shape: Shape,
  flat: readonly CoreType[] | undefined,
  content: Content,
  memory: Memory,
  { make }: Intrinsics,
): readonly string[] {
  const { address, blanks } = memory.put(shape, content);
  // What it is made from is nothing; but jco takes zero for a handle that is gone.
  const fill = ({ address, resource }: Blank) =>
    `(i32.store (i32.const ${address}) (call ${make(resource)} (i32.const 1)))`;
  const value = flat ? `(${loadOf(shape)} (i32.const ${address}))` : `(i32.const ${address})`;
  return [...blanks.map(fill), value];
}

/** How the one word of a value is loaded, which is where the value begins. */
function loadOf(shape: Shape): string {
  switch (shape.is) {
    case 'number': {
      const { as, core, bytes } = shape;
      if (bytes >= 4) return `${core}.load`;
      return `i32.load${bytes * 8}_${as.startsWith('s') ? 's' : 'u'}`;
    }
    case 'array':
      return loadOf(shape.of);
    case 'record':
    case 'tuple':
      return loadOf(shape.fields[0]?.shape ?? shape);
    case 'flags':
      return word(shape.names.length <= 8 ? 1 : shape.names.length <= 16 ? 2 : 4);
    case 'variant':
    case 'enum':
    case 'option':
    case 'result':
      return word(shape.cases.length <= 256 ? 1 : shape.cases.length <= 65_536 ? 2 : 4);
    default:
      return 'i32.load';
  }
}

const word = (bytes: 1 | 2 | 4) => (bytes === 4 ? 'i32.load' : `i32.load${bytes * 8}_u`);

/** What is passed to a function is needed until it returns, and then all of the place is free again. */
const realloc = `(func (export "cabi_realloc") (param $old i32) (param $size i32) (param $align i32) (param $new i32) (result i32)
  (local $at i32)
  (local.set $at (i32.and (i32.add (global.get $free) (i32.sub (local.get $align) (i32.const 1))) (i32.sub (i32.const 0) (local.get $align))))
  (global.set $free (i32.add (local.get $at) (local.get $new)))
  (if (i32.lt_u (global.get $free) (local.get $at)) (then (unreachable)))
  (if (i32.gt_u (global.get $free) (i32.mul (memory.size) (i32.const 65536)))
    (then (if (i32.eq (i32.const -1) (memory.grow (i32.add (i32.const 1) (i32.shr_u (i32.sub (global.get $free) (i32.mul (memory.size) (i32.const 65536))) (i32.const 16))))) (then (unreachable)))))
  (if (local.get $size) (then (memory.copy (local.get $at) (local.get $old) (if (result i32) (i32.lt_u (local.get $size) (local.get $new)) (then (local.get $size)) (else (local.get $new))))))
  (local.get $at))`;

/** Names of WIT have no character that would have to be escaped. */
const quoted = (text: string) => `"${text}"`;

function escaped(bytes: Uint8Array): string {
  return [...bytes].map((byte) => `\\${byte.toString(16).padStart(2, '0')}`).join('');
}
