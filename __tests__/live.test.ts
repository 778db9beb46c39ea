import { describe, expect, test } from 'vitest';
import type { Event } from '../src/events.js';
import type { Step } from '../src/plan.js';
import { after, liveLines, type Running } from '../src/reporters/live.js';
import { painted, paintedLine, wantsColours } from '../src/reporters/paint.js';
import { component, plug, smokeCall } from './helpers/project.js';

const build = (name: string): Step => ({ stage: 'build', id: `build/${name}`, needs: [], component: component(name) });
const started = (step: Step): Event => ({ type: 'step-started', step });
const finished = (step: Step): Event => ({ type: 'step-finished', step, status: 'passed', seconds: 1 });

/** What is under way after events, one a second. */
const running = (...events: readonly Event[]) =>
  events.reduce<Running>((running, event, second) => after(event, running, second), new Map());

const roomy = { columns: 80, rows: 24 };

describe('live lines', () => {
  const others: readonly Step[] = [
    { stage: 'toolchains', id: 'toolchains/zig', needs: [], tool: 'zig', version: '1.2.3' },
    { stage: 'validate', id: 'validate/a', needs: [], name: 'a', targets: [] },
    { stage: 'compose', id: 'compose/c', needs: [], composition: plug('c', 'a', 'b') },
    { stage: 'smoke', id: 'smoke/a', needs: [], name: 'a', calls: [smokeCall('a')] },
    { stage: 'package', id: 'package/output', needs: [], output: 'out' },
  ];

  test.each<[string, readonly Event[], number, readonly string[]]>([
    ['nothing yet', [], 5, []],
    ['one step', [started(build('a'))], 4.2, ['    Building  a  4.2 s']],
    [
      'two, as they began',
      [started(build('b')), started(build('a'))],
      3,
      ['    Building  b  3.0 s', '    Building  a  2.0 s'],
    ],
    [
      'the first is done',
      [started(build('b')), started(build('a')), finished(build('b'))],
      3,
      ['    Building  a  2.0 s'],
    ],
    ['all are done', [started(build('a')), finished(build('a'))], 3, []],
    [
      'every stage',
      others.map(started),
      5,
      [
        '  Installing  zig 1.2.3  5.0 s',
        '  Validating  a  4.0 s',
        '   Composing  c  3.0 s',
        '     Smoking  a  2.0 s',
        '   Packaging  out  1.0 s',
      ],
    ],
  ])('%s', (_, events, now, lines) => {
    expect(liveLines(running(...events), now, roomy)).toEqual(lines);
  });

  test.each([
    [23, '    Building  a  9.0 s'],
    [22, '    Building  a  9.0…'],
    [6, '    …'],
    [1, ''],
  ])('in %i columns the last stays free', (columns, line) => {
    expect(liveLines(running(started(build('a'))), 9, { columns, rows: 24 })).toEqual([line]);
  });

  test('what may be wide is taken to be so, and nothing in a name moves the cursor', () => {
    const step: Step = { stage: 'package', id: 'package/output', needs: [], output: '出力\u001b[2J' };
    expect(liveLines(running(started(step)), 0, { columns: 20, rows: 24 })).toEqual(['   Packaging  出…']);
    expect(liveLines(running(started(step)), 0, roomy)[0]).not.toContain('\u001b');
  });

  test('not more than the terminal has rows', () => {
    const many = Array.from({ length: 9 }, (_, i) => started(build(`c${i}`)));
    expect(liveLines(running(...many), 9, { columns: 80, rows: 5 })).toEqual([
      '    Building  c0  9.0 s',
      '    Building  c1  8.0 s',
      '              and 7 more',
    ]);
  });
});

test.each([
  [{}, true, true],
  [{}, false, false],
  [{ NO_COLOR: '1' }, true, false],
  [{ NO_COLOR: '' }, true, true],
  [{ TERM: 'dumb' }, true, false],
  [{ FORCE_COLOR: '1' }, false, true],
  [{ FORCE_COLOR: '', NO_COLOR: '1' }, false, true],
  [{ FORCE_COLOR: '0' }, true, false],
])('colours: %o, terminal %s: %s', (env, isTerminal, wanted) => {
  expect(wantsColours(env, isTerminal)).toBe(wanted);
});

test('the verb of a line is green, and only that', () => {
  expect(paintedLine('       Built  a  1.0 s', painted)).toBe('\u001b[32m       Built\u001b[39m  a  1.0 s');
});
