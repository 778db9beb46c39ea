import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/report.js';
import { has, wasmwright, withCopy } from '../helpers/cli.js';
import { putFiles, withFiles } from '../helpers/files.js';
import { about, build, project } from './shop.js';

const sums = fileURLToPath(new URL('sums', import.meta.url));

const there = {
  cmake: await has('cmake', '--version'),
  make: await has('make', '--version'),
  ninja: await has('ninja', '--version'),
};
const lacking = (...programs: (keyof typeof there)[]) => programs.find((program) => !there[program]);
const skipped = (program: string | undefined) => (program ? ` (skipped: no ${program} on PATH)` : '');
const [noCmake, noBoth] = [lacking('cmake'), lacking('cmake', 'make')];

/** Builds, and makes the calls of the manifest: each value must be what it says. */
async function ci(cwd: string, args: readonly string[] = [], env: Record<string, string> = {}): Promise<Report> {
  const { code, stdout, stderr } = await wasmwright(['ci', '--format', 'json', ...args], { cwd, env });
  expect(code, stdout + stderr).toBe(0);
  return JSON.parse(stdout);
}

const cacheOf = (folder: string, component: string) =>
  readFileSync(join(folder, '.wasmwright/build', component, 'build/CMakeCache.txt'), 'utf8');

function replace(folder: string, path: string, from: string | RegExp, to: string): void {
  const before = readFileSync(join(folder, path), 'utf8');
  const after = before.replace(from, to);
  expect(after, path).not.toBe(before);
  writeFileSync(join(folder, path), after);
}

