import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../src/report.js';
import { has, root, wasmwright, withCopy } from './helpers/cli.js';

const hasWasmtime = await has('python3', '-c', 'import wasmtime');

/** Ten calls to a TypeScript component: eight give what is expected, one another value, one traps. */
describe('values that pass through a component', () => {
  let report: Report;

  beforeAll(async () => {
    const fixture = join(root, '__tests__/fixtures/values');
    const { stdout } = await withCopy(fixture, (copy) => wasmwright(['smoke', '.', '--format', 'json'], { cwd: copy }));
    report = JSON.parse(stdout);
  }, 300_000);

  const found = (runtime: RegExp) =>
    report.findings
      .filter(({ message }) => runtime.test(message))
      .map(({ id, notes, location }) => ({ id, notes, line: location?.line }));
  const expected = [
    { id: 'smoke-value', notes: ['expected 8', 'got      9'], line: 27 },
    { id: 'smoke-trap', notes: undefined, line: 31 },
  ];

  test('in Node', () => expect(found(/in Node \d+/)).toEqual(expected));
  test.skipIf(!hasWasmtime)('in Wasmtime (skipped without its Python package)', () =>
    expect(found(/in Wasmtime/)).toEqual(expected),
  );
  test('nothing else is found', () => expect(report.findings).toHaveLength(hasWasmtime ? 4 : 2));
});
