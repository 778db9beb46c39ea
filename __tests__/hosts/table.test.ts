import { expect, test } from 'vitest';
import { failed } from '../../src/failure.js';
import { error } from '../../src/finding.js';
import type { Fit } from '../../src/hosts/fit.js';
import type { Report } from '../../src/report.js';
import { hostsSection, hostsText } from '../../src/reporters/hosts.js';

const yes = (host: string, entry: string): Fit => ({ host, version: '1', entry, fits: true, reasons: [] });
const no = (host: string, message: string): Fit => ({ host, version: '1', fits: false, reasons: [{ message }] });

const report: Report = {
  ...failed([error('host-unfit', '…', { component: 'app' })]),
  components: [
    { name: 'app', status: 'failed', hosts: [yes('a', 'run'), no('b', 'imports `x`')] },
    { name: 'part', status: 'passed', hosts: [no('a', 'imports `p|q`'), no('b', 'imports `x`')] },
    { name: 'other', status: 'passed', hosts: [no('a', 'imports `p|q`')] },
    { name: 'unasked', status: 'passed' },
  ],
};

test('the table in a terminal: the reasons that are no findings stand below it, each once', () => {
  expect(hostsText(report)).toBe(
    [
      '       a 1  b 1',
      'app    run  no',
      'part   no   no',
      'other  no',
      '  a 1: imports `p|q` (part, other)',
      '  b 1: imports `x` (part)',
      '',
      '',
    ].join('\n'),
  );
  expect(hostsText(failed([]))).toBe('');
});

test('the same in the summary of a step, with no more rows than asked for', () => {
  const section = hostsSection(report, 2);
  expect(section).toContain('| `app` | ✓ `run` | ✗ |\n| `part` | ✗ | ✗ |');
  expect(section).toContain('1 more are in the report.');
  expect(section).not.toContain('other');
  expect(section).toContain('Why not');
  expect(hostsSection(failed([]), 2)).toBe('');
});