const called = /(?<=component = "(?:cmake|make)-c"\ncall = "add-up.*\nexpect = )"106"/g;

describe('projects of CMake and of make', () => {
  test.skipIf(noBoth)(
    `give components whose functions give what they should${skipped(noBoth)}`,
    () =>
      withCopy(sums, async (folder) => {
        execFileSync('git', ['init', '--quiet'], { cwd: folder });
        const { components } = await ci(folder);
        expect(components.map(({ name, status }) => `${name} ${status}`)).toEqual([
          'cmake-c passed',
          'cmake-cpp passed',
          'make-c passed',
          'make-cpp passed',
        ]);
        for (const { name } of components) {
          const debug = readFileSync(join(folder, 'wasmwright-out', `${name}.debug.wasm`), 'latin1');
          expect(debug, name).toContain('.debug_line');
          expect(debug, name).not.toContain(realpathSync(folder));
        }
        // CMake leaves nothing beside the sources, and make what its rules make there.
        const status = execFileSync('git', ['status', '--porcelain', '--untracked-files=all'], { cwd: folder });
        const left = [...status.toString().matchAll(/^\?\? ((?:cmake|make)-\S+\.(?:o|a|d|obj|wasm|ninja|txt))$/gm)];
        expect(left.map(([, path]) => path).filter((path) => !path?.endsWith('CMakeLists.txt'))).toEqual([
          'make-c/lib/libtotal.a',
          'make-c/lib/total.o',
          'make-c/src/sums.o',
        ]);
      }),
    300_000,
  );

  test.skipIf(noBoth)(
    `go by the profile and the options of the manifest${skipped(noBoth)}`,
    () =>
      withCopy(sums, async (folder) => {
        const only = ['--component', 'cmake-c', '--component', 'make-c'];
        await ci(folder, only);
        expect(cacheOf(folder, 'cmake-c')).toMatch(/^CMAKE_BUILD_TYPE:\w+=MinSizeRel$/m);
        replace(folder, 'wasmwright.toml', '[components.cmake-c]', 'profile = "debug"\n[components.cmake-c]');
        replace(folder, 'wasmwright.toml', 'WITH_START = true', 'WITH_START = false');
        replace(folder, 'wasmwright.toml', 'START_HERE = true', 'START_HERE = false');
        const other = await wasmwright(['ci', ...only], { cwd: folder });
        expect(other.stdout + other.stderr).toContain('error[smoke-value]');
        expect(other.code).toBe(1);
        replace(folder, 'wasmwright.toml', called, '"6"');
        await ci(folder, only);
        expect(cacheOf(folder, 'cmake-c')).toMatch(/^CMAKE_BUILD_TYPE:\w+=Debug$/m);
        expect(cacheOf(folder, 'cmake-c')).toMatch(/^WITH_START:\w+=OFF$/m);
      }),
    300_000,
  );

  test.skipIf(noBoth)(
    `make nothing of what a compiler of the machine has left${skipped(noBoth)}`,
    () =>
      withCopy(sums, async (folder) => {
        // Newer than the sources, so that make would take them.
        await putFiles(folder, {
          'make-c/src/sums.o': 'of another machine',
          'make-c/lib/total.o': 'of another machine',
          'make-c/lib/libtotal.a': '!<arch>\n',
          'cmake-c/CMakeCache.txt': 'CMAKE_BUILD_TYPE:STRING=Debug\n',
        });
        const flags = { CFLAGS: '-march=native', LDFLAGS: '-lnowhere' };
        await ci(folder, ['--component', 'make-c'], flags);
        await ci(folder, ['--component', 'cmake-c']);
      }),
    300_000,
  );

  test.skipIf(noBoth)(
    `need no tool for libraries but the compiler's own, and a path may have a space${skipped(noBoth)}`,
    () =>
      withCopy(sums, async (copy) => {
        const programs = join(copy, 'bin');
        await mkdir(programs);
        const needed = ['sh', 'make', 'cmake', 'git', 'python3', ...(there.ninja ? ['ninja'] : [])];
        for (const program of needed) symlinkSync(which(program), join(programs, program));
        const folder = join(copy, "the author's own $project");
        await putFiles(folder, {});
        execFileSync('cp', ['-r', sums, folder]);
        await ci(folder, ['--component', 'cmake-c', '--component', 'make-c'], { PATH: programs });
        expect(cacheOf(folder, 'cmake-c')).toMatch(/^CMAKE_AR:\w+=.*\/ziglang\/zig$/m);
      }),
    300_000,
  );

  test.skipIf(noCmake)(
    `CMake has ninja build where it is there, and what the user has chosen before that${skipped(noCmake)}`,
    () =>
      withCopy(sums, async (folder) => {
        const generator = () => /^CMAKE_GENERATOR:\w+=(.*)$/m.exec(cacheOf(folder, 'cmake-c'))?.[1];
        await ci(folder, ['--component', 'cmake-c']);
        expect(generator()).toBe(there.ninja ? 'Ninja' : 'Unix Makefiles');
        if (!there.make) return;
        await ci(folder, ['--component', 'cmake-c'], { CMAKE_GENERATOR: 'Unix Makefiles' });
        expect(generator()).toBe('Unix Makefiles');
      }),
    300_000,
  );
});

const which = (program: string) => {
  const places = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, program));
  return realpathSync(places.find((place) => existsSync(place)) ?? program);
};

describe('a project without a manifest', () => {
  const files = (system: Record<string, string>) => ({
    'wit/one.wit': 'package demo:one;\n\nworld one {\n  export run: func() -> u32;\n}\n',
    'one.c': '#include "one.h"\n#include "lib/number.h"\n\nuint32_t exports_one_run(void) { return number(); }\n',
    'lib/number.h': 'int number(void);\n',
    'lib/number.c': 'int number(void) { return 7; }\n',
    ...system,
  });
  const cmake = {
    'CMakeLists.txt':
      'cmake_minimum_required(VERSION 3.16)\nproject(one C)\nadd_subdirectory(lib)\nadd_executable(one one.c)\ntarget_link_libraries(one number)\n',
    'lib/CMakeLists.txt': 'add_library(number number.c)\n',
  };
  const make = { Makefile: '$(OUT): one.o lib/number.o\n\t$(CC) $^ $(BINDINGS) -o $@\n' };

  test.skipIf(noBoth).each([
    ['CMake', cmake],
    ['make', make],
  ])(`of %s is one component, whatever folders its libraries are in${skipped(noBoth)}`, (_, system) =>
    withFiles(files(system), async (folder) => {
      const { components } = await ci(folder);
      expect(components).toMatchObject([{ language: 'c', status: 'passed', exports: ['run'] }]);
    }),
  );
});

