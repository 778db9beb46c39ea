import { describe, expect, test } from 'vitest';
import type { WitSource } from '../../src/core/index.js';
import { componentOf, core, problemOf, wat, wit } from './core.js';

const source = (package_: WitSource | string) => (typeof package_ === 'string' ? wit(package_) : package_);

/** None if guests of the first world `w` fit the second one. */
function check(baseline: WitSource | string, current: WitSource | string): string | undefined {
  return core.compatibility.semverCheck(source(baseline), source(current), 'w');
}

const world = (items: string, version = '@0.2.1') => `package demo:kv${version}; world w { ${items} }`;

describe('the worlds of wasm-tools’ own tests', () => {
  const a = 'a: func();';
  const b = 'b: func();';
  const cases: [what: string, baseline: string, current: string, verdict: string | undefined][] = [
    ['an import more', `import ${a}`, `import ${a} import ${b}`, undefined],
    ['an import less', `import ${a} import ${b}`, `import ${a}`, 'missing import named `b`'],
    ['an export more', `export ${a}`, `export ${a} export ${b}`, 'missing export named `b`'],
    ['an export less', `export ${a} export ${b}`, `export ${a}`, undefined],
  ];
  test.each(cases)('%s', (_, baseline, current, verdict) => {
    expect(check(world(baseline), world(current, '@0.2.2'))).toBe(verdict);
  });
});

/** The first thing that is wrong in the interface `i`, where the world imports it and where it exports it. */
function inInterface(baseline: string, current: string): (string | undefined)[] {
  return ['import', 'export'].map((side) => {
    const state = (items: string) => `package demo:kv@0.2.1; interface i { ${items} } world w { ${side} i; }`;
    const verdict = check(state(baseline), state(current));
    return verdict?.replace(`type mismatch for ${side} \`demo:kv/i\`: `, '');
  });
}

describe('an interface, imported and exported', () => {
  const ok = undefined;
  const f = 'f: func();';
  const missing = (name: string) => `missing expected export \`${name}\``;
  const at = (name: string, message: string) => `type mismatch in instance export \`${name}\`: ${message}`;
  const cases: [
    what: string,
    baseline: string,
    current: string,
    imported?: string | undefined,
    exported?: string | undefined,
  ][] = [
    ['F1 a function more', f, `${f} g: func();`, ok, missing('g')],
    ['F2 a function less', `${f} g: func();`, f, missing('g'), ok],
    ['F3 a function of another name', f, 'g: func();', missing('f'), missing('g')],
    ['F4 another order', `${f} g: func();`, `g: func(); ${f}`, ok, ok],
    [
      'F5 a parameter more',
      f,
      'f: func(a: option<u8>);',
      at('f', 'expected 0 parameters, found 1'),
      at('f', 'expected 1 parameters, found 0'),
    ],
    [
      'F8 a parameter of another name',
      'f: func(a: u8);',
      'f: func(b: u8);',
      at('f', 'expected parameter named `a`, found `b`'),
      at('f', 'expected parameter named `b`, found `a`'),
    ],
    [
      'F10 a wider result',
      'f: func() -> u32;',
      'f: func() -> u64;',
      at('f', 'type mismatch with result type: expected primitive `u32` found primitive `u64`'),
      at('f', 'type mismatch with result type: expected primitive `u64` found primitive `u32`'),
    ],
    [
      'F16 an async function',
      f,
      'f: async func();',
      at('f', 'expected async function, found sync function'),
      at('f', 'expected sync function, found async function'),
    ],
    [
      'V1 a case more',
      'variant v { a } f: func(v: v);',
      'variant v { a, b } f: func(v: v);',
      at('v', 'expected 1 cases, found 2'),
      at('v', 'expected 2 cases, found 1'),
    ],
    [
      'E3 labels in another order',
      'enum e { a, b } f: func(e: e);',
      'enum e { b, a } f: func(e: e);',
      at('e', 'mismatch in enum elements'),
      at('e', 'mismatch in enum elements'),
    ],
    ['T1 a type more that nothing uses', f, `type t = u8; ${f}`, ok, missing('t')],
    ['T3 a type less that nothing uses', `type t = u8; ${f}`, f, ok, ok],
    [
      'X15 another shape of a type that nothing uses',
      `record t { a: u8 } ${f}`,
      `record t { a: u16 } ${f}`,
      ok,
      at('t', 'type mismatch in record field `a`: expected primitive `u16` found primitive `u8`'),
    ],
    ['S1 a method more', 'resource r;', 'resource r { m: func(); }', ok, missing('[method]r.m')],
    ['S2 a method less', 'resource r { m: func(); }', 'resource r;', missing('[method]r.m'), ok],
    ['D1 docs', f, `/// Does it.\n${f}`, ok, ok],
    ['G1 a gate', f, `@since(version = 0.2.0) ${f}`, ok, ok],
  ];
  test.each(cases)('%s', (_, baseline, current, imported, exported) => {
    expect(inInterface(baseline, current)).toEqual([imported, exported]);
  });
});

