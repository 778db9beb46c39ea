import { describe, expect, test } from 'vitest';
import { defaultPolicy, type Policy } from '../../src/compat/policy.js';
import type { Role, Verdict } from '../../src/compat/verdict.js';
import { wit } from '../core/core.js';
import { verdictOf } from './engine.js';

const store = (items: string) => `interface store { ${items} }`;
const get = 'get: func();';
const touch = 'touch: func();';

/** An interface that gets a function, and what else the package has. */
function grown(worlds: string, policy: Partial<Policy> = {}, world?: string, versions = ['0.2.1', '0.2.2']): Verdict {
  const [before, now] = versions.map((version) => (version === '' ? '' : `@${version}`));
  return verdictOf(
    {
      baseline: wit(`package demo:kv${before}; ${store(get)} ${worlds}`),
      current: wit(`package demo:kv${now}; ${store(get + touch)} ${worlds}`),
    },
    { policy: { ...defaultPolicy, ...policy }, ...(world !== undefined && { world }) },
  );
}

const added = ({ findings }: Verdict) => findings.find(({ id }) => id === 'function-added');

describe('the role decides what fails, and not who breaks', () => {
  const cases: [role: Role, statement: string, compatible: boolean][] = [
    ['contract', 'import store;', true],
    ['contract', 'export store;', false],
    ['component', 'import store;', false],
    ['component', 'export store;', true],
    ['both', 'import store;', false],
    ['both', 'export store;', false],
  ];
  test.each(cases)('%s, %s', (role, statement, compatible) => {
    const verdict = grown(`world plugin { ${statement} }`, { role });
    expect(verdict).toMatchObject({ compatible, role, required: compatible ? 'patch' : 'minor' });
    const side = statement.startsWith('import') ? 'import' : 'export';
    expect(added(verdict)).toMatchObject({ side, breaks: [side === 'import' ? 'old-hosts' : 'old-guests'] });
  });
});

describe('the side', () => {
  const worlds = 'world reader { import store; } world provider { export store; }';

  test('is that of all worlds', () => {
    expect(added(grown(worlds))).toMatchObject({ side: 'both', breaks: ['old-guests', 'old-hosts'] });
  });

  test.each([
    ['reader', 'import', true],
    ['provider', 'export', false],
  ])('is that of the world %s alone, if it is asked for', (world, side, compatible) => {
    const verdict = grown(worlds, {}, world);
    expect(verdict.compatible).toBe(compatible);
    expect(added(verdict)?.side).toBe(side);
  });

  test('of an interface without a world is what the project says', () => {
    expect(added(grown(''))).toMatchObject({ side: 'unknown', breaks: [], severity: 'warning' });
    const said = (side: 'import' | 'export' | 'both') =>
      added(grown('', { interfaces: new Map([['demo:kv/store', side]]) }));
    expect(said('import')).toMatchObject({ side: 'import', breaks: ['old-hosts'] });
    expect(said('export')).toMatchObject({ side: 'export', breaks: ['old-guests'] });
    expect(said('both')).toMatchObject({ side: 'both', breaks: ['old-guests', 'old-hosts'] });
  });

  test('of an interface that only one of two worlds has is that world’s', () => {
    expect(grown('world other { import log: func(); } world plugin { export store; }', {}, 'other').findings).toEqual(
      [],
    );
  });
});

describe('the version', () => {
  const cases: [from: string, to: string, required: string, next: string | undefined, enough: boolean | undefined][] = [
    ['0.2.1', '0.2.2', 'minor', '0.3.0', false],
    ['0.2.1', '0.3.0', 'minor', '0.3.0', true],
    ['0.2.1', '0.2.1', 'minor', '0.3.0', false],
    ['1.2.3', '1.3.0', 'major', '2.0.0', false],
    ['1.2.3', '2.0.0', 'major', '2.0.0', true],
    ['0.0.1', '0.0.2', 'patch', '0.0.2', true],
    ['1.0.0-rc.1', '1.0.0-rc.2', 'major', '1.0.0', true],
    ['', '', 'major', undefined, undefined],
  ];
  test.each(cases)('%j to %j asks for %s', (from, to, required, next, enough) => {
    const verdict = grown('world plugin { export store; }', {}, undefined, [from, to]);
    expect(verdict.required).toBe(required);
    expect(verdict.next).toBe(next);
    expect(verdict.declared?.enough).toBe(enough);
    expect(verdict.compatible).toBe(false);
    expect(added(verdict)?.severity).toBe(enough ? 'note' : 'error');
  });
});

test('a rule that is off finds nothing, and one can weigh more', () => {
  const plugin = 'world plugin { import store; }';
  expect(grown(plugin, { rules: new Map([['function-added', 'off']]) })).toMatchObject({
    findings: [],
    required: 'none',
  });
  expect(added(grown(plugin, { rules: new Map([['function-added', 'error']]) }))?.severity).toBe('error');
});
