import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { core, problemOf, told, wat } from './core.js';

const wac = nativeWac();

/** Binaries by the names that they have in the tests. */
const binaries = Object.fromEntries(
  Object.entries({
    app: '(component (import "demo:a/one" (instance $one (export "f" (func (result u8))))) (import "two" (func $two (param "x" u8))) (export "run" (func $two)) (export "demo:a/again" (instance $one)))',
    one: '(component (import "demo:z/deep" (instance $deep (export "f" (func (result u8))))) (export "demo:a/one" (instance $deep)))',
    two: '(component (import "log" (func $log (param "x" u8))) (export "two" (func $log)))',
    deep: `(component
      (core module $m (func (export "f") (result i32) i32.const 7)) (core instance $i (instantiate $m))
      (func $f (result u8) (canon lift (core func $i "f")))
      (instance $out (export "f" (func $f)))
      (export "demo:z/deep" (instance $out)))`,
    nested: `(component
      (component $inner (import "log" (func $log (param "x" u8))) (export "two" (func $log)))
      (import "log" (func $log (param "x" u8)))
      (instance $i (instantiate $inner (with "log" (func $log))))
      (alias export $i "two" (func $two))
      (export "two" (func $two)))`,
    newer: '(component (import "demo:v/i@0.2.1" (instance $i (export "f" (func)))) (export "run" (instance $i)))',
    older:
      '(component (import "g" (func $g)) (instance $i (export "f" (func $g))) (export "demo:v/i@0.2.0" (instance $i)))',
    maker: `(component
      (import "g" (func $g))
      (type $t (resource (rep i32)))
      (instance $out (export "thing" (type $t)) (export "f" (func $g)))
      (export "demo:r/out" (instance $out)))`,
    user: `(component
      (import "demo:r/out" (instance $o (export "thing" (type (sub resource))) (export "f" (func))))
      (alias export $o "f" (func $f))
      (export "run" (func $f)))`,
  }).map(([name, text]) => [name, wat(text)]),
);
const bytes = (name: string) => binaries[name] ?? new Uint8Array();

/** The names of what the component imports and exports, as `imports -> exports`. */
function interfaceOf(component: Uint8Array): string {
  const { resolved, world } = core.wit.decode(component);
  const names = (items: readonly { name: string }[] = []) => items.map(({ name }) => name).join(' ');
  const { imports, exports } = resolved.worlds[world ?? -1] ?? {};
  return `${names(imports)} -> ${names(exports)}`;
}

describe('plug', () => {
  const cases: { socket: string; plugs: string[]; is: string }[] = [
    { socket: 'app', plugs: ['one'], is: 'demo:z/deep two -> run demo:a/again' },
    { socket: 'app', plugs: ['one', 'two'], is: 'demo:z/deep log -> run demo:a/again' },
    { socket: 'app', plugs: ['two', 'one'], is: 'demo:z/deep log -> run demo:a/again' },
    { socket: 'app', plugs: ['nested'], is: 'demo:a/one log -> run demo:a/again' },
    { socket: 'one', plugs: ['deep'], is: ' -> demo:a/one' },
    { socket: 'one', plugs: ['deep', 'two'], is: ' -> demo:a/one' },
    { socket: 'newer', plugs: ['older'], is: 'g -> run' },
    { socket: 'user', plugs: ['maker'], is: 'g -> run' },
  ];
  const plugged = ({ socket, plugs }: { socket: string; plugs: readonly string[] }) =>
    core.composition.plug(
      bytes(socket),
      plugs.map((name) => ({ name, bytes: bytes(name) })),
    );

  test.each(cases)('$plugs into $socket', ({ is, ...names }) => {
    const component = plugged(names);
    expect(core.components.validate(component)).toBe('component');
    expect(interfaceOf(component)).toBe(is);
  });

  test.skipIf(!wac).each(cases)(
    '$plugs into $socket has the bytes of wac plug (skipped without wac)',
    ({ socket, plugs }) => {
      const native = runWac((file) => [
        'plug',
        ...plugs.flatMap((name) => ['--plug', file(`${name}.wasm`)]),
        file(`${socket}.wasm`),
      ]);
      expect(native.equals(plugged({ socket, plugs }))).toBe(true);
    },
  );

  test.skipIf(!wac)('plugs of one name are counted as wac does (skipped without wac)', () => {
    const native = runWac((file) => [
      'plug',
      '--plug',
      file('x/one.wasm'),
      '--plug',
      file('two.wasm'),
      '--plug',
      file('y/one.wasm'),
      file('app.wasm'),
    ]);
    const plugs = [
      ['one', 'one'],
      ['two', 'two'],
      ['one', 'deep'],
    ] as const;
    const ours = core.composition.plug(
      bytes('app'),
      plugs.map(([name, of]) => ({ name, bytes: bytes(of) })),
    );
    expect(native.equals(ours)).toBe(true);
  });

  const problems: [string, string[], string][] = [
    ['deep', ['one'], 'no export of the plugs fits an import of the socket'],
    ['app', [], 'no export of the plugs fits an import of the socket'],
    ['app', ['two', 'nested'], 'more than one plug exports `two`'],
    ['app', ['nothing'], 'plug `nothing`: these are not the bytes of a WebAssembly module or component'],
    ['nothing', ['one'], 'socket: these are not the bytes of a WebAssembly module or component'],
  ];
  test.each(problems)('into %s of %j has a problem', (socket, plugs, problem) => {
    expect(told(problemOf(() => plugged({ socket, plugs })))).toBe(problem);
  });
});