describe('what comes before and after', () => {
  test('an item behind a feature counts where the feature is seen', () => {
    const before = 'package demo:kv; interface i { f: func(); } world w { export i; }';
    const after =
      'package demo:kv; interface i { f: func(); @unstable(feature = new) g: func(); } world w { export i; }';
    expect(check(before, after)).toContain('missing expected export `g`');
    expect(check(before, { ...wit(after), features: { tag: 'only', val: [] } })).toBeUndefined();
  });

  test('a world-level type is an import', () => {
    expect(check(world('type t = u8;'), world(''))).toBe('missing import named `t`');
    expect(check(world(''), world('type t = u8;'))).toBeUndefined();
  });

  test('W9 an import that becomes an export', () => {
    expect(check(world('import f: func();'), world('export f: func();'))).toBe('missing import named `f`');
  });
});

describe('what validates only with features that no engine has on is compared', () => {
  test.each([
    ['a list of fixed length', 'f: func(a: list<u8, 4>) -> list<u32, 100000>;'],
    ['error-context', 'f: func(a: error-context) -> result<_, error-context>;'],
    ['a map', 'f: func(a: map<string, list<u8>>);'],
    ['streams and futures', 'f: async func(a: stream<u8>) -> future<string>;'],
  ])('%s', (_, items) => expect(inInterface(items, items)).toEqual([undefined, undefined]));

  test('and differs where it is not the same', () => {
    const [imported] = inInterface('f: func(a: list<u8, 4>);', 'f: func(a: list<u8, 5>);');
    expect(imported).toContain('type mismatch in function parameter `a`: expected fixed-length 4, found size 5');
  });
});

describe('versions of the package itself do not count', () => {
  test.each([
    ['@0.2.1', '@0.2.1'],
    ['@0.2.1', '@1.0.0'],
    ['', '@0.1.0'],
    ['@1.0.0-rc.1', ''],
  ])('%j and %j', (before, now) => {
    const state = (version: string) =>
      `package demo:kv${version}; interface i { f: func(); } world w { import i; export i; }`;
    expect(check(state(before), state(now))).toBeUndefined();
  });

  test('nor does the package under another version', () => {
    const both = wit(
      'package demo:kv@0.2.0; interface i { use demo:kv/i@0.1.0.{t}; f: func(x: t); } world w { import i; }',
      ['package demo:kv@0.1.0; interface i { type t = u8; }'],
    );
    expect(check(both, both)).toBeUndefined();
  });

  test('but its name does', () => {
    expect(check(world(''), 'package demo:store@0.2.1; world w {}')).toBe(
      'the package is `demo:store`, it was `demo:kv`',
    );
  });
});

describe('versions of other packages count by their track', () => {
  const dependency = (version: string, items = 'f: func();') => `package x:y${version}; interface i { ${items} }`;
  const using = (versions: readonly string[], statement = 'import', items?: string) =>
    wit(
      world(versions.map((it) => `${statement} x:y/i${it};`).join(' ')),
      versions.map((it) => dependency(it, items)),
    );
  const cases: [before: string, now: string, fits: boolean][] = [
    ['@0.2.0', '@0.2.9', true],
    ['@0.2.9', '@0.2.0', true],
    ['@1.0.0', '@1.4.0', true],
    ['', '', true],
    ['@1.0.0-rc.1', '@1.0.0-rc.1', true],
    ['@0.2.0', '@0.3.0', false],
    ['@1.0.0', '@2.0.0', false],
    ['@0.0.1', '@0.0.2', false],
    ['@1.0.0-rc.1', '@1.0.0', false],
    ['', '@1.0.0', false],
  ];
  test.each(cases)('%j and %j: %s', (before, now, fits) => {
    const imported = check(using([before]), using([now]));
    expect(imported).toBe(fits ? undefined : `missing import named \`x:y/i${before}\``);
    const exported = check(using([before], 'export'), using([now], 'export'));
    expect(exported).toBe(fits ? undefined : `missing export named \`x:y/i${now}\``);
  });

  test('a world may have several of one package', () => {
    for (const versions of [
      ['@0.2.0', '@0.3.0'],
      ['@0.2.0', '@0.2.1'],
      ['@0.2.0', '@0.2.1', '@0.3.0'],
    ]) {
      for (const statement of ['import', 'export']) {
        const both = using(versions, statement);
        expect(check(both, both)).toBeUndefined();
      }
    }
  });

  test('two imports of one track are one', () => {
    expect(check(using(['@0.2.0', '@0.2.1']), using(['@0.2.1']))).toBeUndefined();
    expect(check(using(['@0.2.1']), using(['@0.2.0', '@0.2.1']))).toBeUndefined();
  });

  test('two that cannot be one are told apart', () => {
    const both = wit(world('import x:y/i@0.2.0; import x:y/i@0.2.1;'), [
      dependency('@0.2.0'),
      dependency('@0.2.1', 'f: func(a: u8);'),
    ]);
    expect(check(both, both)).toBeUndefined();
    expect(check(both, using(['@0.2.0']))).toContain('missing import');
  });

  test('what differs in a dependency is found', () => {
    expect(check(using(['@0.2.0']), using(['@0.2.0'], 'import', 'f: func(a: u8);'))).toBe(
      'type mismatch for import `x:y/i@0.2.0`: type mismatch in instance export `f`: expected 0 parameters, found 1',
    );
  });

  test('a package may import one of its interfaces in one version and export it in another', () => {
    const middleware = (imported: string, exported: string) =>
      wit(world(`import x:y/i${imported}; export x:y/i${exported};`), [
        dependency('@0.2.0', 'f: func();'),
        dependency('@0.2.1', 'f: func(); g: func();'),
      ]);
    expect(check(middleware('@0.2.0', '@0.2.1'), middleware('@0.2.0', '@0.2.1'))).toBeUndefined();
    expect(check(middleware('@0.2.0', '@0.2.0'), middleware('@0.2.0', '@0.2.1'))).toBe(
      'type mismatch for export `x:y/i@0.2.0`: missing expected export `g`',
    );
  });
});

