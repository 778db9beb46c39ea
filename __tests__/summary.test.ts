import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Event } from '../src/events.js';
import { error, type Finding, note, warning } from '../src/finding.js';
import type { SmokeStep } from '../src/plan.js';
import type { ComponentReport, CompositionReport, Report } from '../src/report.js';
import { follow } from '../src/reporters/course.js';
import { type Background, summaryMarkdown } from '../src/reporters/summary.js';
import { smokeCall } from './helpers/project.js';
import { readHtml } from './helpers/read-html.js';

const background = (more: Partial<Background> = {}): Background => ({
  course: follow().course,
  seconds: 1,
  anatomies: new Map(),
  ...more,
});

const reportOf = (more: Partial<Report>): Report => ({
  version: 1,
  tools: [],
  outcome: 'failed',
  components: [],
  compositions: [],
  findings: [],
  outputs: [],
  ...more,
});

const made = (name: string): ComponentReport => ({
  name,
  language: 'wat',
  world: `wit#${name}`,
  status: 'passed',
  path: `somewhere/${name}.wasm`,
  digest: `sha256:${name}`,
  size: 1,
  imports: [],
  exports: [],
});

const sizeOf = (text: string) => new TextEncoder().encode(text).length;

describe('order', () => {
  const findings: readonly Finding[] = [
    note('not-composed', 'a note'),
    warning('import-undeclared', 'a warning', { location: { file: 'a', line: 1 } }),
    error('compile-error', 'line 10', { location: { file: 'b', line: 10 } }),
    error('compile-error', 'line 9', { location: { file: 'b', line: 9 } }),
    error('build-failed', 'whole file', { location: { file: 'b' } }),
    error('compile-error', 'first file', { location: { file: 'a', line: 30 } }),
    error('cancelled', 'nowhere'),
  ];

  test('is the worst first, then by place', () => {
    const { rows } = readHtml(summaryMarkdown(reportOf({ findings }), background()));
    const messages = rows.map(([, finding = '']) => finding.split('\n')[0]);
    expect(messages.slice(1)).toEqual([
      'nowhere',
      'first file',
      'whole file',
      'line 9',
      'line 10',
      'a warning',
      'a note',
    ]);
  });

  test('is the same whatever was found first', () => {
    const expected = summaryMarkdown(reportOf({ findings }), background());
    fc.assert(
      fc.property(fc.shuffledSubarray([...findings], { minLength: findings.length }), (shuffled) => {
        expect(summaryMarkdown(reportOf({ findings: shuffled }), background())).toBe(expected);
      }),
    );
  });
});

test('with the digests it is said which of them no other build has, and why', () => {
  const outputs = ['somewhere'];
  const varies = { component: 'an engine has run' };
  const components = [
    made('a'),
    { ...made('b'), varies },
    { ...made('c'), varies },
    { ...made('d'), varies: { debug: 'folders' } },
  ];
  const said = (report: Report) => summaryMarkdown(report, background());
  expect(said(reportOf({ components, outputs }))).toMatch(/has another digest.*:\n\n- `b`, `c`: an engine has run\n/);
  expect(said(reportOf({ components: [made('a')], outputs }))).not.toContain('another digest');
  const many = Array.from({ length: 102 }, (_, i) => ({ ...made(`x${i}`), varies }));
  expect(said(reportOf({ components: many, outputs }))).toContain('`x99` and 2 more: an engine');
  // Without files there is nothing to compare.
  expect(said(reportOf({ components }))).not.toContain('another digest');
});

test('the files of a run that packaged nothing are nowhere to be had: no digests', () => {
  const components = [made('a')];
  expect(summaryMarkdown(reportOf({ components, outputs: ['somewhere'] }), background())).toContain('`sha256:a`');
  expect(summaryMarkdown(reportOf({ components }), background())).not.toContain('sha256');
});

describe('size', () => {
  const limit = 900 * 1024;
  const long = (text: string) => `${text} ${'| long `text` <b> '.repeat(2_000)}`;
  const findings = Array.from({ length: 2_000 }, (_, i) =>
    error('compile-error', long(`error ${i}`), {
      notes: [long('note')],
      help: long('help'),
      location: { file: `${'folder/'.repeat(300)}${i}.c`, line: i },
    }),
  );
  const components = Array.from({ length: 2_000 }, (_, i) => made(`component-${i}`));
  const compositions: CompositionReport[] = Array.from({ length: 300 }, (_, i) => ({
    ...made(`composition-${i}`),
    parts: components.slice(i, i + 25).map(({ name }) => name),
    imports: Array.from({ length: 500 }, (_, j) => `acme:${'name-'.repeat(30)}/i${j}`),
  }));

  test.each([
    ['many findings', { findings }],
    ['many components', { components, output: 'out' }],
    ['many of all', { findings, components, compositions, output: 'out' }],
  ])('%s stay below what GitHub takes, and no table or fence is cut', (_, more) => {
    const text = summaryMarkdown(reportOf(more), background());
    expect(sizeOf(text)).toBeLessThan(limit);
    expect(sizeOf(text)).toBeGreaterThan(5_000);
    expect(text).toMatch(/\d+ more (findings|components) are in the report\./);
    const { tags } = readHtml(text);
    expect(tags).toContain('table');
    expect(text.match(/^`{3,}/gm)?.length ?? 0).toSatisfy((fences: number) => fences % 2 === 0);
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
  });

  test('what does not fit at all is a line', () => {
    const parts = Array.from({ length: 3 }, (_, i) => 'x'.repeat(400_000) + i);
    const text = summaryMarkdown(reportOf({ compositions: [{ name: 'c', status: 'failed', parts }] }), background());
    expect(text).toBe('### ✗ 0 errors\n\nThe rest is too long for a summary: it is in the report.\n');
  });
});

describe('smoke calls', () => {
  const place = (line: number) => ({ file: 'wasmwright.toml', line });
  const calls = [1, 5, 9].map((line) => ({
    ...smokeCall('app'),
    expect: '1',
    location: { component: place(line), call: place(line + 1), expect: place(line + 2) },
  }));
  const step: SmokeStep = { stage: 'smoke', id: 'smoke/app', needs: [], name: 'app', calls };
  const end = (status: 'passed' | 'failed' | 'skipped'): Event => ({ type: 'step-finished', step, status, seconds: 1 });
  const found = (finding: Finding): Event => ({ type: 'finding', finding: { ...finding, component: 'app' } });

  test.each<[string, readonly Event[], string]>([
    ['all went well', [end('passed')], '3 of 3 calls gave the expected value.'],
    [
      'one was wrong in two runtimes',
      [
        found(error('smoke-value', 'in Node', { location: place(7) })),
        found(error('smoke-value', 'in Wasmtime', { location: place(7) })),
        end('failed'),
      ],
      '2 of 3 calls gave the expected value.',
    ],
    [
      'it does not start',
      [found(error('smoke-refused', 'no', { location: place(1) })), end('failed')],
      '0 of 3 calls gave the expected value.',
    ],
    ['it was not composed', [end('skipped')], 'none of 3 calls was made.'],
    [
      'one of two was not composed',
      [end('passed'), end('skipped')],
      '3 of 6 calls gave the expected value, 3 were not made.',
    ],
  ])('%s', (_, events, sentence) => {
    const { course, listen } = follow();
    events.forEach(listen);
    expect(summaryMarkdown(reportOf({}), background({ course }))).toContain(`**Smoke:** ${sentence}\n`);
  });
});