describe('compose', () => {
  const cases: { what: string; text: string; is: string }[] = [
    {
      what: 'all implied',
      text: 'package demo:out;\nlet a = new test:app { ... };\nexport a...;',
      is: 'demo:a/one two -> run demo:a/again',
    },
    {
      what: 'an argument by its name',
      text: 'package demo:out;\nlet one = new test:one { ... };\nlet app = new test:app { "demo:a/one": one["demo:a/one"], ... };\nexport app.run;',
      is: 'demo:z/deep two -> run',
    },
    {
      what: 'a spread',
      text: 'package demo:out;\nlet one = new test:one { ... };\nlet two = new test:two { ... };\nlet app = new test:app { ...one, ...two };\nexport app...;',
      is: 'demo:z/deep log -> run demo:a/again',
    },
    {
      what: 'nested',
      text: 'package demo:out;\nexport (new test:one { "demo:z/deep": (new test:deep {})["demo:z/deep"] })["demo:a/one"] as "demo:a/one";',
      is: ' -> demo:a/one',
    },
    {
      what: 'an import',
      text: 'package demo:out@1.0.0;\nimport out: func(x: u8);\nlet two = new test:two { log: out };\nexport two.two as write;',
      is: 'out -> write',
    },
    {
      what: 'twice the same',
      text: 'package demo:out;\nlet x = new test:two { ... };\nlet y = new test:two { log: x.two };\nlet z = new test:nested { log: y.two };\nexport z.two;',
      is: 'log -> two',
    },
    { what: 'a version', text: 'package demo:out;\nlet x = new test:v@1.2.3 { ... };\nexport x...;', is: 'log -> two' },
  ];
  const packages = [
    ...Object.entries(binaries).map(([name, bytes]) => ({ name: `test:${name}`, bytes })),
    { name: 'test:v', version: '1.2.3', bytes: bytes('two') },
  ];
  const composed = (text: string) => core.composition.compose({ path: 'app.wac', text }, packages);

  test.each(cases)('$what', ({ text, is }) => {
    const component = composed(text);
    expect(core.components.validate(component)).toBe('component');
    expect(interfaceOf(component)).toBe(is);
  });

  test.skipIf(!wac).each(cases)('$what has the bytes of wac compose (skipped without wac)', ({ text }) => {
    const native = runWac((file) => ['compose', '--deps-dir', file('deps'), file('app.wac')], text);
    expect(native.equals(composed(text))).toBe(true);
  });

  test('tells which packages it needs', () => {
    const text = 'package demo:out; let a = new test:app { ... }; let v = new test:v@1.2.3 { ... };';
    expect(core.composition.references({ path: 'app.wac', text })).toEqual([
      { name: 'test:app', version: undefined },
      { name: 'test:v', version: '1.2.3' },
    ]);
  });

  const problems: [string, string][] = [
    ['package demo:out;\nlet a = new test:none { ... };', 'app.wac:2:13 unknown package `test:none`'],
    ['package demo:out;\nlet v = new test:v@1.2.4 { ... };', 'app.wac:2:13 unknown package `test:v@1.2.4`'],
    ['package demo:out;\nlet a = new test:app { /* 😀 */ two: b, ... };', 'app.wac:2:38 undefined name `b`'],
    [
      'package demo:out;\r\nlet a = new test:app {};',
      'app.wac:2:13 missing instantiation argument `demo:a/one` for package `test:app`',
    ],
    ['package demo:out\nlet', 'app.wac:2:1 expected `;`, found `let` keyword'],
    [
      'package demo:out;\nlet d = new test:deep {};\nlet t = new test:two { log: d };',
      'app.wac:3:24 mismatched instantiation argument `log`: expected function, found instance',
    ],
  ];
  test.each(problems)('%j has a problem', (text, problem) => {
    const found = problemOf(() => composed(text));
    expect(found?.kind).toBe('compose');
    expect(told(found)).toBe(problem);
  });
});

/** The standard output of wac in a folder with all binaries; `text` is `app.wac`. */
function runWac(args: (file: (name: string) => string) => string[], text = ''): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'wac-'));
  try {
    const write = (path: string, content: Uint8Array | string) => {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), content);
    };
    for (const [name, content] of Object.entries(binaries)) {
      write(`${name}.wasm`, content);
      write(`deps/test/${name}.wasm`, content);
    }
    write('deps/test/v/1.2.3.wasm', bytes('two'));
    write('x/one.wasm', bytes('one'));
    write('y/one.wasm', bytes('deep'));
    write('app.wac', text);
    execFileSync(wac ?? '', [...args((name) => join(folder, name)), '-o', join(folder, 'out.wasm')], { stdio: 'pipe' });
    return readFileSync(join(folder, 'out.wasm'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The program wac of the version that is in the core. */
function nativeWac(): string | undefined {
  const onPath = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'wac'));
  const candidates = [process.env['WAC'] ?? '', ...onPath, join(homedir(), '.cargo/bin/wac')];
  return candidates.find((program) => {
    try {
      return execFileSync(program, ['--version'], { encoding: 'utf8', stdio: 'pipe' }).includes('0.12.');
    } catch {
      return false;
    }
  });
}
