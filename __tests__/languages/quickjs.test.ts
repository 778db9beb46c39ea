import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/finding.js';
import type { ComponentReport } from '../../src/report.js';
import { root, wasmwright } from '../helpers/cli.js';
import { withFiles } from '../helpers/files.js';

const read = (path: string) => readFileSync(join(root, 'examples/hello', path), 'utf8');

/** The example, with QuickJS for its application, which takes `null` for what is not there. */
const hello = {
  'wasmwright.toml': read('wasmwright.toml').replace('[components.app]', '$&\ntoolchain = "componentize-qjs"'),
  'wit/hello.wit': read('wit/hello.wit'),
  'phrases/phrases.c': read('phrases/phrases.c'),
  'app/package.json': read('app/package.json'),
  'app/greeter.js': read('app/greeter.js').replace('=== undefined', '== null'),
};

test('QuickJS: the example builds, is valid, composes, and its smoke calls pass', () =>
  withFiles(hello, async (cwd) => {
    const { code, stdout, stderr } = await wasmwright(['ci', '--format', 'json'], { cwd });
    expect(code, stdout + stderr).toBe(0);
    const { components, compositions } = JSON.parse(stdout);
    expect(components).toHaveLength(2);
    expect([...components, ...compositions].map(({ status }) => status)).toEqual(['passed', 'passed', 'passed']);
    const app = components.find(({ name }: { name: string }) => name === 'app');
    // Without `wasi` it asks its host for nothing but its world, and is small.
    expect(app.imports).toEqual(['example:hello/phrases@0.1.0']);
    expect(app.size).toBeLessThan(3e6);
    // It is said that another build has other bytes; of C there is nothing to say.
    expect(components.map(({ varies }: ComponentReport) => varies)).toEqual([
      { component: 'QuickJS has run when it was made, and its memory is kept' },
      undefined,
    ]);
    expect(compositions[0].imports).toEqual([]);
  }));

test('QuickJS with `wasi = "host"` imports WASI', () =>
  withFiles(
    { ...hello, 'wasmwright.toml': hello['wasmwright.toml'].replace('toolchain =', 'wasi = "host"\n$&') },
    async (cwd) => {
      const { code, stdout, stderr } = await wasmwright(['check', '--component', 'app', '--format', 'json'], { cwd });
      expect(code, stdout + stderr).toBe(0);
      const undeclared = JSON.parse(stdout).findings.find(({ id }: Finding) => id === 'import-undeclared');
      expect(undeclared?.notes?.join()).toContain('wasi:clocks/wall-clock');
    },
  ));

const wit = `package example:shapes;

interface host {
  log: func(line: string);
}

interface shapes {
  area-of: func(side: f64) -> f64;
  resource square {
    constructor(side: f64);
    grow-by: func(factor: f64);
    unit: static func() -> square;
  }
}

world app {
  import host;
  export shapes;
}
`;

const good = `import { log } from 'example:shapes/host';

class Square {
  constructor(side: number) {
    this.side = side;
  }
  side: number;
  growBy(factor: number) {
    this.side *= factor;
  }
  static unit() {
    return new Square(1);
  }
}

export const shapes = { areaOf: (side: number): number => side * side, Square };
export const logged = () => log('x');
`;

/** The errors of a build of this program, as `LINE:COLUMN MESSAGE`. */
const errorsOf = (program: string) =>
  withFiles(
    {
      'wasmwright.toml': '[components.app]\ntoolchain = "componentize-qjs"\n',
      'app/package.json': '{"main": "app.ts"}',
      'app/app.ts': program,
      'app/wit/w.wit': wit,
    },
    async (cwd) => {
      const { stdout } = await wasmwright(['build', '--format', 'json'], { cwd });
      return (JSON.parse(stdout).findings as Finding[])
        .filter(({ id }) => id !== 'build-failed')
        .map(({ message, location: { file, line, column } = { file: '' } }) => {
          expect(file).toBe('app/app.ts');
          return line === undefined ? message : `${line}:${column} ${message}`;
        });
    },
  );

describe.concurrent('QuickJS: what is wrong in a program is found', () => {
  test('nothing', async () => expect(await errorsOf(good)).toEqual([]));

  test('syntax', async () => expect(await errorsOf(`${good}const x = ;\n`)).toEqual(['18:11 Unexpected token']));

  test('an import that is nowhere', async () =>
    expect(await errorsOf(`import { x } from 'nowhere';\n${good}export const y = x;\n`)).toEqual([
      '1:19 there is no package `nowhere` in node_modules',
    ]));

  test('what is thrown at load, with its place in the source and not in the bundle', async () =>
    expect(
      await errorsOf(
        good.replace(
          '\nclass',
          'interface Unused {}\nconst table: any = null;\nfunction first() {\n  return table.first;\n}\nfirst();\nclass',
        ),
      ),
    ).toEqual(["5:10 cannot read property 'first' of null, while the program is loaded"]));

  test('a call to the host at load', async () =>
    expect(await errorsOf(`${good}log('x');\n`)).toEqual(['`log` is called while the program is loaded']));

  test('what the world exports and the program does not', async () =>
    expect(
      await errorsOf(good.replace('growBy', 'growTo').replace('static unit', 'unit').replace('areaOf', 'area')),
    ).toEqual([
      '16:23 `area-of` of `example:shapes/shapes` is not implemented',
      '16:70 `square.grow-by` of `example:shapes/shapes` is not implemented',
      '16:70 `square.unit` of `example:shapes/shapes` is not implemented',
    ]));

  test('what only turns out to be missing at load', async () =>
    expect(
      await errorsOf(good.replace('{ areaOf: (side: number): number => side * side, Square }', 'Object({ Square })')),
    ).toEqual(['"app.ts" does not export a "shapes.areaOf" function as expected by the world.']));

  test('promises, which nobody would wait for', async () =>
    expect(await errorsOf(good.replace('areaOf: (', 'areaOf: async ('))).toEqual([
      '"shapes.areaOf" is an async function, and the world\'s is not',
    ]));
});
