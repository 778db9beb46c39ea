import { describe, expect, test } from 'vitest';
import { StackExhausted } from '../../src/core/index.js';
import { random } from '../helpers/random.js';
import { componentOf, core, problemOf, wat, wit } from './core.js';

const world =
  'package demo:small; interface api { record r { a: list<string>, b: option<u8> } get: func(x: r) -> r; } world w { import log: func(x: string); export api; }';
const source = wit(world);
const component = componentOf(world);
const package_ = core.wit.encode(source);
const embedded = core.components.embed(
  wat('(module (memory (export "memory") 1) (func (export "f") (result i32) i32.const 1))'),
  source,
  undefined,
);
const socket = wat('(component (import "demo:small/api" (instance)) (import "f" (func)))');

/** Every operation on a binary. What they throw, other than a problem, fails the test. */
const operations: Record<string, (binary: Uint8Array) => unknown> = {
  decode: (binary) => core.wit.decode(binary),
  print: (binary) => core.wit.print(binary),
  validate: (binary) => core.components.validate(binary),
  target: (binary) => core.components.target(binary, source, undefined),
  compatible: (binary) => core.compatibility.semverCheckBinaries(binary, component),
  'compatible with': (binary) => core.compatibility.semverCheckBinaries(component, binary),
  plug: (binary) => core.composition.plug(socket, [{ name: 'p', bytes: binary }]),
  socket: (binary) => core.composition.plug(binary, [{ name: 'p', bytes: component }]),
  compose: (binary) => compose('package a:b; let x = new c:d { ... }; export x...;', binary),
  componentize: (binary) => core.components.componentize(binary, 'reactor'),
  embed: (binary) => core.components.embed(binary, source, undefined),
  call: (binary) => core.wave.parseCall(binary, 'get({a: []})'),
};

function compose(text: string, bytes: Uint8Array) {
  return core.composition.compose({ path: 'a.wac', text }, [{ name: 'c:d', bytes }]);
}

function* spoiled(binary: Uint8Array, next: (below: number) => number): Generator<Uint8Array> {
  for (let i = 0; i < 25; i++) {
    const mutated = binary.slice();
    mutated[next(binary.length)] = next(256);
    yield mutated;
  }
  for (let i = 0; i < 10; i++) yield binary.slice(0, next(binary.length));
  for (let i = 0; i < 5; i++)
    yield Uint8Array.from([...binary.slice(0, 8), ...Array.from({ length: 40 }, () => next(256))]);
}

describe('a spoiled binary has a problem or none, and never traps', () => {
  const binaries = { component, package: package_, module: embedded, socket };
  test.each(Object.entries(binaries))('%s', (_, binary) => {
    for (const bytes of spoiled(binary, random(binary.length))) {
      for (const operation of Object.values(operations)) problemOf(() => operation(bytes));
    }
  });
});

describe('a component that WIT or wac cannot express has a problem', () => {
  const cases: Record<string, [text: string, problems: string[]]> = {
    'a component type with two functions': [
      '(type $c (component (import "x" (func)) (export "y" (func)))) (export "t" (type $c))',
      ['decode'],
    ],
    'a function with the name of an interface': ['(import "a:b/c" (func))', ['decode']],
    'types of an unnamed instance': [
      '(import "a" (instance (type $t (record (field "x" u8))) (export "t" (type (eq $t))))) (alias export 0 "t" (type $t)) (import "b" (instance (export "u" (type (eq $t)))))',
      ['print', 'compatible', 'compatible with'],
    ],
    'a module with an exact function': [
      '(import "m" (core module (type (func)) (import "a" "b" (func (exact (type 0))))))',
      ['target', 'compose'],
    ],
    'a module with a reference to its own type': [
      '(core module $m (type $t (struct)) (func (export "f") (param (ref null $t)))) (export "m" (core module $m))',
      ['target', 'plug'],
    ],
    'an exported core module': ['(core module $m) (export "m" (core module $m))', ['decode']],
    'an exported value': ['(import "v" (value string)) (export "w" (value 0))', ['decode']],
    'a method without its resource': ['(import "f" (func)) (export "[method]x.y" (func 0))', ['validate', 'decode']],
    'a package that uses an interface before it defines it': [
      '(type $y (component (import "a:b/x" (instance)) (export "a:b/y" (instance)))) (export "y" (type $y)) (type $x (component (export "a:b/x" (instance)))) (export "x" (type $x))',
      ['decode', 'print'],
    ],
    'a resource': ['(type $r (resource (rep i32))) (export "r" (type $r))', []],
  };
  test.each(Object.entries(cases))('%s', (_, [text, problems]) => {
    const binary = wat(`(component ${text})`);
    const found = Object.entries(operations).filter(([, operation]) => problemOf(() => operation(binary)));
    expect(found.map(([name]) => name)).toEqual(expect.arrayContaining(problems));
  });
});

