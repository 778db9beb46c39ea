import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { error } from '../src/finding.js';
import type { Report } from '../src/report.js';
import { annotations, workflowCommand } from '../src/reporters/annotations.js';
import { compilerGroup } from '../src/reporters/groups.js';
import { type Background, summaryMarkdown } from '../src/reporters/summary.js';
import { findingText } from '../src/reporters/text.js';
import { root } from './helpers/cli.js';

const folder = join(root, '__tests__/reporters');
const report: Report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'));

const background: Background = {
  course: {
    stages: new Map([
      ['toolchains', 0.3],
      ['build', 31.4],
      ['validate', 0.014],
    ]),
    builds: new Map([
      ['admin', 9.14],
      ['store', 0.012],
    ]),
    calls: { all: 3, made: 2, good: 1, withValue: 3 },
  },
  seconds: 32.9,
  anatomies: new Map([
    [
      'app',
      [
        { name: 'admin', code: 8_000_000, data: 3_000_000, total: 11_324_630 },
        { name: 'store', code: 30_000, data: 4_000, total: 38_916 },
        { code: 0, data: 0, total: 1_454 },
      ],
    ],
  ]),
  sources: 'https://github.com/acme/app/blob/9f2c1ab',
};

/** What each reporter makes of one report. `npx vitest run -u` writes the files anew. */
describe('one report', () => {
  test('as a job summary', async () => {
    await expect(summaryMarkdown(report, background)).toMatchFileSnapshot(join(folder, 'summary.md'));
  });

  test('as annotations', async () => {
    const lines = annotations(report.findings).map(workflowCommand);
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(join(folder, 'annotations.txt'));
  });

  test('as text', async () => {
    const sources = new Map([['broken/a,b:c.wat', '(module\n  (func\n\t\u001b[31mx y z']]);
    const text = report.findings.map((finding) => findingText(finding, sources)).join('\n');
    await expect(text).toMatchFileSnapshot(join(folder, 'findings.txt'));
  });
});

test('more than ten annotations of a kind end with how many more there are', () => {
  const many = Array.from({ length: 14 }, (_, i) => error('compile-error', `error ${i}`));
  const shown = annotations(many);
  expect(shown).toHaveLength(10);
  expect(shown.at(-1)?.title).toBe('5 more');
});

test('no line of a compiler can be a workflow command', () => {
  const lines = compilerGroup({ component: 'a', output: 'x\n::set-output name=a::b\n' });
  const [, stop = '', text, resume] = lines;
  expect(stop).toMatch(/^::stop-commands::[0-9a-f-]{36}$/);
  expect(text).toContain('::set-output');
  expect(resume).toBe(`::${stop.split('::')[2]}::`);
});
