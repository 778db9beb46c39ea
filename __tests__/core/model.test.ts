import { describe, expect, test } from 'vitest';
import type { About, Resolved, Span, WitSource } from '../../src/core/index.js';
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

test('what `use` renames has the place of its name there', () => {
  const text = 'package a:b; interface i { type t = u8; } interface j { use i.{t as renamed}; }';
  expect(covered(named(core.wit.parse(wit(text)).types, 'renamed').about.span, text)).toBe('t');
});

test('an unnamed type has the place of its first word', () => {
  const text = 'package a:b; interface i { f: func(a: list<u8>) -> result<u8>; }';
  const { types } = core.wit.parse(wit(text));
  expect(types.map(({ about }) => covered(about.span, text))).toEqual(['list', 'result']);
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

  test('of everything that can have one are told when all features are seen', () => {
    const gate = '@unstable(feature = new)';
    const gated = `package a:b@1.0.0;
${gate} interface i { ${gate} record r { x: u8 } ${gate} resource s { ${gate} m: func(); } ${gate} f: func(); ${gate} use j.{t}; }
interface j { type t = u8; }
${gate} world w { ${gate} import i; ${gate} export g: func(); ${gate} type u = u8; }`;
    const tags = (features: WitSource['features']) => {
      const { worlds, interfaces, types } = core.wit.parse({ ...wit(gated), features });
      const items = worlds.flatMap(({ imports, exports }) => [...imports, ...exports]);
      const named = [...worlds, ...items, ...interfaces, ...interfaces.flatMap((it) => it.functions), ...types];
      return Object.fromEntries(named.flatMap(({ name, about }) => (name ? [[name, about.stability.tag]] : [])));
    };
    const unstable = ['w', 'a:b/i@1.0.0', 'g', 'u', 'i', 'r', 's', '[method]s.m', 'f'];
    expect(tags({ tag: 'all' })).toMatchObject(Object.fromEntries(unstable.map((name) => [name, 'unstable'])));
    const seen = tags({ tag: 'only', val: [] });
    expect(unstable.filter((name) => name in seen)).toEqual([]);
    expect(seen).toMatchObject({ j: 'ungated', t: 'ungated' });
  });

  test.each([
    [[], false],
    [['fast'], true],
  ])('with the features %j', (val, seen) => {
    const { interfaces } = core.wit.parse({ ...wit(text, [dependency]), features: { tag: 'only', val } });
    expect(named(interfaces, 'types').functions.some(({ name }) => name === 'fast')).toBe(seen);
  });
});

describe('the package statement', () => {
  const statements = (files: Record<string, string>, dependencies: readonly string[] = []) => {
    const { packages, files: paths, main } = core.wit.parse(wit(files, dependencies));
    return [packages[main], ...packages.filter((_, i) => i !== main)].flatMap((it) =>
      (it?.statements ?? []).map(({ name, version }) => {
        const path = paths[name.file] ?? '';
        const of = files[path] ?? dependencies[Number(path.match(/\d+/))];
        return [path, covered(name, of), covered(version, of)];
      }),
    );
  };
  const cases: [what: string, text: string, name: string, version: string | undefined][] = [
    ['with a version', 'package a:b@0.2.1;', 'a:b', '0.2.1'],
    ['without one', 'package a:b;', 'a:b', undefined],
    ['before other things', 'package a:b@0.2.1; interface i {}', 'a:b', '0.2.1'],
    ['of a pre-release', 'package a:b@1.0.0-rc.1+build.2;', 'a:b', '1.0.0-rc.1+build.2'],
    ['with words that are keywords', 'package %package:%use@1.0.0;', '%package:%use', '1.0.0'],
    ['with spaces', 'package  a : b  @ 1.0.0 ;', 'a : b', '1.0.0'],
    ['after docs', '/// A package; @1.2.3.\n/* package x:y; /* ; */ */ package a:b@1.0.0;', 'a:b', '1.0.0'],
    ['with comments in it', 'package/* ; */a:b/*@2.0.0*/@1.0.0// ;\n;', 'a:b', '1.0.0'],
    ['after what is no ASCII', '/* 😀é */ package a:b@1.0.0;', 'a:b', '1.0.0'],
  ];
  test.each(cases)('%s has its places', (_, text, name, version) => {
    expect(statements({ 'a.wit': text })).toEqual([['a.wit', name, version]]);
  });

  test('is in one file or in several, and in dependencies', () => {
    const files = {
      'a.wit': 'package a:b@1.0.0;',
      'b.wit': 'world w { import x:y/z; }',
      'c.wit': 'package a:b@1.0.0;',
    };
    expect(statements(files, ['package x:y; interface z {}'])).toEqual([
      ['a.wit', 'a:b', '1.0.0'],
      ['c.wit', 'a:b', '1.0.0'],
      ['wit/deps/0.wit', 'x:y', undefined],
    ]);
  });

  test('is not that of a nested package', () => {
    const nested = 'package x:y@1.0.0 { interface z {} }';
    expect(statements({ 'a.wit': 'package a:b;', 'n.wit': nested })).toEqual([['a.wit', 'a:b', undefined]]);
  });
});