describe('what is wrong with the file of a build system', () => {
  const c = '#include "small.h"\n\nuint32_t exports_small_greet_all(uint32_t n) { return n; }\n';
  const begin = 'cmake_minimum_required(VERSION 3.16)\nproject(shop C)\n';
  const cases: readonly [
    what: string,
    files: Readonly<Record<string, string>>,
    at: readonly [file: string, line: number | undefined],
    message: RegExp,
  ][] = [
    [
      'a folder that is not there',
      { 'CMakeLists.txt': `${begin}add_executable(app shop.c)\nadd_subdirectory(nowhere)\n` },
      ['CMakeLists.txt', 4],
      /^add_subdirectory given source "nowhere" which is not an existing directory\.$/,
    ],
    [
      'an error of its author',
      {
        'CMakeLists.txt': `${begin}add_executable(app shop.c)\nadd_subdirectory(lib)\n`,
        'lib/CMakeLists.txt': '\nmessage(FATAL_ERROR "no sums today")\n',
      },
      ['lib/CMakeLists.txt', 2],
      /^no sums today$/,
    ],
    [
      'a bracket that is not closed',
      { 'CMakeLists.txt': `${begin}add_executable(app shop.c\n` },
      ['CMakeLists.txt', 3],
      /^Parse error\./,
    ],
    [
      'no executable',
      { 'CMakeLists.txt': `${begin}add_library(app shop.c)\n` },
      ['CMakeLists.txt', undefined],
      /^there is no executable that could be the component: add one with add_executable$/,
    ],
    [
      'two executables',
      { 'CMakeLists.txt': `${begin}add_executable(one shop.c)\nadd_executable(two shop.c)\n` },
      ['CMakeLists.txt', undefined],
      /^there are several executables \(one, two\): `artifact` in wasmwright\.toml says which is the component$/,
    ],
    [
      'a line that is no rule',
      { Makefile: '$(OUT): shop.o\n    $(CC) $^ $(BINDINGS) -o $@\n' },
      ['Makefile', 2],
      /^missing separator/,
    ],
    [
      'a source that is not there',
      { Makefile: '$(OUT): shop.o more.o\n\t$(CC) $^ $(BINDINGS) -o $@\n' },
      ['Makefile', 1],
      /^No rule to make target 'more\.o', needed by /,
    ],
  ];

  test.each(cases)(`%s${skipped(noBoth)}`, (_, files, [file, line], message) =>
    noBoth
      ? undefined
      : withFiles(project({ c: { 'shop.c': c, ...files } }, {}, 'small'), async (cwd) => {
          const told = await build(cwd);
          const [finding, ...others] = about(told, 'c');
          expect(finding?.id).toBe('compile-error');
          expect(finding?.message).toMatch(message);
          expect(finding?.location?.file).toBe(`shop/c/${file}`);
          expect(finding?.location?.line).toBe(line);
          expect(others).toEqual([]);
          expect(told.code).toBe(1);
        }),
  );

  test('a build system that is not there is named, with where to get it', () =>
    withFiles(
      project({ c: { 'shop.c': c, Makefile: '' }, d: { 'shop.c': c, 'CMakeLists.txt': '' } }, {}, 'small'),
      async (cwd) => {
        const told = await build(cwd, { PATH: join(cwd, 'nothing') });
        expect(about(told, 'c')).toMatchObject([{ id: 'tool-missing', message: 'C needs `make`, which is not there' }]);
        expect(about(told, 'd')).toMatchObject([
          {
            id: 'tool-missing',
            message: 'C needs `cmake`, which is not there',
            help: expect.stringContaining('cmake.org'),
          },
        ]);
        expect(readdirSync(cwd)).toEqual(['shop']);
      },
    ));
});
