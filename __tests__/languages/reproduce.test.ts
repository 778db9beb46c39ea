import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { differences } from '../../src/reproduce/compare.js';
import { wat } from '../core/core.js';
import { wasmwright } from '../helpers/cli.js';
import { withFiles } from '../helpers/files.js';
import { repositoryIn } from '../helpers/git.js';

const component = (name: string, source: string) => ({
  [`${name}/wit/world.wit`]: `package example:${name};

world ${name} {
  import example:numbers/most;
  export most: func() -> u32;
}
`,
  [`${name}/wit/deps/numbers/numbers.wit`]: 'package example:numbers;\n\ninterface most {}\n',
  [`${name}/${name}.c`]: `#include "${name}.h"\n\n${source}\n`,
});

const good = component('good', 'uint32_t exports_good_most(void) { return 7; }');

test('what does not build is told where its source is, and the others are compared', () =>
  withFiles({ ...good, ...component('bad', 'uint32_t exports_bad_most(void) { return seven; }') }, async (cwd) => {
    const { code, stdout, stderr } = await wasmwright(['reproduce', '--format', 'json'], { cwd });
    expect(code, stderr).toBe(1);
    const { components, findings } = JSON.parse(stdout);
    expect(components).toEqual([{ name: 'good', language: 'c', component: [], debug: [] }]);
    expect(findings[0]).toMatchObject({ component: 'bad', location: { file: 'bad/bad.c', line: 3 } });
    expect(stdout).not.toContain('.wasmwright/reproduce');
    expect(existsSync(join(cwd, '.wasmwright/reproduce'))).toBe(false);
  }));

test('only the components that are named are built', () =>
  withFiles({ ...good, ...component('bad', 'uint32_t exports_bad_most(void) { return seven; }') }, async (cwd) => {
    const { code, stdout, stderr } = await wasmwright(['reproduce', '--component', 'good'], { cwd });
    expect(code, stdout + stderr).toBe(0);
    expect(stdout).toMatch(/^good +the same +the same$/m);
    expect(stdout + stderr).not.toContain('bad');
    const unknown = await wasmwright(['reproduce', '--component', 'god'], { cwd });
    expect(unknown.code).toBe(2);
    expect(unknown.stdout + unknown.stderr).toContain('god');
  }));

test('packages of WIT that git does not see are built with', () =>
  withFiles({ ...good, '.gitignore': 'deps\n.wasmwright\n' }, async (cwd) => {
    const { git } = repositoryIn(cwd);
    git('init', '--quiet');
    const { code, stdout, stderr } = await wasmwright(['reproduce'], { cwd });
    expect(code, stdout + stderr).toBe(0);
    expect(stdout).toMatch(/^good +the same +the same$/m);
  }));

test('a language that can do it is asked for the same bytes', () =>
  withFiles(
    {
      ...good,
      'good/good.c': '#include "good.h"\n\nuint32_t exports_good_most(void) { return sizeof PLACE; }\n',
      'good/Makefile': 'all:\n\t$(CC) $(CFLAGS) -DPLACE=\'"$(CURDIR)"\' $(LDFLAGS) good.c $(BINDINGS) -o $(OUT)\n',
    },
    async (cwd) => {
      const { code, stdout, stderr } = await wasmwright(['reproduce'], { cwd });
      expect(code, stdout + stderr).toBe(1);
      expect(stdout).toContain('error[not-reproducible]: two builds of `good` differ in its component');
      expect(stdout).toMatch(/^good +differ: .*\d+ of \d+ bytes of code in core module 0/m);
    },
  ));

describe('bytes that differ', () => {
  test('are counted where they are', () => {
    const one = wat('(component (core module) (core module (memory 1) (data (i32.const 8) "abcd")))');
    const other = wat('(component (core module) (core module (memory 1) (data (i32.const 8) "abXY")))');
    expect(differences(one, other)).toEqual([{ module: 1, section: 'data', bytes: 2, of: 12 }]);
    expect(differences(one, one)).toEqual([]);
  });

  test('are told also where all that they say is the same', () => {
    const one = wat('(module (memory 1) (data (i32.const 8) "abcd"))');
    const other = wat('(module (memory 1) (data (i32.const 8) "ab") (data (i32.const 10) "cd"))');
    expect(differences(one, other)).toEqual([{ section: 'form', bytes: expect.any(Number), of: other.length }]);
  });
});
