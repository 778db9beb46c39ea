import { describe, expect, test } from 'vitest';
import type { About, Resolved, Span } from '../../src/core/index.js';
import { core, problemOf, told, wat, wit } from './core.js';

const dependency = `package demo:dep@1.0.0;
interface clock { now: func() -> u64; }
world timed { import clock; import tick: func(); }`;

const text = `package demo:model@0.2.0;

/// All types.
interface types {
  /// A record.
  record meta {
    /// Its name.
    name: string, size: u64,
  }
  variant entry { file(meta), folder }
  enum color { red, green }
  flags rights { read, write }
  type id = u32;
  resource blob {
    constructor(size: u64);
    read: func(most: u32) -> list<u8>;
    merge: static func(all: list<blob>) -> blob;
  }
  @since(version = 0.2.0)
  stable: func();
  @unstable(feature = fast)
  fast: async func(/* 😀 */ key: id);
  @since(version = 0.1.0)
  @deprecated(version = 0.2.0)
  old: func();
}

interface user {
  use types.{meta};
  get: func() -> meta;
}

world base {
  import log: func(line: string);
}

/// The world.
world app {
  include base;
  include demo:dep/timed@1.0.0 with { tick as tock }
  import types;
  import inner: interface { x: func(); }
  export user;
  export run: func() -> result<_, string>;
  type id = u32;
}
`;

/** What a span covers in the text. */
function covered(span: Span | undefined, of = text): string | undefined {
  return span && of.split(/\r?\n/)[span.line - 1]?.slice(span.column - 1, span.endColumn - 1);
}

