import { describe, expect, test } from 'vitest';
import { askingOf, askingText } from '../../src/policy/asked.js';
import { judge } from '../../src/policy/judge.js';
import { parsePattern } from '../../src/policy/pattern.js';
import { type Policy, rulesFor } from '../../src/policy/policy.js';
import { closingFor, parseClosing } from '../../src/virtualize/closing.js';

const meant = (text: string, names: readonly string[]) => names.filter((name) => parsePattern(text)?.matches(name));

const names = [
  'wasi:cli/environment@0.2.6',
  'wasi:cli/stdin@0.2.6',
  'wasi:cli/stdout@0.3.0-rc-2025',
  'wasi:clocks/wall-clock@0.2.12',
  'acme:kv/store@1.2.0',
  'acme:kv/store',
  'acme-tools:kv/store@0.2.0',
  'log',
];

describe('a pattern', () => {
  test.each([
    ['*', names],
    ['wasi:*/*', names.slice(0, 4)],
    ['wasi:cli/*', names.slice(0, 3)],
    ['wasi:cli/std*', names.slice(1, 3)],
    ['wasi:cli/environment', names.slice(0, 1)],
    ['wasi:cli/*@0.2', names.slice(0, 2)],
    ['wasi:cli/*@0.3', names.slice(2, 3)],
    ['wasi:clocks/*@0.2.1', []],
    ['wasi:clocks/*@0.2.12', names.slice(3, 4)],
    ['acme:kv/store', names.slice(4, 6)],
    ['acme:kv/store@1', names.slice(4, 5)],
    ['log', ['log']],
  ])('%s means what it says', (text, expected) => expect(meant(text, names)).toEqual(expected));

  test.each(['', 'wasi:cli', 'wasi:', ':cli/x', 'a:b/c@', 'a:b/c@x', 'a:b/c/d', 'a b', '@1', 'a:b/c#d', '**/'])(
    '%j is none',
    (text) => expect(parsePattern(text)).toBeUndefined(),
  );
});

const grants = (...texts: string[]) =>
  texts.flatMap((text) => parsePattern(text) ?? []).map((pattern) => ({ pattern }));
const deniedOf = (
  imports: readonly string[],
  allow: string[] | undefined,
  deny: string[] = [],
  onlyTypes: string[] = [],
) =>
  judge({ imports, onlyTypes }, { ...(allow && { allow: grants(...allow) }), deny: grants(...deny) }).map(
    (denial) => denial.import,
  );

describe('a policy', () => {
  const asked = ['wasi:io/poll@0.2.6', 'wasi:sockets/tcp@0.2.6', 'acme:kv/store'];

  test('grants everything where it says nothing', () => expect(deniedOf(asked, undefined)).toEqual([]));
  test('denies what it does not allow, but for plumbing', () => expect(deniedOf(asked, [])).toEqual(asked.slice(1)));
  test('denies plumbing where it says so', () =>
    expect(deniedOf(asked, ['*'], ['wasi:io/*'])).toEqual(asked.slice(0, 1)));
  test('denies what is allowed as well', () =>
    expect(deniedOf(asked, ['*'], ['wasi:sockets/*'])).toEqual(asked.slice(1, 2)));
  test('has nothing against types', () => expect(deniedOf(asked, [], ['*'], asked)).toEqual([]));

  test('of one component is added to that of all, and a composition has what its parts have', () => {
    const policy: Policy = {
      all: { allow: grants('a:a/a'), deny: grants('d:d/d') },
      components: new Map([
        ['one', { allow: grants('b:b/b'), deny: grants('e:e/e') }],
        ['whole', { deny: grants('f:f/f') }],
      ]),
    };
    const said = (name: string, parts?: readonly string[]) => {
      const { allow, deny } = rulesFor(name, policy, parts);
      return [allow, deny].map((all) => all?.map(({ pattern }) => pattern.text));
    };
    expect(said('other')).toEqual([['a:a/a'], ['d:d/d']]);
    expect(said('one')).toEqual([
      ['a:a/a', 'b:b/b'],
      ['d:d/d', 'e:e/e'],
    ]);
    expect(said('whole', ['one', 'other'])).toEqual([
      ['a:a/a', 'b:b/b'],
      ['d:d/d', 'f:f/f'],
    ]);
  });
});

test('what a component asks for is told in words, and plumbing is not', () => {
  const imports = [
    'wasi:io/poll@0.2.6',
    'acme:kv/store',
    'wasi:cli/stdin@0.2.6',
    'wasi:sockets/tcp@0.2.6',
    'a:b/types',
  ];
  const asking = askingOf({ imports, onlyTypes: ['a:b/types'] });
  expect(asking.map(({ capability }) => capability)).toEqual(['network', 'streams', 'host', 'plumbing']);
  expect(askingText(asking)).toBe('network, standard streams, host services (acme:kv/store)');
});

test('of several lines that close a function the narrowest counts', () => {
  const keys = ['*', 'wasi:*/*', 'wasi:clocks/*', 'wasi:clocks/wall-clock', 'wasi:clocks/*#now'];
  const all = keys.flatMap((key) => parseClosing(key, 'deny') ?? []);
  const chosen = (name: string, member: string) => {
    const found = closingFor(all, name, member);
    return found && found.pattern.text + (found.member === undefined ? '' : `#${found.member}`);
  };
  expect(chosen('wasi:clocks/wall-clock@0.2.6', 'now')).toBe('wasi:clocks/*#now');
  expect(chosen('wasi:clocks/wall-clock@0.2.6', 'resolution')).toBe('wasi:clocks/wall-clock');
  expect(chosen('wasi:clocks/monotonic-clock@0.2.6', 'resolution')).toBe('wasi:clocks/*');
  expect(chosen('wasi:cli/exit@0.2.6', 'exit')).toBe('wasi:*/*');
  expect(chosen('acme:kv/store', 'get')).toBe('*');
});