describe('binaries', () => {
  const component = (items: string, version = '@0.2.1') =>
    componentOf(`package demo:kv${version}; interface i { ${items} } world w { import i; export i; }`);
  const small = component('f: func();');
  const large = component('f: func(); g: func();', '@0.2.3');

  test('are compared by the worlds they have', () => {
    expect(core.compatibility.semverCheckBinaries(small, small)).toBeUndefined();
    expect(core.compatibility.semverCheckBinaries(small, large)).toBe(
      'type mismatch for export `demo:kv/i@0.2.0`: missing expected export `g`',
    );
    expect(core.compatibility.semverCheckBinaries(large, small)).toBe(
      'type mismatch for import `demo:kv/i@0.2.0`: missing expected export `g`',
    );
    expect(core.compatibility.semverCheckBinaries(small, component('f: func();', '@0.3.0'))).toBe(
      'missing import named `demo:kv/i@0.2.0`',
    );
  });

  const empty = new Uint8Array();
  const package_ = core.wit.encode(wit(world('')));
  test.each([
    ['nothing', empty, 'these are not the bytes of a WebAssembly module or component'],
    ['a module', wat('(module)'), 'expected a component, found a core module'],
    ['a WIT package', package_, 'expected a component, found a WIT package'],
  ])('%s has a problem', (_, binary, message) => {
    expect(problemOf(() => core.compatibility.semverCheckBinaries(binary, small))).toMatchObject({
      kind: 'invalid-binary',
      message: `baseline: ${message}`,
    });
    expect(problemOf(() => core.compatibility.semverCheckBinaries(small, binary))).toMatchObject({
      kind: 'invalid-binary',
      message: `current: ${message}`,
    });
  });
});

describe('a wrong input has a problem', () => {
  const good = world('import f: func();');
  const many = Array.from({ length: 1001 }, (_, i) => `a${i}: u8`).join(', ');
  const cases: [what: string, text: string, kind: string, message: RegExp][] = [
    ['no WIT', 'package a:b; world {', 'wit-syntax', /: expected an identifier/],
    ['a package that is not there', world('import x:y/z;'), 'wit-resolve', /: package 'x:y' not found/],
    ['no world', 'package demo:kv@0.2.1;', 'world-selection', /: the package `demo:kv@0.2.1` has no world/],
    ['no such world', 'package demo:kv; world x {}', 'world-selection', /: world `w` not found/],
    ['no package', 'world w {}', 'wit-syntax', /: no `package` header/],
    ['too many parameters', world(`import f: func(${many});`), 'wit-resolve', /parameters size is out of bounds/],
    ['too long a list', world('import f: func(a: list<u8, 4294967295>);'), 'wit-resolve', /exceeds limit/],
  ];
  test.each(cases)('%s', (_, text, kind, message) => {
    const before = problemOf(() => check(text, good));
    expect(before).toMatchObject({ kind, message: expect.stringMatching(message) });
    expect(before?.message).toMatch(/^baseline: /);
    const now = problemOf(() => check(good, text));
    expect(now).toMatchObject({ kind, message: expect.stringMatching(message) });
  });
});

test('a world whose functions have the names that core modules use is compared', () => {
  const names = ['memory', 'cabi-realloc', 'initialize', 'run', 'main'];
  const items = names.flatMap((name) => [`import ${name}: func();`, `export ${name}: func();`]).join(' ');
  expect(check(world(items), world(items))).toBeUndefined();
});
