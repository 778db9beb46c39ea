import { describe, expect, test } from 'vitest';
import { fullName, packagesDefined, packagesNamed } from '../../src/dependencies/named.js';
import { core, problemOf } from '../core/core.js';

const file = (text: string, path = 'wit/world.wit') => ({ path, text });
const named = (...texts: string[]) => packagesNamed(texts.map((text, i) => file(text, `wit/${i}.wit`))).map(fullName);

describe('the packages that WIT names', () => {
  test('in each statement that can name one, and once each', () => {
    const text = `package my:app@1.0.0;
interface own { use a:use/i@0.1.0.{t as u}; use a:use/j@0.1.0.{v}; use a:plain/i.{t}; }
world w {
  use b:world/i@0.2.0-rc-2023-11-10.{t};
  import c:import/i@1.0.0;
  export d:export/i@1.0.0-a.1+build.5;
  include e:include/w@2.0.0 with { a as b };
  import local: f:named/i@0.1.0;
  import inline: interface { use g:inline/i@0.1.0.{t}; }
  import own;
}
use h:top/i@0.1.0;
use i:top-as/i@0.1.0 as other;`;
    expect(named(text)).toEqual([
      'a:use@0.1.0',
      'a:plain',
      'b:world@0.2.0-rc-2023-11-10',
      'c:import@1.0.0',
      'd:export@1.0.0-a.1+build.5',
      'e:include@2.0.0',
      'f:named@0.1.0',
      'g:inline@0.1.0',
      'h:top@0.1.0',
      'i:top-as@0.1.0',
    ]);
  });

  test('two versions of one are two', () => {
    expect(named('world w { import a:b/c@0.1.0; import a:b/c@0.2.0; import a:b/c; }')).toEqual([
      'a:b@0.1.0',
      'a:b@0.2.0',
      'a:b',
    ]);
  });

  test('with any blanks and comments between, and words of WIT as names', () => {
    expect(named('world w { import a /* x */ : \n b // y\n / c @ 1.0.0; import %use:%package/%type@1.0.0; }')).toEqual([
      'a:b@1.0.0',
      'use:package@1.0.0',
    ]);
  });

  test('not in comments, and not in strings', () => {
    expect(
      named(`// import a:line/i;
/// import a:docs/i;
/* import a:block/i; /* nested a:nested/i */ still a:still/i // a:inner/i */
world w { @external-id("a:string/i // \\" /*") f: func(); import b:after/i; } /** a:open/i`),
    ).toEqual(['b:after']);
    expect(named('world w { /* // */ import b:after/i; }')).toEqual(['b:after']);
  });

  test('not the package itself, of whatever file, nor those that are nested in it', () => {
    const nested = 'package n:e@0.1.0 { interface i { use o:ther/i@1.0.0.{t}; } }';
    const own = 'package my:app@1.0.0; world w { import my:app/i@1.0.0; import n:e/i@0.1.0; import my:app/i@0.9.0; }';
    expect(named(own, nested)).toEqual(['my:app@0.9.0', 'o:ther@1.0.0']);
    expect(packagesDefined([file(own), file(nested)]).map(fullName)).toEqual(['my:app@1.0.0', 'n:e@0.1.0']);
  });

  test('not in types and functions', () => {
    expect(
      named('interface i { record r { a: u32, b: list<u8> } f: func(a: r, b: string) -> result<r, string>; }'),
    ).toEqual([]);
  });

  test('and where it stands', () => {
    const [first] = packagesNamed([file('package a:b;\nworld w {\n  import c:d/e@0.1.0;\n}')]);
    expect(first?.location).toEqual({ file: 'wit/world.wit', line: 3, column: 10, endLine: 3, endColumn: 21 });
    const [own] = packagesDefined([file('/// x\npackage a:b@0.1.0;')]);
    expect(own?.location).toEqual({ file: 'wit/world.wit', line: 2, column: 9, endLine: 2, endColumn: 18 });
  });

  test('the core does not resolve without them, and does with them', () => {
    const text = 'package my:app; world w { /* a:b/c */ import c:d/e@0.1.0; }';
    const source = (dependencies: string[]) => ({
      files: [file(text)],
      dependencies: dependencies.map((text) => [file(text, 'dep.wit')]),
      features: { tag: 'all' as const },
    });
    expect(problemOf(() => core.wit.parse(source([])))?.message).toContain('c:d@0.1.0');
    const all = named(text).map((name) => `package ${name}; interface e {}`);
    expect(problemOf(() => core.wit.parse(source(all)))).toBeUndefined();
  });
});
