import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseClosing } from '../../src/virtualize/closing.js';
import { virtualize } from '../../src/virtualize/virtualize.js';
import type { ValueType } from '../../src/wave/type.js';
import { toNodes, type Value } from '../../src/wave/value.js';
import { core } from '../core/core.js';
import { has } from '../helpers/cli.js';
import { callIn } from './call.js';
import { consumer, type Passed, reader, source } from './consumer.js';
import { jco } from './jco.js';
import { anyValue, primitives, type Typed, typed } from './types.js';

const hasWasmtime = await has('python3', '-c', 'import wasmtime');

/** Nothing, what needs memory, and more than is passed flat. */
const params = [
  { params: [], args: [], types: [] },
  { params: ['string', 'list<u16>'], args: ['Zoë', [1, 2, 3]], types: ['string', { list: 'u16' }] },
  {
    params: Array<string>(17).fill('string'),
    args: Array<Value>(17).fill('x'.repeat(100)),
    types: Array<ValueType>(17).fill('string'),
  },
] as const satisfies readonly { params: readonly string[]; args: readonly Value[]; types: readonly ValueType[] }[];

const paramsOf = (i: number) => params[i % params.length] ?? params[0];

/** What functions give that a stub stands for, as it comes through a component in a host. */
async function throughHost(host: 'node' | 'wasmtime', all: readonly Typed[]): Promise<readonly unknown[]> {
  const functions: Passed[] = all.map(({ type }, i) => ({ result: type, params: paramsOf(i).params }));
  const component = consumer(functions, core);
  const closings = all.map(({ type, value }, i) => {
    // It exports the same functions, by which its values can be written.
    const text = core.wave.printResult(component, reader, `f${i}`, toNodes(type, value));
    const closing = parseClosing(`test:values/source#f${i}`, text);
    if (!closing) throw new Error(`f${i} cannot be closed`);
    return closing;
  });
  const { bytes, closed } = virtualize(component, closings, core);
  expect(closed).toEqual([source]);
  const calls = all.map(({ type }, i) => ({
    interface: reader,
    function: `f${i}`,
    params: paramsOf(i).types,
    arguments: paramsOf(i).args,
    result: type,
  }));
  const replies = await callIn(host, bytes, calls, await jco());
  return replies.map((reply) => ('value' in reply ? reply.value : reply));
}

const kinds: readonly Typed[] = [
  ...primitives.map((type) => ({ type, value: fc.sample(anyValue(type), { numRuns: 1, seed: 7 })[0] ?? null })),
  { type: { list: 'string' }, value: ['a', '', 'Zoë 🚀'] },
  { type: { option: { option: 'u8' } }, value: [null] },
  { type: { option: { option: 'u8' } }, value: null },
  { type: { option: { option: { option: 'u8' } } }, value: null },
  { type: { option: { option: { option: 'u8' } } }, value: [null] },
  { type: { option: { option: { option: 'u8' } } }, value: [[null]] },
  { type: { option: { option: { option: 'u8' } } }, value: [[[7]]] },
  { type: { result: [null, null] }, value: { err: null } },
  { type: { result: ['u64', 'f32'] }, value: { err: 1.5 } },
  { type: { result: [{ tuple: ['u8'] }, null] }, value: { ok: [255] } },
  { type: { flags: Array.from({ length: 32 }, (_, i) => `g${i}`) }, value: ['g0', 'g31'] },
  { type: { enum: Array.from({ length: 257 }, (_, i) => `e${i}`) }, value: 'e256' },
  {
    type: {
      variant: [
        ['c0', null],
        ['c1', 'u64'],
        ['c2', 'f32'],
      ],
    },
    value: ['c2', '-0'],
  },
  {
    type: {
      record: [
        ['a0', 'u8'],
        ['a1', 'u64'],
        ['a2', { list: { tuple: ['u8', 'u32'] } }],
      ],
    },
    value: {
      a0: 1,
      a1: '18446744073709551615',
      a2: [
        [1, 2],
        [3, 4],
      ],
    },
  },
  { type: { record: [['a0', { record: [['a0', 's8']] }]] }, value: { a0: { a0: -128 } } },
];

describe.each(['node', 'wasmtime'] as const)('a fixed value comes through %s as it was given', (host) => {
  const isMissing = host === 'wasmtime' && !hasWasmtime;
  const why = isMissing ? ' (skipped: Python has no wasmtime)' : '';

  test.skipIf(isMissing)(`of every kind of type${why}`, { timeout: 300_000 }, async () => {
    expect(await throughHost(host, kinds)).toEqual(kinds.map(({ value }) => value));
  });

  test.skipIf(isMissing)(`of any type${why}`, { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(typed(3), { minLength: 10, maxLength: 15, size: 'max' }), async (all) => {
        expect(await throughHost(host, all)).toEqual(all.map(({ value }) => value));
      }),
      { numRuns: 8, endOnFailure: true },
    );
  });
});
