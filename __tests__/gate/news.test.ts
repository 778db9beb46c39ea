import { describe, expect, test } from 'vitest';
import { hasGrown, type Made, newsBetween, newsOf } from '../../src/compat/news.js';
import { addedFinding } from '../../src/policy/added.js';
import type { Gate } from '../../src/reporters/compat/gate.js';
import { newsLines } from '../../src/reporters/compat/news.js';

const gateWith = (news: Gate['news'] = []): Gate => ({ verdicts: [], findings: [], noun: 'plugin', news });
const facts = (size: number, ...imports: readonly string[]) => ({ size, imports });

describe('what else is new of a component', () => {
  test.each([
    ['less than 4 KiB', 10_000, 14_000, false],
    ['less than 5 %', 1_000_000, 1_040_000, false],
    ['both', 100_000, 105_000, true],
    ['smaller', 100_000, 10_000, false],
    ['was empty', 0, 4_096, true],
  ])('is its size, where it matters: %s', (_, before, now, expected) => {
    expect(hasGrown(newsOf('a', facts(before), facts(now)))).toBe(expected);
  });

  test('is what it imports now, in no version before', () => {
    const before = facts(1, 'wasi:cli/exit@0.2.0', 'demo:kv/store@0.1.0', 'log');
    const now = facts(1, 'wasi:cli/exit@0.2.6', 'demo:kv/store@0.2.0', 'log', 'wasi:sockets/tcp@0.2.6');
    expect(newsOf('a', before, now).gained).toEqual(['wasi:sockets/tcp@0.2.6']);
  });

  test('is in the words of capabilities, without what serves other interfaces', () => {
    const added = (...imports: readonly string[]) => addedFinding({ name: 'a', imports, isNew: false }, {});
    const found = added('wasi:io/poll@0.2.6', 'wasi:sockets/tcp@0.2.6', 'wasi:sockets/udp@0.2.6', 'demo:kv/store');
    expect(found).toMatchObject({
      id: 'capability-added',
      severity: 'warning',
      message: '`a` now asks for network (`wasi:sockets/tcp`, `wasi:sockets/udp`), host services (`demo:kv/store`)',
      notes: ['network: opens connections and listens for them', 'an interface of its host'],
    });
    expect(added('wasi:io/poll@0.2.6')).toBeUndefined();
  });
});

describe('what else is new of a run', () => {
  const part = (name: string, digest: string, size: number, imports: readonly string[] = []) => ({
    name,
    project: 'p',
    digest,
    size,
    imports,
  });
  const run = (...[a, b, app]: readonly ReturnType<typeof part>[]): Made => ({
    components: [a, b].flatMap((made) => made ?? []),
    compositions: app ? [{ ...app, parts: ['a', 'b'] }] : [],
  });

  test('is told once, of the composition, where only one part of it has changed', () => {
    const before = run(part('a', '1', 10_000), part('b', '2', 10_000), part('app', '3', 20_000));
    const now = run(part('a', '4', 20_000), part('b', '2', 10_000), part('app', '5', 30_000));
    expect(newsLines(gateWith(newsBetween(before, now)))).toEqual([
      '       Grows  app.wasm from 20 KiB to 30 KiB (+50 %), all of it in a',
    ]);
    const both = run(part('a', '4', 20_000), part('b', '6', 20_000), part('app', '7', 40_000));
    expect(newsLines(gateWith(newsBetween(before, both)))).toEqual([
      '       Grows  a.wasm from 10 KiB to 20 KiB (+100 %)',
      '       Grows  b.wasm from 10 KiB to 20 KiB (+100 %)',
      '       Grows  app.wasm from 20 KiB to 40 KiB (+100 %)',
    ]);
  });

  test('is an import of a composition only where no part of it brings it', () => {
    const before = run(part('a', '1', 1), part('b', '2', 1), part('app', '3', 2));
    const brought = run(part('a', '4', 1, ['x:y/z']), part('b', '2', 1), part('app', '5', 2, ['x:y/z']));
    expect(newsBetween(before, brought).map(({ name, gained }) => [name, gained])).toEqual([
      ['a', ['x:y/z']],
      ['app', []],
    ]);
    const opened = run(part('a', '1', 1), part('b', '2', 1), part('app', '5', 2, ['x:y/z']));
    expect(newsBetween(before, opened).map(({ name, gained }) => [name, gained])).toEqual([['app', ['x:y/z']]]);
  });

  test('is all that a new component imports, and nothing of a new one that imports nothing', () => {
    const before = run(part('a', '1', 1));
    expect(newsBetween(before, run(part('a', '1', 1), part('b', '2', 1, ['x:y/z'])))).toEqual([
      { name: 'b', project: 'p', gained: ['x:y/z'], isNew: true },
    ]);
    expect(newsBetween(before, run(part('a', '1', 1), part('b', '2', 1)))).toEqual([]);
  });

  test('is not what a part has from another part, or what is closed in all compositions of it', () => {
    const before = run(part('a', '1', 1), part('b', '2', 1), part('app', '3', 2));
    const inner = run(part('a', '4', 1, ['x:y/z']), part('b', '2', 1), part('app', '5', 2));
    expect(newsBetween(before, inner).flatMap(({ gained }) => gained)).toEqual([]);
    const { components, compositions } = inner;
    const unmade = {
      components,
      compositions: compositions.map(({ name, project, parts }) => ({ name, ...(project && { project }), parts })),
    };
    expect(newsBetween(before, unmade).flatMap(({ gained }) => gained)).toEqual(['x:y/z']);
  });

  test('is nothing of what was not made, or is the same', () => {
    const before = run(part('a', '1', 1), part('b', '2', 1));
    expect(newsBetween(before, { components: [{ name: 'b', project: 'p' }], compositions: [] })).toEqual([]);
    expect(newsBetween({ components: [], compositions: [] }, before)).toEqual([]);
    expect(newsBetween(before, before)).toEqual([]);
    expect(
      newsBetween(run(part('a', '1', 1)), { ...before, components: [{ ...part('a', '9', 9_999), project: 'q' }] }),
    ).toEqual([]);
  });
});