describe('bindings for C that wit-bindgen does not know to make', () => {
  const flags = (count: number) => Array.from({ length: count }, (_, i) => `bit${i}`).join(', ');
  const cases: [wit: string, problem: string | undefined][] = [
    ['world w { import f: func(a: u8) -> string; }', undefined],
    [`world w { flags f { ${flags(64)} } import g: func(f: f); }`, undefined],
    [
      `world w { flags f { ${flags(65)} } import g: func(f: f); }`,
      '`f`: bindings for C cannot have more than 64 flags',
    ],
    ['world w { import f: func(x: list<u8, 4>); }', '`f`: bindings for C cannot have a list of fixed length'],
    [
      'interface i { type t = tuple<list<u8, 4>>; } world w { export i; }',
      '`a:b/i#t`: bindings for C cannot have a list of fixed length',
    ],
    ['world w { import f: func() -> result<_, error-context>; }', '`f`: bindings for C cannot have an `error-context`'],
    [
      'interface i { resource r; type own-r = own<r>; } world w { import i; }',
      '`a:b/i#own-r`: bindings for C cannot have a name for a handle',
    ],
    [
      'interface c { d-e: func(); } interface c-d { e: func(); } world w { import c; import c-d; }',
      '`a:b/c#d-e` and `a:b/c-d#e` would both be `a_b_c_d_e` in C',
    ],
    [
      'world w { import a: interface { f: func(); } export a: interface { f: func(); } }',
      '`a#f` and `a#f` would both be `a_f` in C',
    ],
    [
      'world w { import f: func(a-b: u8, A-B: u8); }',
      '`f`: the name of the parameter `A-B` is taken in C, it would be `a_b`',
    ],
  ];
  test.each(cases)('%.80s', (text, problem) => {
    const found = problemOf(() => core.bindings.c(wit(`package a:b;\n${text}`), 'w'));
    expect(found?.message).toBe(problem);
    if (problem)
      expect(found).toMatchObject({ kind: 'bindings', location: { path: 'wit/world.wit', range: { line: 2 } } });
  });
});

describe('a binary that cannot be made a component has a problem that tells why', () => {
  const api = 'package a:b; interface i { f: func(x: u8) -> u8; } world w { export i; }';
  const cases: [module: string, problem: string][] = [
    ['', 'failed to find export of interface `a:b/i` function `f`'],
    [
      '(func (export "a:b/i#f"))',
      'failed to classify export `a:b/i#f`: type mismatch for function `f`: expected `[I32] -> [I32]` but found `[] -> []`',
    ],
    ['(import "env" "x" (func))', 'failed to resolve import `env::x`: module requires an import interface named `env`'],
  ];
  test.each(cases)('%j', (module, problem) => {
    const embedded = core.components.embed(wat(`(module ${module})`), wit(api), undefined);
    expect(problemOf(() => core.components.componentize(embedded, 'reactor'))).toMatchObject({
      kind: 'componentize',
      message: problem,
    });
  });
});

test('a text with an error has a place', () => {
  const problem = problemOf(() =>
    core.components.assemble({ path: 'a.wat', text: '(module\n  (func (export "é") local.get $x))' }),
  );
  expect(problem).toMatchObject({ kind: 'wat-syntax', location: { path: 'a.wat', range: { line: 2, column: 32 } } });
});

test('a .wac file that is nested without end has a problem', () => {
  const text = `package a:b;\nlet x = ${'('.repeat(100_000)}`;
  const problem = problemOf(() => core.composition.references({ path: 'a.wac', text }));
  expect(problem).toMatchObject({
    message: 'nested deeper than 100 levels',
    location: { range: { line: 2, column: 109 } },
  });
});

/** wit-parser follows a chain of `use` by calling itself, until the stack overflows. */
test('after a trap the core goes on', () => {
  const links = Array.from({ length: 20_000 }, (_, i) => `interface i${i + 1} { use i${i}.{t}; }`);
  const chain = wit(`package a:b; interface i0 { type t = u8; } ${links.join(' ')} world w { import i20000; }`);
  expect(() => core.wit.parse(chain)).toThrow(StackExhausted);
  expect(core.components.validate(component)).toBe('component');
});
