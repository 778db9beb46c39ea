import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/finding.js';
import { wrongValues } from '../../src/languages/javascript/wrong-values.js';
import type { BuildInput, Built } from '../../src/languages/language.js';
import { core } from '../core/core.js';
import { wasmwright } from '../helpers/cli.js';
import { withFiles } from '../helpers/files.js';

/** The kinds of values that are said to go wrong in a world with this function, imported or exported. */
function kindsOf(func: string, side: 'import' | 'export', toolchain: string): string[] {
  const text = `package example:values;
interface types {
  record one { x: u32 }
  record two { x: u32, y: u32 }
  variant float-or-text { a(f64), b(string) }
  variant signed-or-text { a(s64), b(string) }
  variant wide-or-small { a(u64), b(u32) }
  variant wide-or-float { a(u64), b(f32) }
  variant float-or-small { a(f32), b(u32) }
  variant float-or-nothing { a(f64), b }
  resource counter { constructor(start: bool); }
}
interface i {
  use types.{one, two, float-or-text, signed-or-text, wide-or-small, wide-or-float, float-or-small, float-or-nothing, counter};
  f: func${func};
}
world w { ${side} i; }
`;
  const resolved = core.wit.parse({
    files: [{ path: 'w.wit', text }],
    dependencies: [],
    features: { tag: 'all' },
  });
  const world = resolved.worlds[0];
  if (!world) throw new Error('there is no world');
  const input = { settings: { profile: 'release', toolchain }, model: { resolved, world }, tools: {} };
  const built = { input: input as unknown as BuildInput, imports: ['example:values/i'], entry: 'app.js' };
  return wrongValues(built as unknown as Built).map(
    ({ message }) =>
      ['u32', 'a negative s64', 'in this variant', '64-bit'].find((kind) => message.includes(kind)) ?? message,
  );
}

/** What was seen when each was called with 4294967295, with -1, or with -1.5 by a component of componentize-js 0.23.0. */
const seen: readonly [func: string, imported: readonly string[], exported: readonly string[]][] = [
  ['(x: u32) -> u32', ['u32'], ['u32']],
  ['(x: u32) -> option<u32>', ['u32'], []],
  ['() -> one', [], ['u32']],
  ['() -> two', [], []],
  ['() -> tuple<u32>', [], ['u32']],
  ['(x: one)', ['u32'], []],
  ['(x: option<u32>)', ['u32'], []],
  ['(x: list<u32>) -> list<u32>', [], []],
  ['() -> result<u32>', [], []],
  [`(${Array.from({ length: 17 }, (_, i) => `x${i}: u32`).join(', ')})`, [], []],
  [`(${Array.from({ length: 16 }, (_, i) => `x${i}: u32`).join(', ')})`, ['u32'], []],
  ['(x: s32, y: f64, z: f32, c: char, s: u64) -> s32', [], []],
  ['(x: s64) -> s64', ['a negative s64'], ['a negative s64']],
  ['(x: option<s64>)', ['a negative s64'], []],
  ['(x: signed-or-text)', ['a negative s64'], []],
  ['(x: float-or-text)', ['in this variant'], []],
  ['(x: wide-or-float)', ['in this variant'], []],
  ['(x: wide-or-small)', [], []],
  ['(x: float-or-small)', ['u32'], []],
  ['(x: float-or-nothing, y: option<f64>)', [], []],
  ['(x: borrow<counter>) -> counter', [], []],
];

describe('what componentize-js gets wrong is told by the types of a function', () => {
  for (const [func, imported, exported] of seen) {
    test(func, () => {
      expect(kindsOf(func, 'import', 'componentize-js')).toEqual(imported);
      expect(kindsOf(func, 'export', 'componentize-js')).toEqual(exported);
    });
  }
});

test('what QuickJS gets wrong, it gets wrong everywhere', () => {
  for (const side of ['import', 'export'] as const) {
    expect(kindsOf('(x: list<option<u32>>)', side, 'componentize-qjs')).toEqual(['u32']);
    expect(kindsOf('() -> result<u64, string>', side, 'componentize-qjs')).toEqual(['64-bit']);
    expect(kindsOf('(x: s32, y: f64) -> string', side, 'componentize-qjs')).toEqual([]);
  }
});

/** A function of each kind that is wrong, and what it should give. When a release of a tool gets one right, its row goes. */
const expected: Readonly<Record<string, readonly [wit: string, program: string, value: string, got: string]>> = {
  'componentize-js u32': ['u32', '4294967295', '4294967295', '4292870144'],
  'componentize-js s64': ['s64', '-1n', '-1', 'trap'],
  'componentize-qjs u32': ['u32', '4294967295', '4294967295', '2147483647'],
  'componentize-qjs u64': ['u64', '2 ** 53 + 1', '9007199254740993', '9007199254740992'],
  'componentize-qjs BigInt': ['u64', '5n', '5', 'trap'],
};

describe('the values are still wrong', () => {
  for (const toolchain of ['componentize-js', 'componentize-qjs']) {
    test(toolchain, () => {
      const rows = Object.entries(expected).filter(([name]) => name.startsWith(`${toolchain} `));
      const files = {
        'wasmwright.toml': `[components.app]\ntoolchain = "${toolchain}"\n${rows
          .map(([, [, , value]], i) => `[[smoke]]\ncomponent = "app"\ncall = "f${i}()"\nexpect = "${value}"\n`)
          .join('')}`,
        'app/package.json': '{"main": "app.js"}',
        'app/app.js': rows.map(([, [, program]], i) => `export const f${i} = () => ${program};\n`).join(''),
        'app/wit/w.wit': `package example:values;\nworld w {\n${rows.map(([, [type]], i) => `  export f${i}: func() -> ${type};\n`).join('')}}\n`,
      };
      return withFiles(files, async (cwd) => {
        const { stdout } = await wasmwright(['smoke', '--format', 'json'], { cwd });
        const findings = JSON.parse(stdout).findings as Finding[];
        const got = rows.map((_, i) => {
          const finding = findings.find(({ message }) => message.startsWith(`\`f${i}()\``) && message.includes('Node'));
          return finding?.id === 'smoke-trap' ? 'trap' : finding?.notes?.at(-1)?.replace(/^got +/, '');
        });
        expect(got, stdout).toEqual(rows.map(([, row]) => row[3]));
        const warned = findings.filter(({ id }) => id === 'wrong-values');
        expect(warned.map(({ location }) => location?.file)).toEqual(['app/wit/w.wit', 'app/wit/w.wit']);
      });
    });
  }
});
