import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { error } from '../src/finding.js';
import type { Report } from '../src/report.js';
import { annotations, workflowCommand } from '../src/reporters/annotations.js';
import { compilerGroup } from '../src/reporters/groups.js';
import { summaryMarkdown } from '../src/reporters/summary.js';
import { findingText } from '../src/reporters/text.js';
import { root } from './helpers/cli.js';

const folder = join(root, '__tests__/reporters');
const report: Report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'));

/** What each reporter makes of one report. `npx vitest run -u` writes the files anew. */
describe('one report', () => {
  test('as a job summary', async () => {
    const timings = new Map([
      ['build/admin', 9.14],
      ['build/store', 0.012],
    ]);
    await expect(summaryMarkdown(report, timings)).toMatchFileSnapshot(join(folder, 'summary.md'));
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
