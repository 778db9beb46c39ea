// Sends values and looks at what comes back.
// @ts-expect-error: what a world imports is known when the component is made.
import * as imported from 'example:polyglot/echo@0.1.0';
import type { Echo, Option, Point, Result, Shape } from './echo.ts';
import { Values } from './values.ts';

const echo: Echo = imported;

/** NaN is NaN, and -0 is not 0. A case without a value may have one that is undefined. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null) return Object.is(a, b);
  const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => isSame(one[key], other[key]));
}

const shown = (value: unknown) =>
  JSON.stringify(value, (_, item) => (typeof item === 'bigint' ? `${item}n` : Object.is(item, -0) ? '-0' : item));

let checks = 0;

/** What is thrown as a text becomes the error of the result. */
function same<T>(what: string, sent: T, got: T): void {
  checks++;
  if (!isSame(sent, got)) throw `${what}: sent ${shown(sent)}, got ${shown(got)}`;
}

/** A result comes as a value, or as an exception that has it. */
function resultOf<T>(call: () => T): Result<T, string> {
  try {
    return { tag: 'ok', val: call() };
  } catch (failure) {
    const { payload } = failure as { payload?: string };
    if (payload === undefined) throw failure;
    return { tag: 'err', val: payload };
  }
}

function round(values: Values): void {
  const flag = values.below(2) === 1;
  same('bool', flag, echo.echoBool(flag));
  const float = values.f32();
  same('f32', float, echo.echoF32(float));
  const text = values.string();
  same('string', text, echo.echoString(text));
  const bytes = Uint8Array.from(values.many(300, () => values.below(256)));
  same('bytes', bytes, echo.echoBytes(bytes));
  const texts = values.many(5, () => values.string());
  same('strings', texts, echo.echoStrings(texts));
  const integers = values.many(4, () => values.integers());
  same('integers', integers, echo.echoIntegers(integers));
  const point = values.point();
  same('point', point, echo.echoPoint(point));
  const polygon = values.many(4, () => values.point());
  const circle = values.below(2 ** 16);
  const shapes: Shape[] = [{ tag: 'circle', val: circle }, { tag: 'polygon', val: polygon }, { tag: 'nothing' }];
  for (const shape of shapes) {
    same('shape', shape, echo.echoShape(shape));
  }
  const color = values.color();
  same('color', color, echo.echoColor(color));
  const bits = values.below(8);
  const access = { read: (bits & 1) > 0, write: (bits & 2) > 0, execute: (bits & 4) > 0 };
  same('access', access, echo.echoAccess(access));
  // Of an option in an option, only the outer one has a tag.
  const some: Option = { tag: 'some', val: values.below(2 ** 16) };
  const options: Option[] = [some, { tag: 'some', val: undefined }, { tag: 'none' }];
  for (const option of options) {
    same('option', option, echo.echoOption(option));
  }
  const ok: Result<number, string> = { tag: 'ok', val: values.below(2 ** 16) };
  same('ok', ok, resultOf(() => echo.echoResult(ok)));
  const err: Result<number, string> = { tag: 'err', val: values.string() };
  same('err', err, resultOf(() => echo.echoResult(err)));
  const tuple: [bigint, number, string] = [values.next(), Number(BigInt.asIntN(8, BigInt(values.below(256)))), values.char()];
  same('tuple', tuple, echo.echoTuple(tuple));
  const nested: [Point, Shape] | undefined =
    values.below(3) > 0
      ? [values.point(), { tag: 'polygon', val: values.many(4, () => values.point()) }]
      : undefined;
  same('nested', nested, echo.echoNested(nested));
  const largest = 2n ** 64n - 1n;
  const [one, other] = [new echo.Counter(largest - 5n), new echo.Counter(5n)];
  same('counter', largest, one.add(5n));
  same('counter that wraps', 1n, one.add(2n));
  same('other counter', 7n, other.add(2n));
}

export function check(seed: bigint, rounds: number): number {
  checks = 0;
  const values = new Values(seed);
  for (let i = 0; i < rounds; i++) round(values);
  return checks;
}
