import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root, wasmwright, withCopy } from '../helpers/cli.js';
import { fuzz, type Outcome } from './drive.js';

const GiB = 2 ** 30;

/** No crash, no hang (see `patience`), every input worked on to its end, and no more memory than this. */
function mustBeSound({ done, failures, peak }: Outcome, inputs: number, memory: number) {
  expect(failures).toEqual([]);
  expect(done).toBe(inputs);
  expect(peak).toBeLessThan(memory);
}

// The largest seed has 12 MB; the parser, the engine that compiles it and a copy of it at each step take some thirty times as much.
test.concurrent('10,000 spoiled components: what is wrong is found, and nothing else happens', async () => {
  await withCopy(join(root, 'examples/hello'), async (copy) => {
    const { code, stderr } = await wasmwright(['compose', '.'], { cwd: copy });
    expect(code, stderr).toBe(0);
    const built = ['build/phrases/phrases.wasm', 'build/app/app.wasm', 'compose/hello.wasm'];
    const outcome = await fuzz({
      kind: 'components',
      from: 0,
      until: 10_000,
      built: built.map((name) => join(copy, '.wasmwright', name)),
    });
    mustBeSound(outcome, 10_000, GiB);
    // Not all are so broken that nothing but the first look is taken.
    expect(Object.keys(outcome.findings)).toEqual(
      expect.arrayContaining(['component-invalid', 'composition-failed', 'composition-open', 'export-missing']),
    );
  });
}, 900_000);

// A chain of thousands of interfaces has a binary form of 170 MB, which is made and read again for the comparison.
test.concurrent('1,000 spoiled WIT packages: what is wrong is found, and nothing else happens', async () => {
  const outcome = await fuzz({ kind: 'wit', from: 0, until: 1000, built: [] });
  mustBeSound(outcome, 1000, 2 * GiB);
  expect(Object.keys(outcome.findings)).toEqual(
    expect.arrayContaining(['wit-invalid', 'export-missing', 'import-not-offered']),
  );
}, 900_000);
