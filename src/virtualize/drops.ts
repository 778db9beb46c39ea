import { flatten, layoutOf, mostParams, offsetsOf, payloadOffset, tagSize } from './layout.js';
import type { CoreType, Shape } from './shape.js';

/** Gives the function, by its name in the module, that lets a handle go. None: the handle is no such thing. */
export type DropOf = (handle: Shape & { is: 'handle' }) => string | undefined;

/** Takes a local of the function for something in between; gives its name. */
export type TakeLocal = () => string;

/**
 * The code that lets go of what a function was handed: an answer that is known beforehand has no use for it, and a
 * handle that is only lent must be gone when the function returns.
 */
export function dropParams(params: readonly Shape[], dropOf: DropOf, takeLocal: TakeLocal): readonly string[] {
  const flat = flatten(params, mostParams);
  if (!flat) {
    const { offsets } = offsetsOf(params.map((shape, i) => ({ name: String(i), shape })));
    return params.flatMap((shape, i) =>
      inMemory(shape, { base: '$0', offset: offsets[i] ?? 0 }, { dropOf, takeLocal }),
    );
  }
  let position = 0;
  return params.flatMap((shape) => {
    const own = flatten([shape], mostParams) ?? [];
    const values = own.map((type, i) => ({ local: `$${position + i}`, type }));
    position += own.length;
    return inValues(shape, values, { dropOf, takeLocal });
  });
}

interface Means {
  readonly dropOf: DropOf;
  readonly takeLocal: TakeLocal;
}

/** Whether there can be a handle in it that must go. */
function holds(shape: Shape, dropOf: DropOf): boolean {
  switch (shape.is) {
    case 'handle':
      return dropOf(shape) !== undefined;
    case 'list':
    case 'array':
      return holds(shape.of, dropOf);
    case 'record':
    case 'tuple':
      return shape.fields.some((field) => holds(field.shape, dropOf));
    case 'variant':
    case 'option':
    case 'result':
      return shape.cases.some(({ payload }) => payload && holds(payload, dropOf));
    default:
      return false;
  }
}

/** Something that is passed, in a place that it may share with others. */
interface Passed {
  readonly local: string;
  readonly type: CoreType;
}

function inValues(shape: Shape, values: readonly Passed[], means: Means): readonly string[] {
  if (!holds(shape, means.dropOf)) return [];
  switch (shape.is) {
    case 'handle':
      return [`(call ${means.dropOf(shape)} ${asWord(values[0])})`];
    case 'list':
      return inList(shape.of, asWord(values[0]), asWord(values[1]), means);
    case 'array':
      return inParts(Array<Shape>(shape.length).fill(shape.of), values, means);
    case 'record':
    case 'tuple':
      return inParts(
        shape.fields.map((field) => field.shape),
        values,
        means,
      );
    case 'variant':
    case 'option':
    case 'result':
      return shape.cases.flatMap(({ payload }, i) =>
        payload ? inCase(i, asWord(values[0]), inValues(payload, values.slice(1), means)) : [],
      );
    default:
      return [];
  }
}

function inParts(shapes: readonly Shape[], values: readonly Passed[], means: Means): readonly string[] {
  let position = 0;
  return shapes.flatMap((shape) => {
    const length = flatten([shape], values.length)?.length ?? 0;
    const own = values.slice(position, position + length);
    position += length;
    return inValues(shape, own, means);
  });
}

/** Handles, addresses and lengths are words, in whatever place they are passed. */
const asWord = ({ local, type }: Passed = { local: '$0', type: 'i32' }): string =>
  type === 'i64' ? `(i32.wrap_i64 (local.get ${local}))` : `(local.get ${local})`;

const inCase = (index: number, tag: string, code: readonly string[]): readonly string[] =>
  code.length === 0 ? [] : [`(if (i32.eq ${tag} (i32.const ${index})) (then ${code.join(' ')}))`];

/** A place in memory: what a local holds, and so many bytes after it. */
interface Place {
  readonly base: string;
  readonly offset: number;
}

const loads = { 1: 'i32.load8_u', 2: 'i32.load16_u', 4: 'i32.load' };
const load = ({ base, offset }: Place, size: 1 | 2 | 4 = 4) => `(${loads[size]} offset=${offset} (local.get ${base}))`;

function inMemory(shape: Shape, { base, offset }: Place, means: Means): readonly string[] {
  if (!holds(shape, means.dropOf)) return [];
  const at = (more: number): Place => ({ base, offset: offset + more });
  switch (shape.is) {
    case 'handle':
      return [`(call ${means.dropOf(shape)} ${load(at(0))})`];
    case 'list':
      return inList(shape.of, load(at(0)), load(at(4)), means);
    case 'array': {
      const { size } = layoutOf(shape.of);
      return Array.from({ length: shape.length }, (_, i) => inMemory(shape.of, at(i * size), means)).flat();
    }
    case 'record':
    case 'tuple': {
      const { offsets } = offsetsOf(shape.fields);
      return shape.fields.flatMap((field, i) => inMemory(field.shape, at(offsets[i] ?? 0), means));
    }
    case 'variant':
    case 'option':
    case 'result': {
      const tag = load(at(0), tagSize(shape.cases));
      const inner = at(payloadOffset(shape.cases));
      return shape.cases.flatMap(({ payload }, i) => (payload ? inCase(i, tag, inMemory(payload, inner, means)) : []));
    }
    default:
      return [];
  }
}

function inList(of: Shape, address: string, length: string, means: Means): readonly string[] {
  const [at, end] = [means.takeLocal(), means.takeLocal()];
  const { size } = layoutOf(of);
  const each = inMemory(of, { base: at, offset: 0 }, means).join(' ');
  return [
    `(local.set ${at} ${address})`,
    `(local.set ${end} (i32.add (local.get ${at}) (i32.mul ${length} (i32.const ${size}))))`,
    `(block (loop (br_if 1 (i32.ge_u (local.get ${at}) (local.get ${end}))) ${each} (local.set ${at} (i32.add (local.get ${at}) (i32.const ${size}))) (br 0)))`,
  ];
}
