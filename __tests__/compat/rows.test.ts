import { describe, expect, test } from 'vitest';
import type { CompatFinding, Party } from '../../src/compat/verdict.js';
import { verdictOf } from './engine.js';
import { fixtures } from './fixtures.js';
import { interfaceRows, type Says, worldRows } from './rows.js';

/** What all findings of a fixture say together. */
function said(name: string): Record<Party, Says> {
  const found = fixtures.find((fixture) => fixture.name === name);
  if (!found) throw new Error(`there is no fixture ${name}`);
  const { findings } = verdictOf(found);
  return { 'old-guests': says(findings, 'old-guests'), 'old-hosts': says(findings, 'old-hosts') };
}

function says(findings: readonly CompatFinding[], party: Party): Says {
  const those = findings.filter(({ breaks, layer }) => layer !== 'source' && breaks.includes(party));
  if (those.length === 0) return 'ok';
  return those.every(({ when }) => when === 'used') ? 'used' : 'break';
}

const worse = (...of: Says[]): Says => (of.includes('break') ? 'break' : of.includes('used') ? 'used' : 'ok');

describe.each(interfaceRows)('%s %s', (row, rule, importGuests, importHosts, exportGuests, exportHosts) => {
  test('imported', () => {
    expect(said(`${rule}/${row}-import`)).toEqual({ 'old-guests': importGuests, 'old-hosts': importHosts });
  });
  test('exported', () => {
    expect(said(`${rule}/${row}-export`)).toEqual({ 'old-guests': exportGuests, 'old-hosts': exportHosts });
  });
  test('both', () => {
    const both = said(`${rule}/${row}-both`);
    // One finding speaks of both sides, and then of the one that weighs more.
    const breaks = (says: Says) => says !== 'ok';
    expect(breaks(both['old-guests'])).toBe(breaks(worse(importGuests, exportGuests)));
    expect(breaks(both['old-hosts'])).toBe(breaks(worse(importHosts, exportHosts)));
  });
});

describe.each(worldRows)('%s %s', (row, rule, oldGuests, oldHosts) => {
  test('in the world', () => {
    expect(said(`${rule}/${row}`)).toEqual({ 'old-guests': oldGuests, 'old-hosts': oldHosts });
  });
});

test('each row has its fixtures, and what is named as a row is one', () => {
  const rows = [
    ...interfaceRows.flatMap(([row, rule]) => ['import', 'export', 'both'].map((side) => `${rule}/${row}-${side}`)),
    ...worldRows.map(([row, rule]) => `${rule}/${row}`),
  ];
  const named = fixtures.map(({ name }) => name).filter((name) => /\/[A-Z]+\d+[a-z-]*$/.test(name));
  expect(rows.filter((name) => !fixtures.some((fixture) => fixture.name === name))).toEqual([]);
  expect(named.filter((name) => !rows.includes(name))).toEqual([
    'neutral/D1-merged',
    'neutral/D1-renamed-file',
    'neutral/D1-split',
    'neutral/S7-method-order-both',
    'neutral/S7-method-order-export',
    'neutral/S7-method-order-import',
  ]);
});
