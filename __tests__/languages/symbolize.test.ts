import { execFile } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { has, root, wasmwright, withCopy } from '../helpers/cli.js';
import { ofMachine } from '../helpers/machine.js';

const hasWasmtime = await has('python3', '-c', 'import wasmtime');

/** Builds the component of one language that divides, and has it divide by zero; `said` is what is made of the backtrace. */
function trapped(language: string, work: (cwd: string, said: string) => Promise<void>): Promise<void> {
  return withCopy(join(root, '__tests__/languages/dividers'), async (cwd) => {
    writeFileSync(join(cwd, 'wasmwright.toml'), `[components]\ndivider = { source = "${language}" }\n`);
    const built = await wasmwright(['ci'], { cwd });
    expect(built.code, built.stdout + built.stderr).toBe(0);
    const { stdout } = await promisify(execFile)('python3', ['trap.py', 'wasmwright-out/divider.wasm'], { cwd });
    writeFileSync(join(cwd, 'trap.txt'), stdout);
    const { code, stdout: said } = await wasmwright(asked, { cwd });
    expect(code, said).toBe(0);
    await work(cwd, said);
  });
}

const asked = ['symbolize', 'trap.txt', '--component', 'wasmwright-out/divider.wasm'];

/** What docs/languages.md says of each language: frames, innermost first. */
const lines: Readonly<Record<string, readonly RegExp[]>> = {
  c: [/ quotient\n {11}at \.\/c\/divider\.c:5:5\n/, / exports_divider_divide\n {11}at \.\/c\/divider\.c:9:66\n/],
  cpp: [
    / quotient\(unsigned int, unsigned int\)\n {11}at \.\/cpp\/divider\.cpp:5:5\n/,
    / exports::divider::Divide\(unsigned int, unsigned int\)\n {11}at \.\/cpp\/divider\.cpp:9:68\n/,
  ],
  zig: [
    / divider\.quotient\n {11}at \S+\/zig\/divider\.zig:3:9\n/,
    / divider\.exports_divider_divide\n {11}at \S+\/zig\/divider\.zig:8:20\n/,
  ],
  rust: [/ divider::quotient\n {11}at \.\/rust\/src\/lib\.rs:7:5\n/, /\n {11}at \.\/rust\/src\/lib\.rs:12:9\n/],
};

/** Its compiler writes names of functions alone. */
const functions: Readonly<Record<string, readonly RegExp[]>> = {
  go: [/ example\.com_divider_export_wit_world\.quotient\n/, / wit_component_wit_exports\.wasm_export_\w*divide\n/],
};

const inOrder = (patterns: readonly RegExp[], said: string) => {
  const places = patterns.map((pattern) => said.search(pattern));
  expect(places, said).not.toContain(-1);
  expect(places, said).toEqual([...places].sort((a, b) => a - b));
};

async function isMissing(language: string): Promise<string> {
  const needed = ofMachine[language];
  if (!hasWasmtime) return ' (skipped: no wasmtime in Python)';
  return needed && !(await has(...needed)) ? ` (skipped: no ${needed[0]} on PATH)` : '';
}

for (const [language, patterns] of Object.entries(lines)) {
  const reason = await isMissing(language);
  test.skipIf(reason !== '')(
    `a trap of a stripped component is read in lines of ${language} by its debug file${reason}`,
    () => trapped(language, async (_, said) => inOrder(patterns, said)),
    300_000,
  );
}

for (const [language, patterns] of Object.entries(functions)) {
  const reason = await isMissing(language);
  test.skipIf(reason !== '')(
    `a trap is read in functions of ${language}, and in no lines${reason}`,
    () =>
      trapped(language, async (_, said) => {
        inOrder(patterns, said);
        expect(said).not.toMatch(/\n {11}at /);
      }),
    300_000,
  );
}

for (const language of ['javascript', 'python']) {
  const reason = await isMissing(language);
  test.skipIf(reason !== '')(
    `a trap is read in functions of the engine of ${language}, and in none of its sources${reason}`,
    () =>
      trapped(language, async (_, said) => {
        expect(said).toMatch(/\n +divide\n/);
        expect(said).not.toMatch(/quotient|divider\.js|app\.py/);
      }),
    300_000,
  );
}

const reason = await isMissing('c');
test.skipIf(reason !== '')(
  `lines come from the debug file of a component, and of no other${reason}`,
  () =>
    trapped('c', async (cwd) => {
      // The stripped one alone knows nothing.
      const alone = await wasmwright([...asked, '--debug', 'wasmwright-out/divider.wasm'], { cwd });
      expect(alone.stdout).not.toContain('divider.c');
      copyFileSync(join(cwd, 'wasmwright-out/divider.wasm'), join(cwd, 'old.wasm'));
      const source = join(cwd, 'c/divider.c');
      writeFileSync(source, readFileSync(source, 'utf8').replace('a / b', 'a / b + 1'));
      expect((await wasmwright(['ci'], { cwd })).code).toBe(0);
      const debug = ['--debug', 'wasmwright-out/divider.debug.wasm'];
      const other = await wasmwright(['symbolize', 'trap.txt', '--component', 'old.wasm', ...debug], { cwd });
      expect(other.code).toBe(2);
      expect(other.stdout).toContain('their code differs');
    }),
  300_000,
);
