import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rules } from '../../src/compat/rules/index.js';
import type { CompatFinding, Verdict } from '../../src/compat/verdict.js';
import type { Location } from '../../src/finding.js';
import { verdictOf } from './engine.js';
import { fixtures, ruleFolders } from './fixtures.js';

test('there are fixtures for each rule, and for nothing else but what is neutral', () => {
  expect(ruleFolders).toEqual([...Object.keys(rules), 'neutral'].sort());
});

describe.each(fixtures)('$name', ({ rule, folder, ...states }) => {
  const verdict = verdictOf(states);

  test('findings', () => expect(written(verdict)).toMatchFileSnapshot(join(folder, 'findings.txt')));

  if (rule === 'neutral') {
    test('is nothing', () => {
      expect(verdict.findings).toEqual([]);
      expect(verdict.required).toBe('none');
      expect(verdict.compatible).toBe(true);
    });
  } else {
    test('is found by its rule', () => expect(verdict.findings.map(({ id }) => id)).toContain(rule));
  }

  test('is nothing against itself', () => {
    for (const state of [states.baseline, states.current]) {
      const { findings, required } = verdictOf({ baseline: state, current: state });
      expect({ findings, required }).toEqual({ findings: [], required: 'none' });
    }
  });
});

function written({ compatible, required, next, declared, findings }: Verdict): string {
  const versions = declared
    ? `${declared.from} to ${declared.to} declares ${declared.bump}, ${declared.enough ? 'which is enough' : 'which is not enough'}`
    : 'nothing declared';
  const head = `${compatible ? 'compatible' : 'incompatible'}, requires ${required}${next === undefined ? '' : ` (${next})`}; ${versions}`;
  return `${[head, ...findings.map(line)].join('\n')}\n`;
}

function line(finding: CompatFinding): string {
  const { severity, id, side, breaks, when, layer, item, message, location, baseline, help } = finding;
  const broken = breaks.length > 0 ? `breaks ${breaks.join(' and ')}${when ? ` when ${when}` : ''}` : 'breaks nobody';
  const places = [location, baseline].map((place) => (place ? at(place) : 'nowhere')).join(', was at ');
  return [
    `${severity} ${id}: ${side}, ${broken} (${layer})`,
    item,
    message,
    places,
    ...(help ? [`help: ${help}`] : []),
  ].join('\n    ');
}

const at = ({ file, line, column }: Location) => [file, line, column].join(':');
