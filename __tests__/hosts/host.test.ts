import { describe, expect, test } from 'vitest';
import { Stop } from '../../src/finding.js';
import { chosenVersion, parseHost, versionsOf } from '../../src/hosts/host.js';
import { componentOf, wat, wit } from '../core/core.js';
import { withFiles } from '../helpers/files.js';
import { fitFor, hostCalled, messages } from './open.js';
import { partOf } from './part.js';

/** What is found wrong, each as `LINE id: message`. */
async function found(work: () => unknown): Promise<readonly string[]> {
  try {
    await work();
  } catch (failure) {
    if (!(failure instanceof Stop)) throw failure;
    return failure.findings.map(({ id, message, location }) => `${location?.line ?? '-'} ${id}: ${message}`);
  }
  return [];
}

describe('the file of a host', () => {
  test.each([
    ['takes = "component"\nentries.a.exports = []', ['- host-invalid: `title` is missing']],
    ['title = "A"', ['- host-invalid: `entries` is missing: what calls a component there']],
    ['title = "A"\n[versions.1]', ['2 host-invalid: `versions.1.entries` is missing: what calls a component there']],
    ['title = "A"\ntakes = "wasm"\n[entries.a]', ['2 host-invalid: `takes` must be one of `component`, `module`']],
    [
      'title = "A"\n[entries.Big]',
      ['2 host-invalid: `entries.Big` must be a name as in WIT: letters in lower case, digits, single `-`'],
    ],
    ['title = "A"\nentry = 1\n[entries.a]', ['2 unknown-key: there is no key `entry`']],
    ['title = "A"\n[entries.a]\n[limits]\nsize = { most = 5 }', ['4 host-invalid: `limits.size.source` is missing']],
    ['title =', ['1 host-invalid: the host is not valid TOML: Unspecified values are invalid']],
    [
      'title = "A"\n[entries.a]\n[versions.1.entries.a]',
      ['- host-invalid: `versions` and `entries` exclude each other: what differs by version is in its table'],
    ],
    ['title = "A"\n[entries.a]', []],
  ])('%j', async (text, expected) => {
    expect(await found(() => parseHost('h.toml', text))).toEqual(expected);
  });

  test('the newest version counts, or the newest on a track', () => {
    const versions = ['3.9', '4.1', '4.10', '4'].map((version) => `[versions."${version}".entries.a]`).join('\n');
    const all = versionsOf(parseHost('h.toml', `title = "A"\n${versions}`));
    expect(all.map(({ version }) => version)).toEqual(['4.10', '4.1', '4', '3.9']);
    const chosen = (track?: string) => chosenVersion(all, track)?.version;
    expect([chosen(), chosen('4'), chosen('3'), chosen('4.1'), chosen('5'), chosen('1')]).toEqual([
      '4.10',
      '4.10',
      '3.9',
      '4.1',
      undefined,
      undefined,
    ]);
  });

  test('a name or version that is not known', async () => {
    expect(await found(() => hostCalled('wasmtim'))).toEqual(['- host-unknown: there is no host `wasmtim`']);
    expect(await found(() => hostCalled('spin@2'))).toEqual(['- host-unknown: host `spin` has no version `2`']);
    expect(await found(() => hostCalled('./none.toml'))).toEqual(['- path-missing: there is no host `none.toml`']);
  });
});

