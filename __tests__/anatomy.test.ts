import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeMany } from '../scripts/look/many.mjs';
import { anatomy } from '../src/core/anatomy.js';
import type { Report } from '../src/report.js';
import { wasmwright } from './helpers/cli.js';

test('every byte of a composition is counted once, and every part has its own', async () => {
  const cwd = await mkdtemp(join(tmpdir(), 'wasmwright-test-'));
  try {
    await writeMany(join(cwd, 'project'), 10);
    const { code, stdout } = await wasmwright(['ci', 'project', '--format', 'json'], { cwd });
    expect(code, stdout).toBe(0);
    const { components, compositions }: Report = JSON.parse(stdout);
    const binary = await readFile(join(cwd, compositions[0]?.path ?? ''));
    const sizes = anatomy(
      binary,
      components.map(({ name, size = 0 }) => ({ name, size })),
    );
    expect(sizes.reduce((sum, { total }) => sum + total, 0)).toBe(binary.length);
    expect(sizes.map(({ name }) => name).sort()).toEqual([...components.map(({ name }) => name), undefined]);
    expect(sizes[0]?.name).toBe('part-000');
    expect(sizes.at(-1)?.name).toBeUndefined();
    for (const { name, code, data, total } of sizes) {
      expect(code + data, name).toBeLessThan(total);
      if (name !== undefined) expect(code, name).toBeGreaterThan(0);
    }
  } finally {
    await rm(cwd, { recursive: true, force: true });
  }
});
