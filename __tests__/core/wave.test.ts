import { describe, expect, test } from 'vitest';
import { componentOf, core, problemOf, told } from './core.js';

const functions = {
  bool: 'bool',
  u8: 'u8',
  u16: 'u16',
  u32: 'u32',
  u64: 'u64',
  s8: 's8',
  s16: 's16',
  s32: 's32',
  s64: 's64',
  f32: 'f32',
  f64: 'f64',
  char: 'char',
  string: 'string',
  list: 'list<u8>',
  lists: 'list<list<string>>',
  tuple: 'tuple<u8, string, bool>',
  record: 'person',
  variant: 'shape',
  enum: 'color',
  flags: 'rights',
  option: 'option<u8>',
  options: 'option<option<option<u8>>>',
  result: 'result<u8, string>',
  'result-ok': 'result<u8>',
  'result-err': 'result<_, string>',
  'result-none': 'result',
  mixed: 'list<option<result<person, shape>>>',
} as const;

const component = componentOf(`package demo:values@1.0.0;
interface api {
  record person { name: string, nick: option<option<string>>, age: u32 }
  variant shape { point, circle(f64), named(person) }
  enum color { red, green }
  flags rights { read, write, exec }
  ${Object.entries(functions)
    .map(([name, type]) => `give-${name}: func() -> ${type};`)
    .join('\n')}
  take: func(name: string, color: color, nick: option<string>);
  twice: func(x: u8);
}
interface other { twice: func(x: u8); }
world w { export api; export other; export add: func(a: u32, b: u32) -> u32; export async-stream: func() -> stream<u8>; }`);

describe('a value read and written again', () => {
  const cases: [of: keyof typeof functions, text: string, canonical?: string][] = [
    ['bool', 'true'],
    ['bool', 'false'],
    ['u8', '0'],
    ['u8', '255'],
    ['u16', '65535'],
    ['u32', '4294967295'],
    ['u64', '18446744073709551615'],
    ['s8', '-128'],
    ['s16', '-32768'],
    ['s32', '-2147483648'],
    ['s64', '-9223372036854775808'],
    ['s64', '9223372036854775807'],
    ['f32', '1.5'],
    ['f32', 'nan'],
    ['f32', '-inf'],
    ['f64', 'inf'],
    ['f64', 'nan'],
    ['f64', '-0'],
    ['f64', '1.5e3', '1500'],
    ['f64', '0.1'],
    ['char', "'a'"],
    ['char', "'é'"],
    ['char', "'\\u{1F600}'", "'😀'"],
    ['char', "'\\n'"],
    ['string', '""'],
    ['string', '"Grüße, 世界 😀"'],
    ['string', '"\\"\\\\\\n\\t"'],
    ['list', '[]'],
    ['list', '[1, 2, 3]'],
    ['list', '[1,2,]', '[1, 2]'],
    ['lists', '[[], ["a", "b"]]'],
    ['tuple', '(1, "a", true)'],
    ['record', '{name: "Ada", nick: some(none), age: 36}'],
    ['record', '{name: "Ada", nick: some(some("A")), age: 36}'],
    ['record', '{age: 36, name: "Ada"}', '{name: "Ada", age: 36}'],
    ['variant', 'point'],
    ['variant', 'circle(2.5)'],
    ['variant', 'named({name: "", age: 0})'],
    ['enum', 'green'],
    ['flags', '{}'],
    ['flags', '{write, read}', '{read, write}'],
    ['option', 'none'],
    ['option', 'some(1)'],
    ['option', '1', 'some(1)'],
    ['options', 'none'],
    ['options', 'some(none)'],
    ['options', 'some(some(none))'],
    ['options', 'some(some(some(1)))'],
    ['result', 'ok(1)'],
    ['result', 'err("no")'],
    ['result', '1', 'ok(1)'],
    ['result-ok', 'ok(1)'],
    ['result-ok', 'err'],
    ['result-err', 'ok'],
    ['result-err', 'err("no")'],
    ['result-none', 'ok'],
    ['result-none', 'err'],
    ['mixed', '[none, some(ok({name: "Ada", age: 1})), some(err(circle(-inf)))]'],
  ];
  test.each(cases)('%s %s', (of, text, canonical = text) => {
    const value = core.wave.parseResult(component, undefined, `give-${of}`, text);
    expect(core.wave.printResult(component, undefined, `give-${of}`, value)).toBe(canonical);
  });

  test('every type has a case', () =>
    expect(new Set(cases.map(([of]) => of))).toEqual(new Set(Object.keys(functions))));

  test('keeps what numbers are', () => {
    const root = (of: string, text: string) => {
      const { nodes, root } = core.wave.parseResult(component, undefined, `give-${of}`, text);
      return nodes[root];
    };
    expect(root('f64', '-0')).toEqual({ tag: 'float', val: -0 });
    expect(root('f32', 'nan')).toEqual({ tag: 'float', val: Number.NaN });
    expect(root('u64', '18446744073709551615')).toEqual({ tag: 'u64', val: 2n ** 64n - 1n });
    expect(root('s8', '-128')).toEqual({ tag: 'integer', val: -128n });
  });
});

