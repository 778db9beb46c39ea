import type { Resolved, TypeRef } from '../../core/index.js';

/** A core value by which a part of a WIT value is passed, and the types of the parts that share it. */
export interface Slot {
  readonly core: 'i32' | 'i64' | 'f32' | 'f64';
  readonly types: readonly string[];
}

/** The most core values by which parameters, and results, are passed: else they go through memory. */
export const mostFlat = { params: 16, result: 1 } as const;

/** `flatten_type` of the Canonical ABI. The parts that lie in memory anyway, such as those of a list, are none of it. */
export function flatten(ref: TypeRef, resolved: Resolved): readonly Slot[] {
  if (ref.tag === 'string') return [slot('i32'), slot('i32')];
  if (ref.tag !== 'defined') return [slot(coreOf(ref.tag), ref.tag)];
  const kind = resolved.types[ref.val]?.kind;
  const all = (refs: readonly TypeRef[]) => refs.flatMap((item) => flatten(item, resolved));
  switch (kind?.tag) {
    case 'alias':
      return flatten(kind.val, resolved);
    case 'record':
      return all(kind.val.map(({ ty }) => ty));
    case 'tuple':
      return all(kind.val);
    case 'fixed-length-list':
      return all(Array<TypeRef>(kind.val.length).fill(kind.val.element));
    case 'flags':
      return Array<Slot>(Math.ceil(kind.val.length / 32)).fill(slot('i32'));
    case 'list':
    case 'map':
      return [slot('i32'), slot('i32')];
    case 'variant':
      return cases(
        kind.val.map(({ payload }) => payload),
        resolved,
      );
    case 'option':
      return cases([undefined, kind.val], resolved);
    case 'result':
      return cases([kind.val.ok, kind.val.err], resolved);
    // Enums, handles, streams and futures.
    default:
      return [slot('i32')];
  }
}

function cases(payloads: readonly (TypeRef | undefined)[], resolved: Resolved): readonly Slot[] {
  const joined: Slot[] = [];
  for (const payload of payloads)
    for (const [i, next] of (payload ? flatten(payload, resolved) : []).entries()) {
      const before = joined[i];
      joined[i] = before ? { core: join(before.core, next.core), types: [...before.types, ...next.types] } : next;
    }
  return [slot('i32'), ...joined];
}

function join(a: Slot['core'], b: Slot['core']): Slot['core'] {
  if (a === b) return a;
  return /32$/.test(a) && /32$/.test(b) ? 'i32' : 'i64';
}

const slot = (core: Slot['core'], ...types: string[]): Slot => ({ core, types });

function coreOf(type: string): Slot['core'] {
  if (type === 'f32' || type === 'f64') return type;
  return /64$/.test(type) ? 'i64' : 'i32';
}

/** The primitive types that a value is made of, wherever they lie. */
export function typesIn(ref: TypeRef, resolved: Resolved): readonly string[] {
  if (ref.tag !== 'defined') return [ref.tag];
  const kind = resolved.types[ref.val]?.kind;
  const all = (refs: readonly (TypeRef | undefined)[]) => refs.flatMap((item) => (item ? typesIn(item, resolved) : []));
  switch (kind?.tag) {
    case 'alias':
    case 'option':
    case 'list':
    case 'future':
    case 'stream':
      return all([kind.val]);
    case 'record':
      return all(kind.val.map(({ ty }) => ty));
    case 'tuple':
      return all(kind.val);
    case 'variant':
      return all(kind.val.map(({ payload }) => payload));
    case 'result':
      return all([kind.val.ok, kind.val.err]);
    case 'map':
      return all([kind.val.key, kind.val.value]);
    case 'fixed-length-list':
      return all([kind.val.element]);
    default:
      return [];
  }
}
