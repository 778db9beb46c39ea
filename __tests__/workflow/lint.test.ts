import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { has, root } from '../helpers/cli.js';

const filesIn = (folder: string) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`);
const [own, examples] = [filesIn('.github/workflows'), filesIn('examples/workflows')];

/** What a program says of files, and how it ends. */
function said(program: string, ...args: string[]): Promise<{ code: number; text: string }> {
  return new Promise((resolve) => {
    execFile(program, args, { cwd: root }, (failure, stdout, stderr) => {
      resolve({ code: failure ? Number(failure.code) : 0, text: stdout + stderr });
    });
  });
}

const actionlint = await has('actionlint', '--version');
test.skipIf(!actionlint)(
  `actionlint has nothing to say${actionlint ? '' : ' (skipped without it on PATH)'}`,
  async () => {
    expect(await said('actionlint', ...own, ...examples)).toEqual({ code: 0, text: '' });
  },
);

const zizmor = await has('zizmor', '--version');
test.skipIf(!zizmor)(`zizmor has nothing to say${zizmor ? '' : ' (skipped without it on PATH)'}`, async () => {
  const audit = (...args: string[]) =>
    said('zizmor', '--offline', '--quiet', '--config', '.github/zizmor.yml', ...args);
  for (const { code, text } of [await audit('--pedantic', 'action.yml', ...own), await audit(...examples)]) {
    expect(code, text).toBe(0);
  }
});

test('the gate waits for every job', () => {
  const { jobs } = parse(readFileSync(join(root, '.github/workflows/ci.yml'), 'utf8'));
  const { passed, ...others } = jobs;
  expect(passed.needs).toEqual(Object.keys(others));
});

test('nothing from outside becomes part of a script', () => {
  for (const file of [...own, ...examples]) {
    const { jobs } = parse(readFileSync(join(root, file), 'utf8'));
    // A job that is a workflow of another file has no steps of its own.
    const steps = Object.values<{ steps?: { run?: string }[] }>(jobs).flatMap(({ steps = [{}] }) => steps);
    expect(steps.length).toBeGreaterThan(0);
    for (const { run = '' } of steps) expect(run, file).not.toContain('${{');
  }
});