const model = core.wit.parse(wit(text, [dependency]));
const named = <T extends { readonly name?: string | undefined }>(items: readonly T[], name: string): T => {
  const found = items.find((item) => item.name === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
};
const main = model.packages[model.main];
const types = named(model.interfaces, 'types');
const app = named(model.worlds, 'app');

test('packages come with what is theirs', () => {
  expect(main).toMatchObject({ namespace: 'demo', name: 'model', version: '0.2.0' });
  expect([...(main?.worlds ?? [])].map((id) => model.worlds[id]?.name)).toEqual(['base', 'app']);
  expect([...(main?.interfaces ?? [])].map((id) => model.interfaces[id]?.name)).toEqual(['types', 'user']);
  expect(model.files).toEqual(['wit/world.wit', 'wit/deps/0.wit']);
});

/** All that has a name and a place, as pairs of the two. */
function places({ worlds, interfaces, types }: Resolved): [string, Span | undefined][] {
  const of = ({ name, about }: { name?: string | undefined; about: About }) => [[name ?? '', about.span]] as const;
  return [
    ...worlds.flatMap((it) => of(it)),
    ...interfaces.flatMap((it) => (it.name ? of(it) : [])),
    ...interfaces
      .flatMap((it) => it.functions)
      .flatMap((it) => [...of(it), ...it.params.map((p) => [p.name, p.span] as const)]),
    ...types.flatMap((it) => (it.name ? of(it) : [])),
    ...types.flatMap(({ kind }) => {
      if (kind.tag !== 'record' && kind.tag !== 'variant' && kind.tag !== 'enum' && kind.tag !== 'flags') return [];
      return kind.val.map(({ name, span }) => [name, span] as const);
    }),
  ].map(([name, span]) => [name, span]);
}

test('every name has the place where it is written', () => {
  const all = places(model).filter(
    ([name, span]) => name !== 'self' && (!span || model.files[span.file] === 'wit/world.wit'),
  );
  expect(all.length).toBeGreaterThan(30);
  for (const [name, span] of all) {
    expect(covered(span)).toBe(
      name.replace(/^\[constructor\].*/, 'constructor').replace(/^\[.*\..?/, (it) => it.slice(it.indexOf('.') + 1)),
    );
  }
});

describe('the items of a world', () => {
  const of = (items: typeof app.imports) => items.map(({ name, kind, about }) => [name, kind.tag, covered(about.span)]);

  test('have the places of their statements, be they included', () => {
    expect(of(app.imports)).toEqual([
      ['demo:model/types@0.2.0', 'interface', 'types'],
      ['inner', 'interface', 'inner'],
      ['demo:dep/clock@1.0.0', 'interface', expect.anything()],
      ['id', 'type', 'id'],
      ['log', 'func', 'log'],
      ['tock', 'func', expect.anything()],
    ]);
    expect(of(app.exports)).toEqual([
      ['run', 'func', 'run'],
      ['demo:model/user@0.2.0', 'interface', 'user'],
    ]);
  });

  test('may come from another package', () => {
    const clock = app.imports.find(({ name }) => name === 'demo:dep/clock@1.0.0');
    expect(clock?.about.span).toMatchObject({ file: 1, line: 3 });
    expect(covered(clock?.about.span, dependency)).toBe('clock');
  });

  test('keep the include statements', () => {
    expect(app.includes.map(({ line }) => text.split('\n')[line - 1]?.trim())).toEqual([
      'include base;',
      'include demo:dep/timed@1.0.0 with { tick as tock }',
    ]);
  });
});

test('docs are kept', () => {
  expect(types.about.docs).toBe('All types.');
  expect(app.about.docs).toBe('The world.');
  const meta = named(model.types, 'meta');
  expect(meta.about.docs).toBe('A record.');
  expect(meta.kind).toMatchObject({ tag: 'record', val: [{ name: 'name', docs: 'Its name.' }, { name: 'size' }] });
});

test('functions tell what they are', () => {
  const kinds = types.functions.map(({ name, kind, isAsync }) => [name, kind.tag, isAsync]);
  expect(kinds).toEqual([
    ['[constructor]blob', 'constructor', false],
    ['[method]blob.read', 'method', false],
    ['[static]blob.merge', 'static', false],
    ['stable', 'freestanding', false],
    ['fast', 'freestanding', true],
    ['old', 'freestanding', false],
  ]);
});

describe('gates', () => {
  test('are told', () => {
    const gates = types.functions.slice(3).map(({ about }) => about.stability);
    expect(gates).toEqual([
      { tag: 'since', val: { version: '0.2.0', deprecated: undefined } },
      { tag: 'unstable', val: { feature: 'fast', deprecated: undefined } },
      { tag: 'since', val: { version: '0.1.0', deprecated: '0.2.0' } },
    ]);
  });

  test.each([
    [[], false],
    [['fast'], true],
  ])('with the features %j', (val, seen) => {
    const { interfaces } = core.wit.parse({ ...wit(text, [dependency]), features: { tag: 'only', val } });
    expect(named(interfaces, 'types').functions.some(({ name }) => name === 'fast')).toBe(seen);
  });
});

describe('columns', () => {
  test('count UTF-16 code units', () => {
    const key = types.functions.find(({ name }) => name === 'fast')?.params[0]?.span;
    const line = '  fast: async func(/* 😀 */ key: id);';
    expect(key).toMatchObject({ column: line.indexOf('key') + 1, endColumn: line.indexOf('key') + 4 });
  });

  test('and lines are the same with CRLF', () => {
    const crlf = core.wit.parse(wit(text.replaceAll('\n', '\r\n'), [dependency]));
    expect(places(crlf)).toEqual(places(model));
  });
});

test('files of one package are one package', () => {
  const two = { 'b.wit': 'interface b { use a.{t}; }', 'a.wit': 'package x:y; interface a { type t = u8; }' };
  const { files, interfaces } = core.wit.parse(wit(two));
  const file = (name: string) => files[named(interfaces, name).about.span?.file ?? -1];
  expect([file('a'), file('b')]).toEqual(['a.wit', 'b.wit']);
});

describe('problems', () => {
  const cases: [string, Record<string, string>, string][] = [
    [
      'a type that is not there',
      { 'a.wit': 'package x:y;\ninterface i {\n  f: func(a: nope);\n}' },
      'a.wit:3:14 name `nope` does not exist',
    ],
    [
      'in the second file',
      { 'a.wit': 'package x:y;', 'b.wit': 'interface i { f: func( }' },
      "b.wit:1:24 expected an identifier or string, found '}'",
    ],
    [
      'after an emoji',
      { 'a.wit': 'package x:y; /* 😀 */ interfac' },
      'a.wit:1:23 expected `world`, `interface` or `use`, found an identifier',
    ],
    [
      'no package',
      { 'a.wit': 'interface i {}' },
      'a.wit no `package` header was found in any WIT file for this package',
    ],
  ];
  test.each(cases)('%s', (_, files, problem) => {
    expect(told(problemOf(() => core.wit.parse(wit(files))))).toBe(problem);
  });

  test('in a dependency', () => {
    const problem = problemOf(() =>
      core.wit.parse(wit('package a:b; world w { import c:d/e; }', ['package c:d; interface e { x }'])),
    );
    expect(problem?.location?.path).toBe('wit/deps/0.wit');
  });
});

describe('binaries', () => {
  test('of a package are decoded to the same', () => {
    const binary = core.wit.encode(wit(text, [dependency]));
    const { resolved, world } = core.wit.decode(binary);
    expect(world).toBeUndefined();
    expect(resolved.files).toEqual([]);
    expect(named(resolved.interfaces, 'types').functions.map(({ name }) => name)).toEqual(
      types.functions.map(({ name }) => name),
    );
    expect(core.wit.print(binary)).toContain('merge: static func(all: list<blob>) -> blob;');
  });

  test('of a component have its world', () => {
    const { resolved, world } = core.wit.decode(wat('(component (import "f" (func (param "x" u8))))'));
    expect(resolved.worlds[world ?? -1]?.imports).toMatchObject([{ name: 'f', about: { span: undefined } }]);
  });
});
