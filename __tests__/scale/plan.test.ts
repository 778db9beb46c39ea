import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeMany } from '../../scripts/bench/many.mjs';
import type { Job } from '../../src/scale/jobs.js';
import { wasmwright } from '../helpers/cli.js';

const root = join(mkdtempSync(join(tmpdir(), 'wasmwright-plan-')), 'platform');
afterAll(() => rmSync(root, { recursive: true, force: true }));
beforeAll(() => {
  writeMany(root, 12);
});

async function jobs(): Promise<readonly Job[]> {
  const { code, stdout, stderr } = await wasmwright(['plan', '--format', 'github-matrix'], { cwd: root });
  expect(code, stderr).toBe(0);
  expect(stdout.trimEnd()).not.toContain('\n');
  return JSON.parse(stdout).include;
}

const namesAt = (jobs: readonly Job[], level: number) =>
  jobs.filter((job) => job.level === level).flatMap(({ components }) => components.split(','));

test('what was never built is dealt out evenly, and what is composed comes after it', async () => {
  const all = await jobs();
  expect(all.filter(({ level }) => level === 0).map(({ components }) => components.split(',').length)).toEqual([
    3, 3, 3, 3,
  ]);
  expect(namesAt(all, 0)).toHaveLength(12);
  expect(namesAt(all, 1).toSorted()).toEqual(['chain-c0001', 'chain-c0004', 'chain-c0007', 'chain-c0010']);
  expect(namesAt(all, 2).toSorted()).toEqual(['app-c0002', 'app-c0005', 'app-c0008', 'app-c0011']);
});

test('builds that are known tell how long they take', async () => {
  expect((await wasmwright(['build'], { cwd: root })).code).toBe(0);
  // They take no time to speak of.
  expect((await jobs()).map(({ level }) => level)).toEqual([0, 1, 2]);
  const takes = (name: string, seconds: number) => {
    const path = join(root, '.wasmwright/store', `${name}.json`);
    const kept = JSON.parse(readFileSync(path, 'utf8'));
    expect(kept.builds[0].seconds).toBeGreaterThan(0);
    kept.builds[0].seconds = seconds;
    writeFileSync(path, JSON.stringify(kept));
  };
  takes('c0007', 400);
  takes('c0003', 390);
  const all = await jobs();
  expect(all.filter(({ level }) => level === 0).slice(0, 2)).toEqual([
    { name: 'c0007', components: 'c0007', level: 0 },
    { name: expect.stringContaining(' and '), components: expect.stringContaining('c0003'), level: 0 },
  ]);
});

test('a format of jobs is told on standard output and nothing else, also when the project is wrong', async () => {
  const manifest = join(root, 'wasmwright.toml');
  const text = readFileSync(manifest, 'utf8');
  writeFileSync(manifest, `${text}[compositions.bad]\nsocket = "nobody"\nplugs = ["c0000"]\n`);
  for (const format of ['github-matrix', 'gitlab', 'buildkite']) {
    const { code, stdout, stderr } = await wasmwright(['plan', '--format', format], { cwd: root });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('error[unknown-name]');
  }
  writeFileSync(manifest, text);
});