describe('a host of one’s own', () => {
  const files = {
    'h.toml': `title = "Ours"
      features = []
      [entries.plugin]
      world = "plugin"
      [entries.job]
      world = "ours:platform/services@1.2.0"
      exports = ["ours:platform/job@1.2.0"]
      [limits]
      imports = { most = 1, source = "our handbook" }`,
    'wit/p.wit': `package ours:platform@1.2.0;
      interface log { say: func(text: string); }
      interface clock { now: func() -> u64; }
      interface job { work: func() -> bool; }
      world services { import log; import clock; }
      world plugin { include services; export run: func(); }`,
  };
  const guest = (items: string, world = 'g') =>
    componentOf(wit(`package g:g; world ${world} { ${items} }`, [files['wit/p.wit']]), world);
  const judge = (bytes: Uint8Array) => withFiles(files, (folder) => fitFor('./h.toml', bytes, folder));

  test('a component that fits one of its ways in', async () => {
    expect(await judge(guest('import ours:platform/log@1.2.0; export run: func();'))).toEqual({
      host: 'h',
      entry: 'plugin',
      fits: true,
      reasons: [],
    });
    expect(await judge(guest('export ours:platform/job@1.2.0;'))).toMatchObject({ entry: 'job', fits: true });
  });

  test('an import that it does not offer, a type that is another, and what nothing calls', async () => {
    expect(messages(await judge(guest('import shop: func(); export run: func();')))).toEqual([
      'imports `shop`, which Ours does not offer',
    ]);
    expect(messages(await judge(guest('export run: func() -> u32;')))).toEqual([
      'exports `run` with another type than Ours has: result is `u32`, expected none',
    ]);
    expect(messages(await judge(guest('export walk: func();')))).toEqual([
      'exports none of the ways into Ours: `run` (plugin), `ours:platform/job@1.2.0` (job)',
    ]);
  });

  test('what is beyond its limits, and `async` that it does not have', async () => {
    const many = 'import ours:platform/log@1.2.0; import ours:platform/clock@1.2.0; export run: func();';
    expect(messages(await judge(guest(many)))).toEqual(['has 2 imports, and Ours takes 1 at most']);
    const waits = componentOf('package g:g; world g { export run: func(); export wait: async func(); }');
    expect(messages(await judge(waits))).toEqual([
      'has functions that are `async`, as `wait` is, which Ours does not know',
    ]);
  });

  test('WIT that it names and does not have', async () => {
    const broken = { ...files, 'h.toml': 'title = "Ours"\n[entries.a]\nworld = "nothing"' };
    const open = () => withFiles(broken, (folder) => hostCalled('./h.toml', folder));
    expect((await found(open)).join()).toContain('nothing');
    const gone = { 'h.toml': 'title = "Ours"\nwit = "w"\n[entries.a]\nworld = "a"' };
    const look = await found(() => withFiles(gone, (folder) => hostCalled('./h.toml', folder)));
    expect(look).toEqual([expect.stringMatching(/^2 path-missing: there is no WIT at/)]);
  });
});

describe('a host of core modules', () => {
  const api = '(import "shopify_function_v2" "shopify_function_input_get" (func (result i64)))';
  const wasi = '(import "wasi_snapshot_preview1" "fd_write" (func (param i32 i32 i32 i32) (result i32)))';
  const run = '(memory (export "memory") 1) (func (export "run"))';
  const judge = async (text: string) => messages(await fitFor('shopify-functions', wat(`(module ${text})`)));

  test('a module that fits', async () => {
    expect(await judge(`${api} ${wasi} ${run}`)).toEqual([]);
    const older = '(import "shopify_function_v1" "shopify_function_input_get" (func (param i32) (result i64)))';
    expect(await judge(`${older} ${run}`)).toEqual([]);
  });

  test('imports, types and exports that are others', async () => {
    expect(await judge(`(import "env" "a" (func)) (import "env" "b" (memory 1)) ${run}`)).toEqual([
      'imports `a`, `b` of `env`, which Shopify Functions does not offer',
    ]);
    expect(await judge(`${api.replace('i64', 'i32')} ${run}`)).toEqual([
      'imports `shopify_function_v2 shopify_function_input_get` as `func() -> (i32)`, and Shopify Functions offers it as `func() -> (i64)`',
    ]);
    expect(await judge('(func (export "run") (param i32))')).toEqual([
      'does not export `memory`, which Shopify Functions asks for',
      'does not export a function `func()`, which Shopify Functions asks for',
    ]);
  });

  test('one that is too large', async () => {
    expect(await judge(`${run} (data "${'x'.repeat(260_000)}")`)).toEqual([
      'has 260,056 bytes, and Shopify Functions takes 256,000 at most',
    ]);
  });

  test('a component there, and a module where components are taken', async () => {
    expect(messages(await fitFor('shopify-functions', wat('(component)')))).toEqual([
      'is a component, and Shopify Functions takes core modules',
    ]);
    expect(messages(await fitFor('spin', wat('(module)')))).toEqual(['is a core module, and Spin takes components']);
  });
});

test('memory beyond what Fastly gives', async () => {
  const host = await hostCalled('fastly');
  const fitting = partOf(host, 'http', []);
  expect(messages(await fitFor('fastly', fitting))).toEqual([]);
  const large = partOf(host, 'http', [], 2_100);
  expect(messages(await fitFor('fastly', large))).toEqual([
    'begins with 137,625,600 bytes of memory, and Fastly Compute gives 134,217,728 at most',
  ]);
});

test('what the language brings is said with the import', async () => {
  const { reasons } = await fitFor(
    'fastly',
    componentOf(
      wit('package g:g; world g { import wasi:sockets/tcp@0.2.6; }', [
        'package wasi:sockets@0.2.6; interface tcp { open: func(); }',
      ]),
    ),
  );
  expect(reasons.at(-1)).toEqual({
    message: 'imports `wasi:sockets/tcp@0.2.6`, which Fastly Compute does not offer',
    help: 'leave out the code that opens connections',
  });
});
