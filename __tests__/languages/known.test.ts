import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { knownFailures } from '../../src/known-failures.js';
import type { Report } from '../../src/report.js';
import { has, root, wasmwright, withCopy } from '../helpers/cli.js';

const cases = join(root, '__tests__/languages/known');
const hasWasmtime = await has('python3', '-c', 'import wasmtime');

/** How each goes wrong today: all errors of `wasmwright smoke`. */
const errors: Readonly<Record<string, readonly string[]>> = {
  'js-flat-u32': ['smoke-value: `largest()` gave another value in Node'],
  'js-negative-f64': ['smoke-trap: `send(-1.5)` trapped in Node: unreachable'],
  'cpp-in-place': [
    'smoke-trap: `f([some(({x: 1, y: 1.5, label: "a"}, green)), none])` trapped in Node: invalid discriminant specified for Color',
  ],
  'cpp-list-in-option': [
    "compile-error: no viable conversion from 'std::span<const unsigned char>' to 'wit::vector<uint8_t>' (aka 'wit::vector<unsigned char>')",
    'build-failed: `send` did not build: the C++ compiler exited with 1',
  ],
  'zig-empty-list': ['smoke-trap: `nothing()` trapped in Wasmtime: list pointer/length out of bounds of memory'],
};

/** The version that the core is made of. */
const [, bindgen] = /^wit-bindgen-cpp = .*"=([\d.]+)"/m.exec(readFileSync(join(root, 'core/Cargo.toml'), 'utf8')) ?? [];

/** jco does not look where a list of nothing lies. */
const needsWasmtime = ['zig-empty-list'];

for (const { id, tool } of knownFailures) {
  const isSkipped = needsWasmtime.includes(id) && !hasWasmtime;
  test.skipIf(isSkipped)(
    `${tool} still has ${id}${isSkipped ? ' (skipped: no wasmtime in Python)' : ''}`,
    () =>
      withCopy(join(cases, id), async (cwd) => {
        const env = needsWasmtime.includes(id)
          ? undefined
          : { PYTHONPATH: join(root, '__tests__/helpers/no-wasmtime') };
        const { stdout, stderr } = await wasmwright(['smoke', '--format', 'json'], { cwd, ...(env && { env }) });
        const { findings, tools }: Report = JSON.parse(stdout || stderr);
        const found = findings.filter(({ severity }) => severity === 'error');
        // None: it is put right, and is to be taken out of src/known-failures.ts.
        expect(found.map(({ id, message }) => `${id}: ${message.replace(/(Node|Wasmtime) [\d.]+/, '$1')}`)).toEqual(
          errors[id],
        );
        const used = tools.map((used) => `${used.tool} ${used.version}`);
        // Bindings come from the core.
        expect([...used, `wit-bindgen-cpp ${bindgen}`]).toContain(tool);
      }),
    600_000,
  );
}

test('every case is in the table', () => {
  expect(readdirSync(cases).sort()).toEqual(knownFailures.map(({ id }) => id).sort());
});
