import fc from 'fast-check';
import type { Primitive, ValueType } from '../../src/wave/type.js';
import type { Value } from '../../src/wave/value.js';

/** A type, and a value of it. */
export interface Typed {
  readonly type: ValueType;
  readonly value: Value;
}

const integers: Readonly<Record<string, readonly [bigint, bigint]>> = {
  u8: [0n, 2n ** 8n - 1n],
  u16: [0n, 2n ** 16n - 1n],
  u32: [0n, 2n ** 32n - 1n],
  u64: [0n, 2n ** 64n - 1n],
  s8: [-(2n ** 7n), 2n ** 7n - 1n],
  s16: [-(2n ** 15n), 2n ** 15n - 1n],
  s32: [-(2n ** 31n), 2n ** 31n - 1n],
  s64: [-(2n ** 63n), 2n ** 63n - 1n],
};

export const primitives: readonly Primitive[] = [
  ...(Object.keys(integers) as Primitive[]),
  'bool',
  'f32',
  'f64',
  'char',
  'string',
];

const float = (value: number): Value => {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  return Object.is(value, -0) ? '-0' : value;
};

function primitiveValue(type: Primitive): fc.Arbitrary<Value> {
  const range = integers[type];
  if (range) {
    const [min, max] = range;
    return fc.bigInt({ min, max }).map((value) => (type.endsWith('64') ? String(value) : Number(value)));
  }
  switch (type) {
    case 'bool':
      return fc.boolean();
    case 'f32':
      return fc.float().map(float);
    case 'f64':
      return fc.double().map(float);
    case 'char':
      return fc.string({ minLength: 1, maxLength: 1, unit: 'binary' });
    default:
      return fc.string({ maxLength: 20, unit: 'binary' });
  }
}

const labels = (count: number, letter: string) => Array.from({ length: count }, (_, i) => `${letter}${i}`);

/** Counts at which the canonical ABI stores the number of a case, or flags, in more bytes. */
const caseCount = fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constantFrom(256, 257));
const flagCount = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constantFrom(16, 17, 31, 32));

/** Any type that is nested no deeper than so many levels. */
export function anyType(depth: number): fc.Arbitrary<ValueType> {
  const flat = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...primitives) },
    { weight: 1, arbitrary: caseCount.map((count) => ({ enum: labels(count, 'e') })) },
    { weight: 1, arbitrary: flagCount.map((count) => ({ flags: labels(count, 'g') })) },
  ) as fc.Arbitrary<ValueType>;
  if (depth === 0) return flat;
  const inner = anyType(depth - 1);
  const maybe = fc.option(inner, { nil: null });
  return fc.oneof(
    { weight: 2, arbitrary: flat },
    { weight: 2, arbitrary: inner.map((list) => ({ list })) },
    { weight: 1, arbitrary: inner.map((option) => ({ option })) },
    { weight: 1, arbitrary: fc.tuple(maybe, maybe).map((result) => ({ result })) },
    { weight: 1, arbitrary: fc.array(inner, { minLength: 1, maxLength: 4 }).map((tuple) => ({ tuple })) },
    {
      weight: 2,
      arbitrary: fc
        .array(inner, { minLength: 1, maxLength: 4 })
        .map((types) => ({ record: types.map((type, i) => [`a${i}`, type] as const) })),
    },
    {
      weight: 2,
      arbitrary: fc
        .array(maybe, { minLength: 1, maxLength: 4 })
        .map((types) => ({ variant: types.map((type, i) => [`c${i}`, type] as const) })),
    },
  );
}

/** Any value of a type. */
export function anyValue(type: ValueType): fc.Arbitrary<Value> {
  if (typeof type === 'string') return primitiveValue(type);
  if ('list' in type) return fc.array(anyValue(type.list), { maxLength: 4 });
  if ('option' in type)
    return fc.option(
      anyValue(type.option).map((value) => [value]),
      { nil: null },
    );
  if ('tuple' in type) return fc.tuple(...type.tuple.map(anyValue));
  if ('record' in type) {
    return fc
      .tuple(...type.record.map(([, field]) => anyValue(field)))
      .map((values) => Object.fromEntries(type.record.map(([name], i) => [name, values[i] ?? null])));
  }
  if ('variant' in type) {
    const cases = type.variant.map(([name, payload]) =>
      payload === null ? fc.constant([name]) : anyValue(payload).map((value) => [name, value]),
    );
    return fc.oneof(...cases);
  }
  if ('enum' in type) return fc.constantFrom(...type.enum);
  if ('flags' in type) return fc.subarray([...type.flags]);
  const sides = type.result.map((payload, i) =>
    (payload === null ? fc.constant(null) : anyValue(payload)).map((value) => ({ [i === 0 ? 'ok' : 'err']: value })),
  );
  return fc.oneof(...sides) as fc.Arbitrary<Value>;
}

export const typed = (depth: number): fc.Arbitrary<Typed> =>
  anyType(depth).chain((type) => anyValue(type).map((value) => ({ type, value })));
