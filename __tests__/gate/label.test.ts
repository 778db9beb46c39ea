import { describe, expect, test } from 'vitest';
import { comment } from '../../src/action/comment.js';
import { type GitHub, type PullEvent, Refused } from '../../src/action/github.js';
import { acceptedBy, type Labelled } from '../../src/action/label.js';
import { markStart, markText, ownerIn, readMark } from '../../src/action/mark.js';
import type { PullRequest } from '../../src/action/pull-request.js';

const pull: PullRequest = { owner: 'acme', repository: 'kv', number: 7, head: 'c2', isFork: false };
const github = (events: readonly PullEvent[]): GitHub => ({
  timeline: async () => events,
  ownComments: async () => [],
  createComment: async () => {},
  updateComment: async () => {},
  artifactOf: async () => undefined,
  download: async () => {},
});
const committed = (commit: string): PullEvent => ({ event: 'committed', commit });
const forced = (commit: string): PullEvent => ({ event: 'head_ref_force_pushed', commit });
const labeled: PullEvent = { event: 'labeled', id: 1, label: 'ok', by: 'ada', at: '2026-01-02T00:00:00Z' };

/** What was found at each commit. */
const found: Readonly<Record<string, readonly string[]>> = { c1: ['a'], c2: ['a', 'b'] };
const asked = (events: readonly PullEvent[], more: Partial<Labelled> = {}) =>
  acceptedBy({
    name: 'ok',
    pull,
    github: github(events),
    now: ['a', 'b'],
    foundAt: async (commit) => found[commit],
    ...more,
  });
const keysOf = async (...given: Parameters<typeof asked>) => [...((await asked(...given))?.keys ?? [])];

describe('the label accepts what was found', () => {
  test('at the commit that the branch had when it was set', async () => {
    expect(await keysOf([committed('c1'), labeled, committed('c2')])).toEqual(['a']);
    expect(await keysOf([committed('c1'), committed('c2'), labeled])).toEqual(['a', 'b']);
    expect(await keysOf([committed('c0'), forced('c1'), labeled, committed('c2')])).toEqual(['a']);
    expect(await asked([committed('c1'), labeled])).toMatchObject({ by: 'ada', label: '1' });
  });

  test('not when it is not set, or not any more', async () => {
    expect(await asked([committed('c1')])).toBeUndefined();
    expect(await asked([committed('c1'), labeled, { ...labeled, event: 'unlabeled' }])).toBeUndefined();
  });

  test('as the comment remembers it, where the branch was forced elsewhere since', async () => {
    const events = [committed('c1'), labeled, forced('c2')];
    expect(await keysOf(events)).toEqual([]);
    const mark = { owner: 'x', found: ['a', 'b'], label: '1', accepted: ['b'] };
    expect(await keysOf(events, { remembered: { mark, at: '2026-01-03T00:00:00Z' } })).toEqual(['b']);
  });

  test('as the comment said when it was set, but not as it says since', async () => {
    const events = [committed('gone'), labeled];
    const mark = { owner: 'x', found: ['b'] };
    expect(await keysOf(events, { remembered: { mark, at: '2026-01-01T00:00:00Z' } })).toEqual(['b']);
    expect(await keysOf(events, { remembered: { mark, at: '2026-01-03T00:00:00Z' } })).toEqual([]);
  });

  test('but not what the comment did not say yet when it was set', async () => {
    const before = { at: '2026-01-01T00:00:00Z' };
    const events = [committed('c1'), committed('c2'), labeled];
    const [some, none] = [
      { owner: 'x', found: ['a'] },
      { owner: 'x', found: [] },
    ];
    expect(await keysOf(events, { remembered: { ...before, mark: some } })).toEqual(['a']);
    expect(await keysOf(events, { remembered: { ...before, mark: none } })).toEqual([]);
    expect(await keysOf(events, { remembered: { ...before, mark: { owner: 'x' } } })).toEqual(['a', 'b']);
  });

  test('but not at a commit that was pushed later, whatever date it claims', async () => {
    const events = [committed('c1'), committed('c2'), labeled];
    const pushed = (at: string) => ({ pull: { ...pull, pushed: at } });
    expect(await keysOf(events, pushed('2026-01-01T23:59:59Z'))).toEqual(['a', 'b']);
    expect(await keysOf(events, pushed('2026-01-02T00:00:01Z'))).toEqual([]);
    const remembered = { mark: { owner: 'x', found: ['a'] }, at: '2026-01-01T00:00:00Z' };
    expect(await keysOf(events, { ...pushed('2026-01-02T00:00:01Z'), remembered })).toEqual(['a']);
    // Where the list is right, it counts: the label was set at another commit.
    expect(await keysOf([committed('c1'), labeled, committed('c2')], pushed('2026-01-02T00:00:01Z'))).toEqual(['a']);
  });

  test('and a comment that somebody has edited adds nothing to it', async () => {
    const mark = { owner: 'x', found: [], label: '1', accepted: ['a', 'b'] };
    const remembered = { mark, at: '2026-01-03T00:00:00Z' };
    expect(await keysOf([committed('c1'), labeled, committed('c2')], { remembered })).toEqual(['a']);
  });

  test('and a commit that claims to be older than the label adds nothing to what was accepted once', async () => {
    const mark = { owner: 'x', found: ['a'], label: '1', accepted: ['a'] };
    const remembered = { mark, at: '2026-01-03T00:00:00Z' };
    expect(await keysOf([committed('c1'), committed('c2'), labeled], { remembered })).toEqual(['a']);
  });
});

