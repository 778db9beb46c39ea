import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../src/report.js';
import { type Finished, has, root, wasmwright, withCopy } from './helpers/cli.js';

const execute = promisify(execFile);
const hasWac = await has('wac', '--version');
const hasWasmtime = await has('python3', '-c', 'import wasmtime');

/** The README's first command, on a copy of the example. */
describe('examples/hello', () => {
  let result: Finished;
  let report: Report;
  const made = new Map<string, Buffer>();
  let native: Buffer | undefined;

  beforeAll(async () => {
    await withCopy(join(root, 'examples/hello'), async (copy) => {
      result = await wasmwright(['ci', '.', '--format', 'json'], { cwd: copy });
      report = JSON.parse(result.stdout);
      for (const { name, path } of [...report.components, ...report.compositions]) {
        made.set(name, await readFile(join(copy, path ?? '')));
      }
      if (!hasWac) return;
      const out = join(copy, 'wasmwright-out');
      await execute('wac', [
        'plug',
        '--plug',
        join(out, 'phrases.wasm'),
        join(out, 'app.wasm'),
        '-o',
        join(copy, 'native.wasm'),
      ]);
      native = await readFile(join(copy, 'native.wasm'));
    });
  }, 600_000);

  test('passes, with every smoke call', () => {
    expect(result.code, result.stdout + result.stderr).toBe(0);
    expect(report.outcome).toBe('passed');
    expect(result.stderr).toMatch(/Smoked {2}3 calls to hello, in Node/);
  });

  test('reports each component and composition', () => {
    const rows = [...report.components, ...report.compositions].map(({ name, status, imports }) => ({
      name,
      status,
      imports,
    }));
    expect(rows).toEqual([
      { name: 'app', status: 'passed', imports: ['example:hello/phrases@0.1.0'] },
      { name: 'phrases', status: 'passed', imports: [] },
      { name: 'hello', status: 'passed', imports: [] },
    ]);
    expect(report.components.map(({ language }) => language)).toEqual(['javascript', 'c']);
  });

  test('gives the digest and size of what lies in the output folder', () => {
    for (const { name, digest, size } of [...report.components, ...report.compositions]) {
      const bytes = made.get(name) ?? Buffer.alloc(0);
      expect(digest).toBe(`sha256:${createHash('sha256').update(bytes).digest('hex')}`);
      expect(size).toBe(bytes.length);
    }
  });

  test.skipIf(!hasWasmtime)('gives the same values in Wasmtime (skipped without its Python package)', () => {
    expect(result.stderr).toMatch(/in Node \d+ and Wasmtime \d/);
  });

  test.skipIf(!hasWac)('composes the bytes of `wac plug` (skipped without wac)', () => {
    expect(made.get('hello')?.equals(native ?? Buffer.alloc(0))).toBe(true);
  });
});
