import { describe, expect, test } from 'vitest';
import { exactVersion, highestOf, meets, parseRequirement, requirementOf } from '../../src/dependencies/requirement.js';

const versions = '0.0.1 0.1.0 0.2.0 0.2.9 0.3.0 1.0.0-rc.1 1.0.0-rc.2 1.0.0 1.2.0 1.2.3 1.2.4 1.3.0 1.5.0 2.0.0'.split(
  ' ',
);
const all = '0.0.1 0.1.0 0.2.0 0.2.9 0.3.0 1.0.0 1.2.0 1.2.3 1.2.4 1.3.0 1.5.0 2.0.0';
const of1 = '1.0.0 1.2.0 1.2.3 1.2.4 1.3.0 1.5.0';

// What `semver::VersionReq` of Rust (1.0) displays and matches, as it was run.
describe('a requirement is written and met as in Rust', () => {
  test.each([
    ['*', '*', all],
    [' * ', '*', all],
    ['x', '*', all],
    ['1', '^1', of1],
    ['0.2', '^0.2', '0.2.0 0.2.9'],
    ['1.2.3', '^1.2.3', '1.2.3 1.2.4 1.3.0 1.5.0'],
    ['=1.2', '=1.2', '1.2.0 1.2.3 1.2.4'],
    ['= 0.2.0', '=0.2.0', '0.2.0'],
    ['>1.2', '>1.2', '1.3.0 1.5.0 2.0.0'],
    ['>=1.2, <1.5', '>=1.2, <1.5', '1.2.0 1.2.3 1.2.4 1.3.0'],
    ['~1.2', '~1.2', '1.2.0 1.2.3 1.2.4'],
    ['~1', '~1', of1],
    ['^0.0', '^0.0', '0.0.1'],
    ['1.*', '1.*', of1],
    ['1.2.*', '1.2.*', '1.2.0 1.2.3 1.2.4'],
    ['1.x', '1.*', of1],
    ['=1.*', '=1', of1],
    ['1.*.*', '1.*', of1],
    ['^1.*', '^1', of1],
    ['>=1.0.0-rc.1', '>=1.0.0-rc.1', `1.0.0-rc.1 1.0.0-rc.2 ${of1} 2.0.0`],
    ['1.2.3-a+b', '^1.2.3-a', '1.2.3 1.2.4 1.3.0 1.5.0'],
    ['>1', '>1', '2.0.0'],
    ['<=1.2', '<=1.2', '0.0.1 0.1.0 0.2.0 0.2.9 0.3.0 1.0.0 1.2.0 1.2.3 1.2.4'],
    ['<0.3', '<0.3', '0.0.1 0.1.0 0.2.0 0.2.9'],
    ['1.2.3, =1.2.*', '^1.2.3, =1.2', '1.2.3 1.2.4'],
  ])('%s', (text, written, met) => {
    const requirement = parseRequirement(text) ?? '';
    expect(requirement).toBe(written);
    expect(versions.filter((version) => meets(version, requirement)).join(' ')).toBe(met);
  });

  test.each(['', 'latest', '1.*.3', '01.2', '1.2.3.4', '==1', '1,'])('%j is none', (text) => {
    expect(parseRequirement(text)).toBeUndefined();
  });
});

test('what WIT names is that version, and no other', () => {
  expect(requirementOf('0.2.0')).toBe('=0.2.0');
  expect(requirementOf('0.2.0-rc.1')).toBe('=0.2.0-rc.1');
  // Tags cannot have it, and Rust leaves it away.
  expect(requirementOf('1.0.0+build.2')).toBe('=1.0.0');
  expect(requirementOf(undefined)).toBe('*');
  expect(exactVersion('=0.2.0-rc.1')).toBe('0.2.0-rc.1');
  expect(exactVersion('=0.2')).toBeUndefined();
  expect(exactVersion('^0.2.0')).toBeUndefined();
});

test('the highest is found by number among the tags that are versions', () => {
  const tags = ['0.9.0', '0.10.0', 'latest', 'v1.0.0', '1.0.0-rc.1', 'sha256-abc.sig'];
  expect(highestOf(tags, '*')).toBe('0.10.0');
  expect(highestOf(tags, '^0.9')).toBe('0.9.0');
  expect(highestOf(tags, '=1.0.0-rc.1')).toBe('1.0.0-rc.1');
  expect(highestOf(tags, '^2')).toBeUndefined();
});
