import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { putFiles, withFiles } from '../helpers/files.js';
import { step } from '../helpers/step.js';
import { about, build, missingFor, project, skipped, type Told } from './shop.js';

const c = '#include "small.h"\n\nuint32_t exports_small_greet_all(uint32_t n) {\n  return nn;\n}\n';

/** An error in each language: the sources, and where and how its own compiler tells it. */
const cases: readonly {
  readonly language: string;
  readonly files: Readonly<Record<string, string>>;
  readonly at: readonly [file: string, line: number, column?: number];
  readonly message: RegExp;
}[] = [
  {
    language: 'rust',
    files: { 'src/lib.rs': 'pub fn greet_all(n: u32) -> u32 {\n    nn\n}\n' },
    at: ['src/lib.rs', 2, 5],
    message: /^cannot find value `nn` in this scope \[E0425\]$/,
  },
  {
    language: 'go',
    files: {
      'export_wit_world/greet.go': 'package export_wit_world\n\nfunc GreetAll(n uint32) uint32 {\n\treturn nn\n}\n',
    },
    at: ['export_wit_world/greet.go', 4, 9],
    message: /^undefined: nn$/,
  },
  { language: 'c', files: { 'shop.c': c }, at: ['shop.c', 4, 10], message: /undeclared identifier 'nn'/ },
  {
    language: 'cpp',
    files: {
      'shop.cpp': '#include "small_cpp.h"\n\nuint32_t exports::small::GreetAll(uint32_t n) {\n  return nn;\n}\n',
    },
    at: ['shop.cpp', 4, 10],
    message: /undeclared identifier 'nn'/,
  },
  {
    language: 'zig',
    files: { 'main.zig': 'export fn exports_small_greet_all(n: u32) u32 {\n    _ = n;\n    return nn;\n}\n' },
    at: ['main.zig', 3, 12],
    message: /^use of undeclared identifier 'nn'$/,
  },
  {
    language: 'javascript',
    files: { 'shop.js': 'export function greetAll(n) {\n  return n +;\n}\n' },
    at: ['shop.js', 2, 13],
    message: /^Unexpected token$/,
  },
  {
    language: 'typescript',
    files: { 'shop.ts': 'export function greetAll(n: number): number {\n  return n +;\n}\n' },
    at: ['shop.ts', 2, 13],
    message: /^Unexpected token$/,
  },
  {
    language: 'python',
    files: {
      'app.py':
        'import wit_world\n\n\nclass WitWorld(wit_world.WitWorld):\n    def greet_all(self, n):\n        return n +\n',
    },
    at: ['app.py', 6],
    message: /^SyntaxError: invalid syntax$/,
  },
  {
    language: 'wat',
    files: { 'shop.wat': '(module\n  (func (export "greet-all") (param i32) (result i32)\n    local.gett 0))\n' },
    at: ['shop.wat', 3, 5],
    message: /^unknown operator or unexpected token$/,
  },
  {
    language: 'cmake',
    files: {
      'CMakeLists.txt': 'cmake_minimum_required(VERSION 3.16)\nproject(shop C)\nadd_executable(cmake shop.c)\n',
      'shop.c': c,
    },
    at: ['shop.c', 4, 10],
    message: /undeclared identifier 'nn'/,
  },
  {
    language: 'make',
    files: { Makefile: '$(OUT): shop.o\n\t$(CC) $(LDFLAGS) $^ $(BINDINGS) -o $@\n', 'shop.c': c },
    at: ['shop.c', 4, 10],
    message: /undeclared identifier 'nn'/,
  },
];

const there = cases.filter(({ language }) => missingFor(language) === undefined);

