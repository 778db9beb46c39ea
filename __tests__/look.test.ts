import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { draw, findChromium, mermaidScript } from '../scripts/look/page.mjs';
import { error } from '../src/finding.js';
import type { Report } from '../src/report.js';
import { follow } from '../src/reporters/course.js';
import { compositionGraph } from '../src/reporters/mermaid.js';
import { summaryMarkdown } from '../src/reporters/summary.js';
import { root } from './helpers/cli.js';

const obstacle =
  findChromium() === undefined
    ? 'without Chromium'
    : await mermaidScript().then(
        () => undefined,
        () => 'without Mermaid, which could not be fetched',
      );
const report: Report = JSON.parse(readFileSync(join(root, '__tests__/reporters/report.json'), 'utf8'));
const background = { course: follow().course, seconds: 1, anatomies: new Map() };
const long = 'a_name_that_goes_on_and_on_as_those_of_generators_do::'.repeat(5);

describe.skipIf(obstacle !== undefined)(`drawn by a browser${obstacle ? ` (skipped ${obstacle})` : ''}`, () => {
  test.each(['light', 'dark'] as const)('a summary fits, and its graph is drawn (%s)', async (theme) => {
    const { tooWide, graphs, errors } = await draw(summaryMarkdown(report, background), { theme });
    expect(errors).toEqual([]);
    expect(tooWide).toEqual([]);
    expect(graphs.map((labels) => labels.split('\n').sort())).toEqual([
      ['acme:app/store', 'admin', 'app.wasm', 'store', 'wasi:cli/stdout@0.2.6'],
    ]);
  });

  test('long messages, names and paths fit as well', async () => {
    const details = { location: { file: `${'folder-of-a-deep-tree/'.repeat(12)}x.rs`, line: 1 }, help: long };
    const findings = [
      error('compile-error', `\`${long}\` is not ${long}`, { ...details, notes: [long.replaceAll('_', '')] }),
      error('compile-error', 'said at length', { ...details, notes: [`${'a line of a compiler '.repeat(40)}\n  ^`] }),
    ];
    const components = [{ name: 'a', status: 'failed', world: details.location.file } as const];
    const { tooWide } = await draw(summaryMarkdown({ ...report, findings, components }, background));
    expect(tooWide).toEqual([]);
  });

  test('what does not fit is found', async () => {
    const { tooWide } = await draw(`| a |\n| :-- |\n| ${'x'.repeat(300)} |`);
    expect(tooWide[0]).toMatch(/^TABLE/);
  });

  test('no label of a graph is anything but a label', async () => {
    const names = [
      'a"]; end',
      '`**bold**`',
      '<b>x</b><img src=x onerror=alert(1)>',
      '%% note',
      '#35;',
      'end',
      '"quoted"',
      '$$x$$',
      'fa:fa-car',
      'a --> b',
      'ünïcode 名',
    ];
    const parts = names.map((name) => ({ name, status: 'passed', imports: [], exports: [] }) as const);
    const composition = { name: 'whole', parts: names, status: 'passed' } as const;
    const graph = compositionGraph(composition, { ...report, components: parts, compositions: [composition] });
    const { graphs, errors } = await draw(`\`\`\`mermaid\n${graph}\n\`\`\``);
    expect(errors).toEqual([]);
    expect(graphs[0]?.split('\n').sort()).toEqual([...names, 'whole.wasm'].sort());
  });
});