describe('aliases', () => {
  const { types, interfaces, worlds } = core.wit.parse(
    wit(`package a:b;
interface i { record r { x: u8 } resource s; type t = u8; }
interface j { use i.{r, s as used, t}; type u = r; type v = u; type p = u32; type h = used; f: func(u: u, h: h); }
world w { use i.{r as z}; import k: interface { use i.{t}; type y = t; } export j; type x = z; }`),
  );
  /** The names of the aliases of an owner that come from `use`, and of the others. */
  const aliases = (tag: 'interface' | 'world', val: number) => {
    const own = types.filter(({ owner, kind }) => owner.tag === tag && owner.val === val && kind.tag === 'alias');
    const isUse = ({ owner, kind }: (typeof own)[number]) => {
      const other = kind.tag === 'alias' && kind.val.tag === 'defined' ? types[kind.val.val] : undefined;
      return other !== undefined && JSON.stringify(other.owner) !== JSON.stringify(owner);
    };
    return [own.filter(isUse), own.filter((it) => !isUse(it))].map((all) => all.map(({ name }) => name));
  };

  test('tell whether they come from `use`', () => {
    expect(
      aliases(
        'interface',
        interfaces.findIndex(({ name }) => name === 'j'),
      ),
    ).toEqual([
      ['r', 'used', 't'],
      ['u', 'v', 'p', 'h'],
    ]);
    expect(
      aliases(
        'interface',
        interfaces.findIndex(({ name }) => name === undefined),
      ),
    ).toEqual([['t'], ['y']]);
    expect(
      aliases(
        'world',
        worlds.findIndex(({ name }) => name === 'w'),
      ),
    ).toEqual([['z'], ['x']]);
  });
});

test('external ids are told', () => {
  const { worlds, interfaces } = core.wit.parse(
    wit(`package a:b;
interface i { @external-id("one") f: func(); g: func(); }
world w { @external-id("two") import h: func(); @external-id("three") import i; }`),
  );
  expect(named(interfaces, 'i').functions.map(({ about }) => about.externalId)).toEqual(['one', undefined]);
  expect(named(worlds, 'w').imports.map(({ name, about }) => [name, about.externalId])).toEqual([
    ['a:b/i', 'three'],
    ['h', 'two'],
  ]);
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

/** Of a text in one line, a place costs no more the farther it is to the right. */
test('the time to parse grows with the text, be it in one line', () => {
  const time = (count: number, between: string) => {
    const functions = Array.from({ length: count }, (_, i) => `x${i}: func(a: u32, b: list<string>) -> u32;`);
    const source = wit(['package a:b;', 'interface i {', ...functions, '}'].join(between));
    const times = [1, 2, 3].map(() => {
      const start = performance.now();
      expect(core.wit.parse(source).interfaces[0]?.functions).toHaveLength(count);
      return performance.now() - start;
    });
    return Math.min(...times);
  };
  time(1000, '\n');
  // Where each place is counted from the start of its line, the factor is above 100.
  expect(time(4000, ' ')).toBeLessThan(10 * time(4000, '\n'));
});