describe('the mark of a comment', () => {
  test('is read as it was written', () => {
    const mark = { owner: 'ci.yml:build', found: ['a', 'b'], label: '1', accepted: ['a'] };
    const text = markText(mark);
    expect(text).toBe('<!-- wasmwright ci.yml:build found=a.b label=1 accepted=a -->');
    expect(text.startsWith(markStart(mark.owner))).toBe(true);
    expect(readMark(`${text}\n### x`)).toEqual(mark);
    expect(readMark(markText({ owner: 'x', found: [] }))).toEqual({ owner: 'x', found: [] });
    expect(readMark('### x')).toBeUndefined();
    const many = Array.from({ length: 501 }, (_, i) => `k${i}`);
    expect(readMark(markText({ owner: 'x', found: many }))).toEqual({ owner: 'x' });
  });

  test('tells jobs, cells and folders apart, and has no end in it', () => {
    const env = { GITHUB_WORKFLOW_REF: 'acme/kv/.github/workflows/ci.yml@refs/heads/main', GITHUB_JOB: 'build' };
    const owners = [
      ownerIn(env, 'null', '.'),
      ownerIn(env, '{"os":"a"}', '.'),
      ownerIn(env, '{"os":"b"}', '.'),
      ownerIn(env, 'null', 'a --> b'),
    ];
    expect(owners[0]).toBe('ci.yml:build');
    expect(new Set(owners).size).toBe(4);
    for (const owner of owners) expect(owner).toMatch(/^[^ >]+$/);
    // None is the beginning of another.
    for (const owner of owners)
      expect(owners.filter((other) => markStart(other).startsWith(markStart(owner)))).toEqual([owner]);
  });
});

describe('a comment', () => {
  const written: string[] = [];
  const hub: GitHub = {
    ...github([]),
    createComment: async (body) => void written.push(`new ${body}`),
    updateComment: async (id, body) => void written.push(`${id} ${body}`),
  };
  const old = (body: string) => ({ id: 5, body, updated: '' });
  const rows = [
    { mode: 'changes', isNews: true, existing: undefined, expected: ['new x'] },
    { mode: 'changes', isNews: false, existing: undefined, expected: [] },
    { mode: 'changes', isNews: false, existing: old('y'), expected: ['5 x'] },
    { mode: 'changes', isNews: true, existing: old('x\r\n'), expected: [] },
    { mode: 'changes', isNews: true, existing: old('x\n\n[r1]: https://a.b/1'), expected: [] },
    { mode: 'always', isNews: false, existing: undefined, expected: ['new x'] },
    { mode: 'failures', isNews: true, existing: undefined, expected: [] },
    { mode: 'failures', isNews: true, isFailure: true, existing: undefined, expected: ['new x'] },
  ] as const;
  test.each(rows)('with `$mode`: %j', async ({ mode, isNews, existing, expected, ...row }) => {
    written.length = 0;
    const isFailure = 'isFailure' in row;
    await comment({ body: 'x', isNews, isFailure }, mode, { github: hub, existing, pull });
    expect(written).toEqual(expected);
  });

  test('that cannot be written says why', async () => {
    const refusing = (forbidden: boolean): GitHub => ({
      ...hub,
      createComment: async () => {
        throw new Refused('no', forbidden);
      },
    });
    const why = (isFork: boolean, forbidden: boolean) =>
      comment({ body: 'x', isNews: true, isFailure: true }, 'changes', {
        github: refusing(forbidden),
        existing: undefined,
        pull: { ...pull, isFork },
      });
    expect((await why(true, true)).why).toMatch(/read-only \(pull request from a fork\)/);
    expect((await why(false, true)).why).toMatch(/add `pull-requests: write` under/);
    expect(await why(false, false)).toEqual({ why: 'Not posted as a comment: no.', isTrouble: true });
  });
});
