import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/report.js';
import { has, wasmwright, withCopy } from '../helpers/cli.js';
import { putFiles } from '../helpers/files.js';

const sums = fileURLToPath(new URL('sums', import.meta.url));
const missing = (await has('cmake', '--version')) ? ((await has('make', '--version')) ? undefined : 'make') : 'cmake';
const skipped = missing ? ` (skipped: no ${missing} on PATH)` : '';

/** Of each component that was built, why. */
async function built(cwd: string, { env = {} as Record<string, string>, command = 'build' } = {}) {
  const { code, stdout, stderr } = await wasmwright([command, '--format', 'json'], { cwd, env });
  expect(code, stdout + stderr).toBe(0);
  const { components }: Report = JSON.parse(stdout);
  return Object.fromEntries(components.flatMap(({ name, because }) => (because ? [[name, because]] : [])));
}

/** The project, whose manifest says that nothing else is read than what compilers, CMake and make tell. */
const withSums = (work: (folder: string) => Promise<void>) =>
  withCopy(sums, async (folder) => {
    execFileSync('git', ['init', '--quiet'], { cwd: folder });
    edit(folder, 'wasmwright.toml', /^world = .*$/gm, '$&\ninputs = []');
    await work(folder);
  });

function edit(folder: string, path: string, from: string | RegExp, to: string): void {
  const before = readFileSync(join(folder, path), 'utf8');
  const after = before.replace(from, to);
  expect(after, path).not.toBe(before);
  writeFileSync(join(folder, path), after);
}

const all = ['cmake-c', 'cmake-cpp', 'make-c', 'make-cpp'];
const each = (names: readonly string[], why: string) => Object.fromEntries(names.map((name) => [name, [why]]));

describe.skipIf(missing)(`what CMake and make have built is kept${skipped}`, () => {
  test(
    'until something changes that they, or their compilers, have read',
    () =>
      withSums(async (folder) => {
        expect(await built(folder)).toEqual(each(all, 'no build of it is kept'));
        expect(await built(folder)).toEqual({});

        const more = (path: string, text = '# more\n') => appendFileSync(join(folder, path), text);
        const edits: readonly [what: string, edit: () => unknown, rebuilt: Record<string, readonly string[]>][] = [
          ['a file beside', () => more('README.md'), {}],
          ['a header that none of them includes', () => more('shared/include/other.h', '\n'), {}],
          [
            'a CMakeLists.txt of a subfolder',
            () => more('cmake-c/lib/CMakeLists.txt'),
            each(['cmake-c'], '`cmake-c/lib/CMakeLists.txt` has changed'),
          ],
          [
            'a script of CMake outside of the folder',
            () => more('shared/list.cmake'),
            each(['cmake-cpp'], '`shared/list.cmake` has changed'),
          ],
          [
            'a makefile outside of the folder',
            () => more('shared/flags.mk'),
            each(['make-c', 'make-cpp'], '`shared/flags.mk` has changed'),
          ],
          [
            'a makefile of a subfolder',
            () => more('make-c/lib/Makefile'),
            each(['make-c'], '`make-c/lib/Makefile` has changed'),
          ],
          [
            'a source outside of the folder',
            () => more('shared/start.cpp', '// more\n'),
            each(['cmake-cpp', 'make-cpp'], '`shared/start.cpp` has changed'),
          ],
          [
            'a header outside of the folder, and of a source that is there',
            () => edit(folder, 'shared/include/start.h', '100', '200'),
            each(all, '`shared/include/start.h` has changed'),
          ],
          [
            'an option',
            () => edit(folder, 'wasmwright.toml', 'WITH_START = true', 'WITH_START = "YES"'),
            each(['cmake-c'], 'its configuration has changed'),
          ],
        ];
        for (const [what, change, rebuilt] of edits) {
          change();
          expect(await built(folder), what).toEqual(rebuilt);
          expect(await built(folder), `${what}, and nothing more`).toEqual({});
        }
        // The calls give what the header says now.
        edit(folder, 'wasmwright.toml', /"106"/g, '"206"');
        expect(await built(folder, { command: 'ci' })).toEqual({});
        const flags = await built(folder, { env: { CFLAGS: '-DMORE' } });
        expect(flags).toEqual(each(all, '`CFLAGS` is new'));
      }),
    300_000,
  );

  test(
    'without what a rule leaves beside its sources, where git ignores it',
    () =>
      withSums(async (folder) => {
        await putFiles(folder, { '.gitignore': '*.o\n*.a\n.wasmwright\nwasmwright-out\n' });
        await built(folder);
        execFileSync('git', ['clean', '-fdXq', '--exclude=!.wasmwright', '--exclude=!.wasmwright/**'], { cwd: folder });
        expect(existsSync(join(folder, 'make-c/lib/total.o'))).toBe(false);
        expect(await built(folder)).toEqual({});
      }),
    300_000,
  );

  test(
    'not at all where the manifest does not say that nothing else is read',
    () =>
      withCopy(sums, async (folder) => {
        const unknown = 'a program of its own builds it: `inputs` in wasmwright.toml can say what that reads';
        expect(await built(folder)).toEqual(each(all, unknown));
        expect(await built(folder)).toEqual(each(all, unknown));
      }),
    300_000,
  );
});
