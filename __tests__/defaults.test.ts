import { expect, test } from 'vitest';
import { type Occasion, occasionOf, occasions } from '../src/action/defaults.js';
import { features, missingPermission } from '../src/action/permissions.js';

const cases: [event: string | undefined, ref: string | undefined, occasion: Occasion][] = [
  ['pull_request', 'refs/pull/7/merge', 'pull-request'],
  ['push', 'refs/heads/main', 'branch'],
  ['push', 'refs/heads/tags/v1', 'branch'],
  ['push', 'refs/tags/v1', 'tag'],
  ['workflow_dispatch', 'refs/heads/main', 'branch'],
  ['workflow_dispatch', 'refs/tags/v1', 'tag'],
  ['release', 'refs/tags/v1', 'tag'],
  ['release', undefined, 'tag'],
  ['schedule', 'refs/heads/main', 'schedule'],
  ['merge_group', 'refs/heads/gh-readonly-queue/main/pr-7-0', 'merge-queue'],
  ['workflow_run', 'refs/heads/main', 'other'],
  ['pull_request_target', 'refs/heads/main', 'other'],
  ['issue_comment', 'refs/heads/main', 'other'],
  ['constructor', '', 'other'],
  ['', '', 'other'],
  [undefined, undefined, 'other'],
];
test.each(cases)('%s for %s is %s', (event, ref, occasion) => {
  expect(occasionOf({ GITHUB_EVENT_NAME: event, GITHUB_REF: ref })).toBe(occasion);
});

test('what may handle what strangers sent saves nothing for others', () => {
  expect(occasions.other.cache).toBe('restore');
});

test('a missing permission is named with the line to add', () => {
  expect(missingPermission('checkout')).toBe('add `contents: read` under `permissions:` of the job');
  expect(missingPermission('build')).toBeUndefined();
});

test('a feature without permissions says why', () => {
  for (const { why } of Object.values(features)) expect(why).not.toBe('');
});
