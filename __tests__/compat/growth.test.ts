import { expect, test } from 'vitest';
import { judge } from '../../src/compat/judge.js';
import { defaultPolicy } from '../../src/compat/policy.js';
import { readSides } from '../../src/compat/read.js';
import type { Resolved } from '../../src/core/index.js';
import { core, wit } from '../core/core.js';

const range = (count: number) => Array.from({ length: count }, (_, i) => i);
const each = (count: number, text: (i: number) => string) => range(count).map(text).join('\n');

/** A package of so many items; `type` is what differs between the two versions. */
type Make = (count: number, type: 'u32' | 'u64') => string;

const packages: [what: string, make: Make][] = [
  [
    'functions',
    (n, type) => `interface i { ${each(n, (i) => `call-${i}: func(a: ${type});`)} } world w { import i; export i; }`,
  ],
  [
    'functions of other names',
    (n, type) => `interface i { ${each(n, (i) => `call-${type}-n${i}: func();`)} } world w { import i; export i; }`,
  ],
  [
    'types and functions that use them',
    (n, type) =>
      `interface i { ${each(n, (i) => `record r${i} { a: ${type} } call-${i}: func(a: r${i});`)} } world w { import i; export i; }`,
  ],
  [
    'interfaces',
    (n, type) =>
      `interface t { enum e { a } } ${each(n, (i) => `interface i${i} { use t.{e}; call: func(a: ${type}) -> e; }`)}
       world w { ${each(n, (i) => `import i${i}; export i${i};`)} }`,
  ],
  [
    'interfaces on the other side',
    (n, type) =>
      `${each(n, (i) => `interface i${i} { call: func(); }`)} world w { ${each(n, (i) => `${type === 'u32' ? 'import' : 'export'} i${i};`)} }`,
  ],
  [
    'worlds',
    (n, type) =>
      `interface i { call: func(a: ${type}); } ${each(n, (i) => `world w${i} { import i; export f: func(); }`)}`,
  ],
  [
    'items behind gates',
    (n, type) =>
      `@since(version = 0.2.0) interface i { ${each(n, (i) => `@since(version = 0.2.0) call-${i}: func(a: ${type});`)} }`,
  ],
];

const parse = (text: string): Resolved => core.wit.parse(wit(`package demo:kv@0.2.1; ${text}`));

function findings(before: Resolved, now: Resolved): number {
  const sides = readSides(before, now);
  const titles = { baseline: 'baseline', current: 'current' };
  return judge({ ...sides, open: sides, policy: defaultPolicy, titles }).findings.length;
}

/** What the processor had to do, at its best, so that it does not matter who else is at work. */
function effort(make: Make, count: number): number {
  const [before, now] = [parse(make(count, 'u32')), parse(make(count, 'u64'))];
  const times = range(3).map(() => {
    const start = process.cpuUsage();
    expect(findings(before, now)).toBeGreaterThan(0);
    const { user, system } = process.cpuUsage(start);
    return user + system;
  });
  return Math.min(...times);
}

test.each(packages)('four times as many %s take about four times as long', (_, make) => {
  const small = effort(make, 1500);
  expect(effort(make, 6000) / small).toBeLessThan(11);
});

test.each([
  ['names of names', (i: number) => `type t${i + 1} = t${i};`],
  ['records in records', (i: number) => `record t${i + 1} { a: t${i}, b: t${i} }`],
  ['lists of lists', (i: number) => `type t${i + 1} = list<t${i}>;`],
])('%s may go deep', (_, line) => {
  const state = (type: string) =>
    parse(
      `interface i { type t0 = ${type}; ${each(10_000, line)} call: func(a: t10000); } world w { import i; export i; }`,
    );
  expect(findings(state('u32'), state('u64'))).toBe(2);
});
