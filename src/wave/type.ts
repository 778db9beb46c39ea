import type { Resolved, TypeRef } from '../core/index.js';

/** A WIT value type as plain data, complete in itself: what a child process is told of the values that it passes on. */
export type ValueType =
  | Primitive
  | { readonly list: ValueType }
  | { readonly tuple: readonly ValueType[] }
  | { readonly record: readonly (readonly [name: string, type: ValueType])[] }
  | { readonly variant: readonly (readonly [name: string, payload: ValueType | null])[] }
  | { readonly enum: readonly string[] }
  | { readonly flags: readonly string[] }
  | { readonly option: ValueType }
  | { readonly result: readonly [ok: ValueType | null, err: ValueType | null] };

export type Primitive =
  | 'bool'
  | 'u8'
  | 'u16'
  | 'u32'
  | 'u64'
  | 's8'
  | 's16'
  | 's32'
  | 's64'
  | 'f32'
  | 'f64'
  | 'char'
  | 'string';

/** The type, spelled out. None when a value of it has no text form: a resource, a stream, a future, a map. */
export function spellOut(ref: TypeRef, resolved: Resolved): ValueType | undefined {
  if (ref.tag === 'error-context') return undefined;
  if (ref.tag !== 'defined') return ref.tag;
  const kind = resolved.types[ref.val]?.kind;
  switch (kind?.tag) {
    case 'alias':
      return spellOut(kind.val, resolved);
    case 'list':
      return wrap(spellOut(kind.val, resolved), (list) => ({ list }));
    case 'option':
      return wrap(spellOut(kind.val, resolved), (option) => ({ option }));
    case 'fixed-length-list':
      return wrap(spellOut(kind.val.element, resolved), (list) => ({ list }));
    case 'tuple':
      return wrap(all(kind.val.map((item) => spellOut(item, resolved))), (tuple) => ({ tuple }));
    case 'record':
      return wrap(
        all(kind.val.map((field) => wrap(spellOut(field.ty, resolved), (type) => [field.name, type] as const))),
        (record) => ({
          record,
        }),
      );
    case 'variant':
      return wrap(
        all(kind.val.map((item) => wrap(maybe(item.payload, resolved), (payload) => [item.name, payload] as const))),
        (variant) => ({ variant }),
      );
    case 'enum':
      return { enum: kind.val.map((label) => label.name) };
    case 'flags':
      return { flags: kind.val.map((label) => label.name) };
    case 'result': {
      const [ok, err] = [maybe(kind.val.ok, resolved), maybe(kind.val.err, resolved)];
      return ok === undefined || err === undefined ? undefined : { result: [ok, err] };
    }
    default:
      return undefined;
  }
}

/** A payload that need not be there: `null` where it is not. */
function maybe(ref: TypeRef | undefined, resolved: Resolved): ValueType | null | undefined {
  return ref ? spellOut(ref, resolved) : null;
}

function wrap<A, B>(inner: A | undefined, outer: (inner: A) => B): B | undefined {
  return inner === undefined ? undefined : outer(inner);
}

function all<A>(items: readonly (A | undefined)[]): readonly A[] | undefined {
  return items.includes(undefined) ? undefined : (items as readonly A[]);
}
