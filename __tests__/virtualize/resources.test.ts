import { describe, expect, test } from 'vitest';
import { parseClosing } from '../../src/virtualize/closing.js';
import { virtualize } from '../../src/virtualize/virtualize.js';
import { core, wit } from '../core/core.js';
import { has } from '../helpers/cli.js';
import { callIn } from './call.js';
import { jco } from './jco.js';

const hasWasmtime = await has('python3', '-c', 'import wasmtime');

const source = wit(`package test:jobs@1.0.0;

interface pool {
  resource worker { constructor(); }
  alive: func() -> u32;
}

interface jobs {
  use pool.{worker};
  variant whom { nobody, wide(u64), one(borrow<worker>) }
  resource job {
    constructor(size: u32);
    run: func() -> u32;
    make: static func() -> job;
  }
  look: func(at: borrow<worker>) -> u32;
  several: func(at: list<borrow<worker>>, and: option<borrow<worker>>, whom: whom) -> u32;
  take: func(away: worker) -> result<u32>;
  finish: func(mine: job, other: borrow<job>) -> u32;
}

interface api { run: func() -> u32; }

world provider { export pool; }
world consumer { import pool; import jobs; export api; }
`);

const made = (world: string, text: string) =>
  core.components.componentize(
    core.components.embed(core.components.assemble({ path: `${world}.wat`, text }), source, world),
    'reactor',
  );

const realloc = '(func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) i32.const 512)';

/** Counts the workers that there are. */
const provider = made(
  'provider',
  `(module
    (import "[export]test:jobs/pool@1.0.0" "[resource-new]worker" (func $new (param i32) (result i32)))
    (global $alive (mut i32) (i32.const 0))
    (func (export "test:jobs/pool@1.0.0#[constructor]worker") (result i32)
      (global.set $alive (i32.add (global.get $alive) (i32.const 1)))
      (call $new (i32.const 1)))
    (func (export "test:jobs/pool@1.0.0#[dtor]worker") (param i32)
      (global.set $alive (i32.sub (global.get $alive) (i32.const 1))))
    (func (export "test:jobs/pool@1.0.0#alive") (result i32) (global.get $alive)))`,
);

/** Hands its workers to all functions, in every way; gives how many are alive in the end, and all that it was given times ten. */
const consumer = made(
  'consumer',
  `(module
    (import "test:jobs/pool@1.0.0" "[constructor]worker" (func $worker (result i32)))
    (import "test:jobs/pool@1.0.0" "[resource-drop]worker" (func $drop (param i32)))
    (import "test:jobs/pool@1.0.0" "alive" (func $alive (result i32)))
    (import "test:jobs/jobs@1.0.0" "[constructor]job" (func $job (param i32) (result i32)))
    (import "test:jobs/jobs@1.0.0" "[method]job.run" (func $run (param i32) (result i32)))
    (import "test:jobs/jobs@1.0.0" "[static]job.make" (func $make (result i32)))
    (import "test:jobs/jobs@1.0.0" "[resource-drop]job" (func $drop-job (param i32)))
    (import "test:jobs/jobs@1.0.0" "look" (func $look (param i32) (result i32)))
    (import "test:jobs/jobs@1.0.0" "several" (func $several (param i32 i32 i32 i32 i32 i64) (result i32)))
    (import "test:jobs/jobs@1.0.0" "take" (func $take (param i32 i32)))
    (import "test:jobs/jobs@1.0.0" "finish" (func $finish (param i32 i32) (result i32)))
    (memory (export "memory") 1)
    ${realloc}
    (global $sum (mut i32) (i32.const 0))
    (func $add (param i32) (global.set $sum (i32.add (global.get $sum) (i32.mul (i32.const 10) (local.get 0)))))
    (func (export "test:jobs/api@1.0.0#run") (result i32)
      (local $a i32) (local $b i32) (local $j i32) (local $k i32)
      (local.set $a (call $worker))
      (local.set $b (call $worker))
      (call $add (call $look (local.get $a)))
      (i32.store (i32.const 16) (local.get $a))
      (i32.store (i32.const 20) (local.get $b))
      ;; Two in a list, one in an option, one in a case that shares its place with a wider one.
      (call $add (call $several (i32.const 16) (i32.const 2) (i32.const 1) (local.get $b) (i32.const 2) (i64.extend_i32_u (local.get $a))))
      (call $add (call $several (i32.const 16) (i32.const 0) (i32.const 0) (i32.const 0) (i32.const 1) (i64.const -1)))
      (call $take (local.get $a) (i32.const 32))
      (call $add (i32.load8_u (i32.const 32)))
      (local.set $j (call $job (i32.const 5)))
      (local.set $k (call $make))
      (call $add (call $run (local.get $j)))
      (call $add (call $finish (local.get $j) (local.get $k)))
      (call $drop-job (local.get $k))
      (i32.add (global.get $sum) (call $alive))))`,
);

function closedBy(closings: Readonly<Record<string, string>>): Uint8Array {
  const all = Object.entries(closings).flatMap(([key, value]) => parseClosing(key, value) ?? []);
  const { bytes } = virtualize(consumer, all, core);
  const { resolved, world } = core.wit.decode(bytes);
  const imports = resolved.worlds[world ?? -1]?.imports.map(({ name }) => name);
  expect(imports).toEqual(['test:jobs/pool@1.0.0']);
  return core.composition.plug(bytes, [{ name: 'provider', bytes: provider }]);
}

const run = { interface: 'test:jobs/api@1.0.0', function: 'run', params: [], arguments: [], result: 'u32' } as const;

describe.each(['node', 'wasmtime'] as const)('resources in %s', (host) => {
  const isMissing = host === 'wasmtime' && !hasWasmtime;
  const why = isMissing ? ' (skipped: Python has no wasmtime)' : '';
  const skipping = test.skipIf(isMissing);
  const called = async (component: Uint8Array) => callIn(host, component, [run], await jco());

  skipping(`are let go when they are handed to a stub, and made by it with nothing in them${why}`, async () => {
    const replies = await called(closedBy({ 'test:jobs/jobs': 'empty' }));
    // Of two workers the stub has let go the one that it was given.
    expect(replies).toEqual([{ event: 'returned', index: 0, value: 1 }]);
  });

  skipping(`come with values that functions give${why}`, async () => {
    const closings = { 'test:jobs/jobs': 'empty', 'test:jobs/jobs#several': '3', 'test:jobs/jobs#take': 'deny' };
    const replies = await called(closedBy({ ...closings, 'test:jobs/jobs#[method]job.run': '4' }));
    expect(replies).toEqual([{ event: 'returned', index: 0, value: 10 * (3 + 3 + 1 + 4) + 1 }]);
  });

  skipping(`trap where they are denied${why}`, async () => {
    const replies = await called(closedBy({ 'test:jobs/jobs': 'deny' }));
    expect(replies).toEqual([expect.objectContaining({ event: 'trapped', index: 0 })]);
  });
});

test('a resource that something open passes cannot be closed', () => {
  const closing = parseClosing('test:jobs/pool', 'deny');
  expect(() => virtualize(consumer, closing ? [closing] : [], core)).toThrow(
    '`test:jobs/pool@1.0.0` cannot be closed while `test:jobs/jobs@1.0.0` is open, which passes its `worker`',
  );
});

test('all that belongs together can', () => {
  const closing = parseClosing('*', 'empty');
  const { bytes } = virtualize(consumer, closing ? [closing] : [], core);
  const { resolved, world } = core.wit.decode(bytes);
  expect(resolved.worlds[world ?? -1]?.imports).toEqual([]);
});
