import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { root, wasmwright } from '../helpers/cli.js';
import { newRepository } from '../helpers/git.js';

test('the core is a project that can be released, by the workflow that this repository has', async () => {
  const { jobs } = parse(readFileSync(join(root, '.github/workflows/release.yml'), 'utf8'));
  const step = jobs.release.steps.find(({ uses }: { uses: string }) => uses === './');
  expect(step.with).toMatchObject({ command: 'release', 'working-directory': 'core' });
  const folder = mkdtempSync(join(tmpdir(), 'wasmwright-own-'));
  try {
    const repository = newRepository(folder);
    const files = execFileSync('git', ['ls-files', 'core'], { cwd: root, encoding: 'utf8' }).trim().split('\n');
    for (const file of files) cpSync(join(root, file), join(folder, file));
    repository.commit('The core');
    const { code, stdout, stderr } = await wasmwright(['release', 'core', '--format', 'json'], { cwd: folder });
    expect(code, stdout + stderr).toBe(0);
    expect(JSON.parse(stdout).releases).toMatchObject([{ tag: 'core-v0.1.0', items: ['wasmwright/core', 'core'] }]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
