import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/report.js';
import { lackingForClang } from '../helpers/clang.js';
import { wasmwright, withCopy } from '../helpers/cli.js';
import { putFiles, withFiles } from '../helpers/files.js';

const sums = fileURLToPath(new URL('sums', import.meta.url));
const missing = lackingForClang();
const skipped = missing ? ` (skipped: ${missing})` : '';

/** The same in one file: as a project without a build system has it. */
const plain = {
  'plain-c/sums.c': `#include "sums.h"
#include <stdlib.h>
#include <string.h>

uint32_t exports_sums_add_up(sums_list_u32_t *numbers) {
  uint32_t sum = START;
  for (size_t i = 0; i < numbers->len; i++) sum += numbers->ptr[i];
  sums_list_u32_free(numbers);
  return sum;
}

void exports_demo_sums_greeting_greet(sums_string_t *name, sums_string_t *ret) {
  ret->len = name->len + strlen(GREETING);
  ret->ptr = malloc(ret->len);
  memcpy(ret->ptr, GREETING, strlen(GREETING));
  memcpy(ret->ptr + strlen(GREETING), name->ptr, name->len);
  sums_string_free(name);
}
`,
  'plain-cpp/sums.cpp': `#include "sums_cpp.h"
#include <map>
#include <string>

uint32_t exports::sums::AddUp(wit::vector<uint32_t> numbers) {
  std::map<int, uint32_t> places;
  for (auto number : numbers.get_view()) places[places.size()] = number;
  uint32_t sum = START;
  for (auto &[place, number] : places) sum += number;
  return sum;
}

wit::string exports::demo::sums::greeting::Greet(wit::string name) {
  return wit::string::from_view(std::string(GREETING) + std::string(name.get_view()));
}
`,
};

const tables = Object.keys(plain)
  .map((path) => path.replace(/\/.*/, ''))
  .map(
    (name) => `
[components.${name}]
world = "sums"
options = { START = 100, GREETING = '"Hello, "' }

[[smoke]]
component = "${name}"
call = "add-up([1, 2, 3])"
expect = "106"

[[smoke]]
component = "${name}"
call = 'demo:sums/greeting#greet("Zoë")'
expect = '"Hello, Zoë"'
`,
  )
  .join('');

describe.skipIf(missing)(`the clang of the machine${skipped}`, () => {
  test(
    'builds C and C++, plain and by CMake and make, and what it builds is called',
    () =>
      withCopy(sums, async (folder) => {
        await putFiles(folder, plain);
        const manifest = readFileSync(join(folder, 'wasmwright.toml'), 'utf8') + tables;
        writeFileSync(join(folder, 'wasmwright.toml'), manifest.replace(/^world = .*$/gm, '$&\ntoolchain = "clang"'));
        const { code, stdout, stderr } = await wasmwright(['ci', '--format', 'json'], { cwd: folder });
        expect(code, stdout + stderr).toBe(0);
        const { components, tools }: Report = JSON.parse(stdout);
        expect(components.map(({ name, status }) => `${name} ${status}`)).toEqual([
          'cmake-c passed',
          'cmake-cpp passed',
          'make-c passed',
          'make-cpp passed',
          'plain-c passed',
          'plain-cpp passed',
        ]);
        expect(tools.map(({ tool, from }) => `${tool} ${from}`)).toContain('clang machine');
        expect(tools.map(({ tool }) => tool)).not.toContain('zig');
        expect(stderr).not.toContain('Warning');
      }),
    300_000,
  );

  test('shows an error where its author finds it', () =>
    withFiles(
      {
        'wasmwright.toml': '[components.one]\nworld = "one"\ntoolchain = "clang"\n',
        'wit/one.wit': 'package demo:one;\n\nworld one {\n  export run: func() -> u32;\n}\n',
        'one/one.c': '#include "one.h"\n\nuint32_t exports_one_run(void) {\n  return nn;\n}\n',
      },
      async (folder) => {
        const { code, stdout } = await wasmwright(['build', '--format', 'json'], { cwd: folder });
        const { findings }: Report = JSON.parse(stdout);
        expect(code).toBe(1);
        expect(findings[0]).toMatchObject({
          id: 'compile-error',
          message: expect.stringContaining("undeclared identifier 'nn'"),
          location: { file: 'one/one.c', line: 4, column: 10 },
        });
        await putFiles(folder, { 'one/one.c': '#include "one.h"\n' });
        const second = await wasmwright(['build', '--format', 'json'], { cwd: folder });
        expect((JSON.parse(second.stdout) as Report).findings[0]).toMatchObject({
          id: 'not-implemented',
          message: '`run` of world `one` is not implemented',
        });
      },
    ));
});