describe('a value that does not fit', () => {
  const cases: [of: keyof typeof functions, text: string, problem: string][] = [
    ['u8', '256', ':1:1 `256` does not fit u8'],
    ['u8', '-1', ':1:1 `-1` does not fit u8'],
    ['u8', '"a"', ':1:1 expected u8, found a string'],
    ['list', '[1, 2, x]', ':1:8 expected u8, found a label'],
    ['lists', '[["😀"], [1]]', ':1:11 expected string, found a number'],
    ['record', '{name: "Ada"}', ':1:1 missing field `age`'],
    ['enum', 'blue', ':1:1 no case `blue` in enum { red, green }'],
    ['flags', '{read, fly}', ':1:1 no flag `fly` in flags { read, write, exec }'],
    ['variant', 'circle', ':1:1 `circle` needs a value'],
    ['variant', 'point(1)', ':1:1 `point` takes no value'],
    ['result-none', 'ok(1)', ':1:1 `ok` takes no value'],
  ];
  test.each(cases)('%s %s', (of, text, problem) => {
    expect(told(problemOf(() => core.wave.parseResult(component, undefined, `give-${of}`, text)))).toBe(problem);
  });
});

describe('a call', () => {
  const api = 'demo:values/api@1.0.0';
  const cases: [text: string, call: object][] = [
    ['add(1, 2)', { interface: undefined, function: 'add', hasResult: true }],
    [' take ( "Ada", red ) ', { interface: api, function: 'take', hasResult: false }],
    ['demo:values/api#twice(1)', { interface: api, function: 'twice' }],
    ['demo:values/other@1.0.0#twice(1)', { interface: 'demo:values/other@1.0.0', function: 'twice' }],
  ];
  test.each(cases)('%s', (text, call) => expect(core.wave.parseCall(component, text)).toMatchObject(call));

  test('fills in the options at the end', () => {
    const { arguments: given } = core.wave.parseCall(component, 'take("Ada", red)');
    expect(given.map(({ nodes, root }) => nodes[root])).toEqual([
      { tag: 'string', val: 'Ada' },
      { tag: 'enum', val: 'red' },
      { tag: 'option', val: undefined },
    ]);
  });

  const problems: [text: string, problem: string | RegExp][] = [
    ['ad(1, 2)', ':1:1 no function `ad` is exported, did you mean `add`?'],
    ['add(1)', ':1:4 expected 2 arguments, found 1'],
    ['add(1, "é", 3)', ':1:4 expected 2 arguments, found 3'],
    ['add(1, "2")', ':1:8 expected u32, found a string'],
    [' add(1,\n  x)', ':2:3 expected u32, found a label'],
    ['add', ':1:1 expected a call such as `greet("Ada")`'],
    ['add(1, 2', /^:1:9 /],
    ['twice(1)', ':1:1 `twice` is ambiguous: demo:values/api@1.0.0#twice, demo:values/other@1.0.0#twice'],
    ['async-stream()', /`async-stream` cannot be called with WAVE/],
  ];
  test.each(problems)('%s has a problem', (text, problem) => {
    const found = problemOf(() => core.wave.parseCall(component, text));
    expect(found?.kind).toBe('wave');
    if (problem instanceof RegExp) expect(told(found)).toMatch(problem);
    else expect(told(found)).toBe(problem);
  });
});
