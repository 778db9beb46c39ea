import type { Resolved, TypeRef } from '../core/index.js';

/** The types of core WebAssembly. */
export type CoreType = 'i32' | 'i64' | 'f32' | 'f64';

/** A WIT type as the canonical ABI sees it: names of types are gone, and what is passed in the same way is the same. */
export type Shape =
  | { readonly is: 'number'; readonly as: NumberType; readonly core: CoreType; readonly bytes: 1 | 2 | 4 | 8 }
  | { readonly is: 'string' }
  | { readonly is: 'list'; readonly of: Shape }
  | { readonly is: 'array'; readonly of: Shape; readonly length: number }
  | { readonly is: 'record'; readonly fields: readonly Field[] }
  | { readonly is: 'tuple'; readonly fields: readonly Field[] }
  | { readonly is: 'variant'; readonly cases: readonly Case[] }
  | { readonly is: 'enum'; readonly cases: readonly Case[] }
  | { readonly is: 'option'; readonly cases: readonly Case[] }
  | { readonly is: 'result'; readonly cases: readonly Case[] }
  | { readonly is: 'flags'; readonly names: readonly string[] }
  /** `resource`: what it is defined as, whichever names it is used by. */
  | { readonly is: 'handle'; readonly resource: number; readonly isOwned: boolean }
  /** A stream, a future, or the context of an error: only a host, or code that runs on, has one. */
  | { readonly is: 'pipe' };

export type NumberType = Exclude<TypeRef['tag'], 'defined' | 'string' | 'error-context'>;

export interface Field {
  readonly name: string;
  readonly shape: Shape;
}

export interface Case {
  readonly name: string;
  readonly payload?: Shape;
}

const numbers: Readonly<Record<NumberType, readonly [CoreType, 1 | 2 | 4 | 8]>> = {
  bool: ['i32', 1],
  u8: ['i32', 1],
  s8: ['i32', 1],
  u16: ['i32', 2],
  s16: ['i32', 2],
  u32: ['i32', 4],
  s32: ['i32', 4],
  char: ['i32', 4],
  u64: ['i64', 8],
  s64: ['i64', 8],
  f32: ['f32', 4],
  f64: ['f64', 8],
};

/** Reads the shapes of types; one that several use is read once. */
export function shapesOf({ types }: Resolved): (ref: TypeRef) => Shape {
  const known = new Map<number, Shape>();
  const of = (ref: TypeRef): Shape => {
    if (ref.tag === 'string') return { is: 'string' };
    if (ref.tag === 'error-context') return { is: 'pipe' };
    if (ref.tag !== 'defined') {
      const [core, bytes] = numbers[ref.tag];
      return { is: 'number', as: ref.tag, core, bytes };
    }
    const shape = known.get(ref.val) ?? defined(ref.val);
    known.set(ref.val, shape);
    return shape;
  };
  const maybe = (name: string, ref: TypeRef | undefined): Case => ({ name, ...(ref && { payload: of(ref) }) });
  const defined = (id: number): Shape => {
    const kind = types[id]?.kind;
    switch (kind?.tag) {
      case 'alias':
        return of(kind.val);
      case 'list':
        return { is: 'list', of: of(kind.val) };
      case 'map':
        return { is: 'list', of: tuple([of(kind.val.key), of(kind.val.value)]) };
      case 'fixed-length-list':
        return { is: 'array', of: of(kind.val.element), length: kind.val.length };
      case 'record':
        return { is: 'record', fields: kind.val.map(({ name, ty }) => ({ name, shape: of(ty) })) };
      case 'tuple':
        return tuple([...kind.val].map(of));
      case 'variant':
        return { is: 'variant', cases: kind.val.map(({ name, payload }) => maybe(name, payload)) };
      case 'enum':
        return { is: 'enum', cases: kind.val.map(({ name }) => ({ name })) };
      case 'option':
        return { is: 'option', cases: [{ name: 'none' }, maybe('some', kind.val)] };
      case 'result':
        return { is: 'result', cases: [maybe('ok', kind.val.ok), maybe('err', kind.val.err)] };
      case 'flags':
        return { is: 'flags', names: kind.val.map(({ name }) => name) };
      case 'own':
      case 'borrow':
        return { is: 'handle', resource: definition(kind.val, types), isOwned: kind.tag === 'own' };
      // A resource by its name alone stands for a handle that is owned.
      case 'resource':
        return { is: 'handle', resource: id, isOwned: true };
      default:
        return { is: 'pipe' };
    }
  };
  return of;
}

const tuple = (shapes: readonly Shape[]): Shape => ({
  is: 'tuple',
  fields: shapes.map((shape, i) => ({ name: String(i), shape })),
});

/** What a type is another name for, at the end of all names. */
export function definition(id: number, types: Resolved['types']): number {
  const kind = types[id]?.kind;
  return kind?.tag === 'alias' && kind.val.tag === 'defined' ? definition(kind.val.val, types) : id;
}
