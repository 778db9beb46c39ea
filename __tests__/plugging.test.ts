import { describe, expect, test } from 'vitest';
import { findComposition } from '../src/project/plugging.js';
import { track } from '../src/project/versions.js';

/** `name: imports -> exports` */
function component(text: string) {
  const [name = '', rest = ''] = text.split(': ');
  const [imports = '', exports = ''] = rest.split('->').map((side) => side.trim());
  const names = (side: string) => side.split(' ').filter(Boolean);
  return { name, imports: names(imports), exports: names(exports) };
}

describe('the one way of plugging', () => {
  const cases: { what: string; components: string[]; result: unknown }[] = [
    { what: 'a plug in a socket', components: ['app: x:y/i -> run', 'lib: -> x:y/i'], result: ['lib into app = demo'] },
    {
      what: 'versions of one track',
      components: ['app: x:y/i@0.2.3 -> run', 'lib: -> x:y/i@0.2.9'],
      result: ['lib into app = demo'],
    },
    {
      what: 'versions of two tracks',
      components: ['app: x:y/i@0.2.3 -> run', 'lib: -> x:y/i@0.3.0'],
      result: undefined,
    },
    { what: 'nothing in common', components: ['a: -> x:y/i', 'b: -> x:y/j'], result: undefined },
    {
      what: 'a plug in a plug',
      components: ['a: x:y/b -> run', 'b: x:y/c -> x:y/b', 'c: -> x:y/c'],
      result: ['c into b = b-composed', 'b-composed into a = demo'],
    },
    {
      what: 'two plugs',
      components: ['a: x:y/b x:y/c -> run', 'b: -> x:y/b', 'c: -> x:y/c'],
      result: ['b, c into a = demo'],
    },
    {
      what: 'a name that is taken',
      components: ['demo: x:y/b -> run', 'b: -> x:y/b'],
      result: ['b into demo = demo-composed'],
    },
    {
      what: 'two that could be plugged',
      components: ['a: x:y/b -> run', 'b: -> x:y/b', 'c: -> x:y/b'],
      result: '`b` and `c` export `x:y/b`, which `a` imports',
    },
    {
      what: 'two sockets',
      components: ['a: x:y/c -> run', 'b: x:y/d -> run', 'c: -> x:y/c', 'd: -> x:y/d'],
      result: 'several could be the socket: `a`, `b`',
    },
    {
      what: 'one plug for two',
      components: ['a: x:y/c x:y/b -> run', 'b: x:y/c -> x:y/b', 'c: -> x:y/c'],
      result: '`c` fits into several: `a`, `b`',
    },
    { what: 'a circle', components: ['a: x:y/b -> x:y/a', 'b: x:y/a -> x:y/b'], result: '`a`, `b` need each other' },
  ];
  test.each(cases)('$what', ({ components, result }) => {
    const found = findComposition(components.map(component), 'demo');
    const shown =
      found.kind === 'none'
        ? found.why
        : found.compositions.map(({ name, how }) =>
            how.kind === 'plug' ? `${how.plugs.join(', ')} into ${how.socket} = ${name}` : name,
          );
    expect(shown).toEqual(result);
  });
});

test.each([
  ['a:b/c@1.4.2', 'a:b/c@1'],
  ['a:b/c@0.2.9', 'a:b/c@0.2'],
  ['a:b/c@0.0.3', 'a:b/c@0.0.3'],
  ['a:b/c@0.2.6-rc.1', 'a:b/c@0.2.6-rc.1'],
  ['a:b/c@1.0.0+build', 'a:b/c@1'],
  ['a:b/c', 'a:b/c'],
  ['plain', 'plain'],
])('the track of %s is %s', (name, expected) => {
  expect(track(name)).toBe(expected);
});