describe('an error of a compiler is shown where its author finds it', () => {
  let cwd: string;
  let told: Told;
  let annotations: readonly string[];

  beforeAll(async () => {
    cwd = mkdtempSync(join(tmpdir(), 'wasmwright-test-'));
    await putFiles(
      cwd,
      project(Object.fromEntries(there.map(({ language, files }) => [language, files])), {}, 'small'),
    );
    told = await build(cwd);
    // GitHub shows ten errors of a step: of a component there are two.
    annotations = [];
    for (let first = 0; first < there.length; first += 4) {
      const names = there.slice(first, first + 4).map(({ language }) => language);
      const { stdout } = await step(cwd, {
        INPUT_COMMAND: 'build',
        'INPUT_WORKING-DIRECTORY': 'shop',
        INPUT_COMPONENTS: names.join(','),
      });
      annotations = [...annotations, ...stdout.split('\n').filter((line) => line.startsWith('::error '))];
    }
  }, 600_000);

  afterAll(() => rmSync(cwd, { recursive: true, force: true }));

  for (const { language, at, message } of cases) {
    const missing = missingFor(language);
    test.skipIf(missing !== undefined)(`in ${language}${skipped(missing)}`, () => {
      const [file, line, column] = at;
      const [finding, ...others] = about(told, language);
      expect(finding?.id).toBe('compile-error');
      expect(finding?.message).toMatch(message);
      expect(finding?.location).toMatchObject({
        file: `shop/${language}/${file}`,
        line,
        ...(column !== undefined && { column }),
      });
      expect(others).toEqual([]);
      const own = annotations.find((text) => text.includes(`title=compile-error (${language})`));
      expect(own).toContain(`,file=shop/${language}/${file},`);
      expect(own).toMatch(new RegExp(`,line=${line}[,:]`));
    });
  }

  test('and there is no component then', () => {
    expect(told.code).toBe(1);
    for (const { language } of there) expect(told.components[language]?.status, language).toBe('failed');
  });
});

/** What goes wrong when Python loads a program, and where the author's own code did it last. */
const loading: readonly [
  what: string,
  files: Readonly<Record<string, string>>,
  message: RegExp,
  at: [string, number],
][] = [
  [
    'a wrong indent of an imported module',
    { 'app.py': 'import prices\n', 'prices.py': 'def price():\n    a = 1\n      return a\n' },
    /^IndentationError: unexpected indent$/,
    ['prices.py', 3],
  ],
  [
    'a syntax error below src',
    { 'src/app.py': 'import prices\n', 'src/prices.py': 'price = = 1\n' },
    /^SyntaxError: invalid syntax$/,
    ['src/prices.py', 1],
  ],
  [
    'an exception inside of the standard library',
    { 'app.py': 'import json\n\nprices = json.loads("[1,")\n' },
    /^json\.decoder\.JSONDecodeError: Expecting value: line 1 column 4 \(char 3\)$/,
    ['app.py', 3],
  ],
  [
    "an exception of the program's own",
    {
      'app.py': 'class Closed(Exception):\n    pass\n\n\ndef opened():\n    raise Closed("on Sundays")\n\n\nopened()\n',
    },
    /^app\.Closed: on Sundays$/,
    ['app.py', 6],
  ],
];

describe('what is wrong when a Python program is loaded', () => {
  test.each(loading)('%s', (_, files, message, [file, line]) =>
    withFiles(project({ python: files }, {}, 'small'), async (cwd) => {
      // What the world asks for is there, so that the program is loaded.
      const entry = Object.keys(files).find((path) => path.endsWith('app.py')) ?? '';
      const world =
        'import wit_world\n\n\nclass WitWorld(wit_world.WitWorld):\n    def greet_all(self, n):\n        return n\n';
      await putFiles(cwd, { [`shop/python/${entry}`]: `${files[entry]}\n\n${world}` });
      const told = await build(cwd);
      const [finding, ...others] = about(told, 'python');
      expect(finding?.id).toBe('compile-error');
      expect(finding?.message).toMatch(message);
      expect(finding?.location).toMatchObject({ file: `shop/python/${file}`, line });
      expect(others).toEqual([]);
      expect(told.code).toBe(1);
    }),
  );
});
