import type { Case, CoreType, Field, Shape } from './shape.js';

/**
 * How values lie in memory and how they are passed, as the canonical ABI has it
 * (https://github.com/WebAssembly/component-model/blob/main/design/mvp/CanonicalABI.md).
 */
export interface Layout {
  readonly size: number;
  readonly align: number;
}

/** A function takes no more core values than this: if it would, it takes a pointer to them. */
export const mostParams = 16;
/** The same of what it gives. */
export const mostResults = 1;

/** Of types that are nested the inner ones are asked for again and again. */
const known = new WeakMap<Shape, Layout>();

export function layoutOf(shape: Shape): Layout {
  const layout = known.get(shape) ?? compute(shape);
  known.set(shape, layout);
  return layout;
}

function compute(shape: Shape): Layout {
  switch (shape.is) {
    case 'number':
      return { size: shape.bytes, align: shape.bytes };
    case 'string':
    case 'list':
      return { size: 8, align: 4 };
    case 'array': {
      const { size, align } = layoutOf(shape.of);
      return { size: size * shape.length, align };
    }
    case 'record':
    case 'tuple': {
      const align = Math.max(1, ...shape.fields.map((field) => layoutOf(field.shape).align));
      return { size: aligned(offsetsOf(shape.fields).end, align), align };
    }
    case 'variant':
    case 'enum':
    case 'option':
    case 'result': {
      const payloads = shape.cases.flatMap(({ payload }) => (payload ? [layoutOf(payload)] : []));
      const align = Math.max(tagSize(shape.cases), ...payloads.map((payload) => payload.align));
      const size = payloadOffset(shape.cases) + Math.max(0, ...payloads.map((payload) => payload.size));
      return { size: aligned(size, align), align };
    }
    case 'flags': {
      const bytes = flagBytes(shape.names.length);
      return { size: bytes, align: Math.min(bytes, 4) || 1 };
    }
    case 'handle':
    case 'pipe':
      return { size: 4, align: 4 };
  }
}

/** Where each field begins, and where the last one ends. */
export function offsetsOf(fields: readonly Field[]): { readonly offsets: readonly number[]; readonly end: number } {
  let end = 0;
  const offsets = fields.map(({ shape }) => {
    const { size, align } = layoutOf(shape);
    const offset = aligned(end, align);
    end = offset + size;
    return offset;
  });
  return { offsets, end };
}

/** The bytes of the number that says which case it is. */
export const tagSize = ({ length }: readonly Case[]): 1 | 2 | 4 => (length <= 256 ? 1 : length <= 65_536 ? 2 : 4);

export function payloadOffset(cases: readonly Case[]): number {
  const aligns = cases.flatMap(({ payload }) => (payload ? [layoutOf(payload).align] : []));
  return aligned(tagSize(cases), Math.max(1, ...aligns));
}

/** Above 32 there are several words. */
export const flagBytes = (count: number): number =>
  count <= 8 ? Math.min(count, 1) : count <= 16 ? 2 : 4 * Math.ceil(count / 32);

export const aligned = (address: number, align: number): number => Math.ceil(address / align) * align;

/** The core values that a value is passed as. None: there are more than `most`. */
export function flatten(shapes: readonly Shape[], most: number): readonly CoreType[] | undefined {
  const flat: CoreType[] = [];
  for (const shape of shapes) {
    const own = flattenOne(shape, most - flat.length);
    if (!own) return undefined;
    flat.push(...own);
  }
  return flat.length > most ? undefined : flat;
}

function flattenOne(shape: Shape, most: number): readonly CoreType[] | undefined {
  switch (shape.is) {
    case 'number':
      return [shape.core];
    case 'string':
    case 'list':
      return ['i32', 'i32'];
    case 'array':
      return shape.length > most && layoutOf(shape.of).size > 0
        ? undefined
        : flatten(Array<Shape>(shape.length).fill(shape.of), most);
    case 'record':
    case 'tuple':
      return flatten(
        shape.fields.map((field) => field.shape),
        most,
      );
    case 'variant':
    case 'enum':
    case 'option':
    case 'result':
      return flattenCases(shape.cases, most);
    case 'flags':
      return Array<CoreType>(Math.ceil(flagBytes(shape.names.length) / 4)).fill('i32');
    case 'handle':
    case 'pipe':
      return ['i32'];
  }
}

/** Cases share their places: each place is of a type that holds what any of them has there. */
function flattenCases(cases: readonly Case[], most: number): readonly CoreType[] | undefined {
  const joined: CoreType[] = [];
  for (const { payload } of cases) {
    const flat = payload ? flatten([payload], most - 1) : [];
    if (!flat) return undefined;
    for (const [i, type] of flat.entries()) joined[i] = join(joined[i] ?? type, type);
  }
  return ['i32', ...joined];
}

function join(a: CoreType, b: CoreType): CoreType {
  if (a === b) return a;
  return [a, b].every((type) => type === 'i32' || type === 'f32') ? 'i32' : 'i64';
}
