import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mergeBase } from '../src/compat/sources/merge-base.js';
import type { Opening } from '../src/compat/sources/source.js';
import { Stop } from '../src/finding.js';
import { node } from '../src/platform/node.js';
import { core } from './core/core.js';
import { cloneOf, inTemporaryFolder, newRepository, repositoryIn, type TestRepository } from './helpers/git.js';

type Env = Record<string, string>;

const opening = (env: Env = {}, more: Partial<Opening> = {}): Opening => ({
  // What the workflow says in which these tests may run themselves is not meant.
  platform: { ...node, env: { PATH: process.env['PATH'], ...env } },
  core,
  signal: new AbortController().signal,
  ...more,
});

/** The merge base in a repository; its files and HEAD must be as before. */
async function baseIn(repository: TestRepository, env: Env = {}, more: Partial<Opening> = {}) {
  const state = () => [
    repository.git('rev-parse', 'HEAD'),
    readFileSync(join(repository.folder, '.git/HEAD'), 'utf8'),
    repository.git('status', '--porcelain'),
  ];
  const before = state();
  const result = await mergeBase(opening(env, more), repository.folder).catch((failure: unknown) => failure);
  expect(state()).toEqual(before);
  if (!(result instanceof Error)) return result;
  if (!(result instanceof Stop)) throw result;
  const { id, message, help } = result.findings[0] ?? {};
  return { id, message, help };
}

/** `main` and a `feature` of it that have gone on since they parted. */
function diverged(folder: string, length: { before: number; main: number; feature: number }) {
  const remote = newRepository(join(folder, 'remote'));
  remote.commits(length.before);
  const base = remote.commit('parting', { 'wit/a.wit': 'package a:b;' });
  remote.git('switch', '--quiet', '--create', 'feature');
  const feature = remote.commits(length.feature);
  remote.git('switch', '--quiet', 'main');
  const main = remote.commits(length.main);
  return { remote, base, feature, main };
}

/** The events of a pull request, as a runner tells them. */
function pullRequest(folder: string, head: string, base = 'main'): Env {
  const file = join(folder, 'event.json');
  writeFileSync(file, JSON.stringify({ pull_request: { base: { ref: base }, head: { sha: head } } }));
  return { GITHUB_ACTIONS: 'true', GITHUB_BASE_REF: base, GITHUB_EVENT_PATH: file };
}

/** What `actions/checkout` does: a repository of its own, and one fetch of one ref. */
function checkout(remote: TestRepository, folder: string, ref: string, ...depth: string[]): TestRepository {
  const repository = newRepository(folder, 'nothing');
  repository.git('remote', 'add', 'origin', `file://${remote.folder}`);
  const local = `refs/remotes/${ref.replace(/^refs\//, '')}`;
  repository.git('fetch', '--quiet', '--no-tags', ...depth, 'origin', `+${ref}:${local}`);
  repository.git('checkout', '--quiet', '--force', local);
  return repository;
}

/** The merge that GitHub makes of a pull request. */
function mergeRef(remote: TestRepository): string {
  remote.git('switch', '--quiet', '--detach', 'main');
  remote.git('merge', '--quiet', '--no-ff', '--no-edit', 'feature');
  remote.git('update-ref', 'refs/pull/7/merge', 'HEAD');
  const merge = remote.git('rev-parse', 'HEAD');
  remote.git('switch', '--quiet', 'main');
  return merge;
}

const here = (repository: TestRepository) => Number(repository.git('rev-list', '--count', '--all'));

test('in a whole clone, where the branches have parted; and in its folders', () =>
  inTemporaryFolder(async (folder) => {
    const { remote, base } = diverged(folder, { before: 2, main: 3, feature: 4 });
    const clone = cloneOf(remote, join(folder, 'clone'), '--branch', 'feature');
    expect(await baseIn(clone)).toEqual({ ref: base, title: 'git:main' });
    expect(await mergeBase(opening(), join(clone.folder, 'wit'))).toEqual({ ref: base, title: 'git:main' });
    clone.git('checkout', '--quiet', '--detach');
    expect(await baseIn(clone, {}, { offline: true })).toEqual({ ref: base, title: 'git:main' });
  }));

test('on the branch itself it is HEAD; with no remote the branch of this repository counts', () =>
  inTemporaryFolder(async (folder) => {
    const { remote, base, main } = diverged(folder, { before: 0, main: 1, feature: 1 });
    expect(await baseIn(remote)).toEqual({ ref: main, title: 'git:main' });
    remote.git('switch', '--quiet', 'feature');
    expect(await baseIn(remote)).toEqual({ ref: base, title: 'git:main' });
    remote.git('branch', '--move', 'main', 'master');
    expect(await baseIn(remote)).toEqual({ ref: base, title: 'git:master' });
    remote.git('branch', '--move', 'master', 'trunk');
    expect(await baseIn(remote)).toMatchObject({ id: 'baseline-missing', help: expect.stringContaining('git:BRANCH') });
  }));

test.each<Env>([
  { GITLAB_CI: 'true', CI_DEFAULT_BRANCH: 'main', CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'release' },
  { GITLAB_CI: 'true', CI_DEFAULT_BRANCH: 'release' },
  { BUILDKITE: 'true', BUILDKITE_PIPELINE_DEFAULT_BRANCH: 'main', BUILDKITE_PULL_REQUEST_BASE_BRANCH: 'release' },
  { BUILDKITE: 'true', BUILDKITE_PIPELINE_DEFAULT_BRANCH: 'release', BUILDKITE_PULL_REQUEST_BASE_BRANCH: '' },
  { JENKINS_URL: 'https://ci.example.com/', CHANGE_TARGET: 'release' },
])('the branch that a pipeline tells is fetched, in %j', (env) =>
  inTemporaryFolder(async (folder) => {
    const { remote, base } = diverged(folder, { before: 2, main: 3, feature: 4 });
    remote.git('branch', 'release', base);
    const fetched = checkout(remote, join(folder, 'fetched'), 'refs/heads/feature', '--depth=1');
    expect(await baseIn(fetched, env)).toEqual({ ref: base, title: 'git:release' });
    expect(await baseIn(fetched, { ...env, GITLAB_CI: '', BUILDKITE: '', JENKINS_URL: '' })).toMatchObject({
      title: 'git:main',
    });
  }),
);

test('a default branch of another name is known from the remote', () =>
  inTemporaryFolder(async (folder) => {
    const remote = newRepository(join(folder, 'remote'), 'trunk');
    const base = remote.commits(2);
    remote.git('branch', 'feature');
    remote.commits(1);
    const clone = cloneOf(remote, join(folder, 'clone'));
    clone.git('switch', '--quiet', '--create', 'work', base);
    expect(await baseIn(clone)).toEqual({ ref: base, title: 'git:trunk' });
    // Not cloned but fetched: the remote has to be asked.
    const fetched = checkout(remote, join(folder, 'fetched'), 'refs/heads/feature');
    expect(await baseIn(fetched)).toEqual({ ref: base, title: 'git:trunk' });
    expect(await baseIn(fetched, {}, { offline: true })).toMatchObject({ id: 'baseline-missing' });
  }));

test('the merge of a pull request at depth 1: one commit more is fetched, the base it was merged into', () =>
  inTemporaryFolder(async (folder) => {
    const { remote, feature, main } = diverged(folder, { before: 30, main: 10, feature: 10 });
    mergeRef(remote);
    // The base goes on, and the merge is not made anew.
    remote.commits(5);
    const clone = checkout(remote, join(folder, 'clone'), 'refs/pull/7/merge', '--depth=1');
    expect(here(clone)).toBe(1);
    expect(await baseIn(clone, pullRequest(folder, feature))).toEqual({ ref: main, title: 'git:main' });
    clone.git('cat-file', '-e', `${main}:wit/a.wit`);
    expect(() => clone.git('cat-file', '-e', feature)).toThrow();
    expect(clone.git('rev-parse', '--is-shallow-repository')).toBe('true');
    expect(await baseIn(clone, pullRequest(folder, feature), { offline: true })).toMatchObject({ ref: main });
  }));

test('the merge of a pull request in a whole checkout', () =>
  inTemporaryFolder(async (folder) => {
    const { remote, feature, main } = diverged(folder, { before: 2, main: 2, feature: 2 });
    mergeRef(remote);
    const clone = checkout(remote, join(folder, 'clone'), 'refs/pull/7/merge');
    expect(await baseIn(clone, pullRequest(folder, feature), { offline: true })).toEqual({
      ref: main,
      title: 'git:main',
    });
  }));

test(
  'the head of a pull request at depth 1, sixty commits after it has parted from its base',
  () =>
    inTemporaryFolder(async (folder) => {
      const { remote, base, feature } = diverged(folder, { before: 300, main: 5, feature: 60 });
      const clone = checkout(remote, join(folder, 'clone'), 'refs/heads/feature', '--depth=1');
      expect(await baseIn(clone, pullRequest(folder, feature))).toEqual({ ref: base, title: 'git:main' });
      clone.git('cat-file', '-e', `${base}:wit/a.wit`);
      // As far as needed, and not the three hundred before.
      expect(clone.git('rev-parse', '--is-shallow-repository')).toBe('true');
      expect(here(clone)).toBeLessThan(300);
      clone.git('fsck', '--no-dangling');
    }),
  60_000,
);

test('a base that has gone sixty commits further, in a plain shallow clone with a commit of its own', () =>
  inTemporaryFolder(async (folder) => {
    const { remote, base } = diverged(folder, { before: 5, main: 60, feature: 3 });
    const clone = cloneOf(remote, join(folder, 'clone'), '--depth=1', '--branch', 'feature');
    clone.commit('not pushed');
    const env = { GITHUB_ACTIONS: 'true', GITHUB_BASE_REF: 'main' };
    expect(await baseIn(clone, env, { offline: true })).toMatchObject({ id: 'baseline-missing' });
    expect(await baseIn(clone, env)).toEqual({ ref: base, title: 'git:main' });
  }));

test('a server that gives no commit by its hash is asked by name', () =>
  inTemporaryFolder(async (folder) => {
    const { remote, base } = diverged(folder, { before: 5, main: 3, feature: 40 });
    const clone = cloneOf(remote, join(folder, 'clone'), '--depth=1', '--branch', 'feature');
    // The first version of the protocol refuses what is no tip of a branch.
    clone.git('config', 'protocol.version', '0');
    expect(await baseIn(clone, { GITHUB_ACTIONS: 'true', GITHUB_BASE_REF: 'main' })).toEqual({
      ref: base,
      title: 'git:main',
    });
  }));

test('an earlier common ancestor that a shallow history shows is not taken for the last one', () =>
  inTemporaryFolder(async (folder) => {
    // `feature` takes over `main` by a long way round: the merge is old on it, and what is shown first is older.
    const remote = newRepository(join(folder, 'remote'));
    const old = remote.commit('old');
    const taken = remote.commit('taken over');
    remote.git('switch', '--quiet', '--create', 'feature', taken);
    remote.commits(50);
    const feature = remote.git('rev-parse', 'HEAD');
    remote.git('switch', '--quiet', '--create', 'side', old);
    remote.git('merge', '--quiet', '--no-ff', '--no-edit', feature);
    remote.git('branch', '--force', 'feature', 'HEAD');
    remote.git('switch', '--quiet', 'main');
    remote.commit('on');
    const clone = checkout(remote, join(folder, 'clone'), 'refs/heads/feature', '--depth=1');
    expect(await baseIn(clone, { GITHUB_ACTIONS: 'true', GITHUB_BASE_REF: 'main' })).toEqual({
      ref: taken,
      title: 'git:main',
    });
  }));

test('unrelated histories, a branch that is nowhere, and a repository without a commit', () =>
  inTemporaryFolder(async (folder) => {
    const { remote } = diverged(folder, { before: 1, main: 1, feature: 1 });
    remote.git('switch', '--quiet', '--orphan', 'other');
    remote.commits(3);
    expect(await baseIn(remote)).toMatchObject({
      id: 'baseline-missing',
      message: 'HEAD and `main` have no common ancestor',
    });
    const clone = checkout(remote, join(folder, 'clone'), 'refs/heads/other', '--depth=1');
    const main = { GITHUB_ACTIONS: 'true', GITHUB_BASE_REF: 'main' };
    expect(await baseIn(clone, main)).toMatchObject({ message: 'HEAD and `main` have no common ancestor' });
    const env = { GITHUB_ACTIONS: 'true', GITHUB_BASE_REF: 'nowhere' };
    expect(await baseIn(clone, env)).toMatchObject({
      id: 'git-failed',
      help: expect.stringContaining('fetch-depth: 0'),
    });
    const { folder: empty } = newRepository(join(folder, 'empty'));
    await expect(mergeBase(opening(), empty)).rejects.toThrow('no commit yet');
    await expect(mergeBase(opening(), folder)).rejects.toThrow('no git repository');
  }));

test('a remote that is not there, and one that has a password in its address', () =>
  inTemporaryFolder(async (folder) => {
    const { remote } = diverged(folder, { before: 40, main: 1, feature: 1 });
    const clone = checkout(remote, join(folder, 'clone'), 'refs/heads/feature', '--depth=1');
    clone.git('remote', 'set-url', 'origin', 'http://ada:geheim@127.0.0.1:9/none.git');
    const failure = await mergeBase(opening({ GITHUB_ACTIONS: 'true', GITHUB_BASE_REF: 'main' }), clone.folder).catch(
      (reason: unknown) => reason,
    );
    expect(failure).toBeInstanceOf(Stop);
    const told = JSON.stringify((failure as Stop).findings);
    expect(told).toContain('fetch-depth: 0');
    expect(told).not.toContain('geheim');
    repositoryIn(clone.folder).git('remote', 'remove', 'origin');
    expect(await baseIn(clone, { GITHUB_ACTIONS: 'true', GITHUB_BASE_REF: 'main' })).toMatchObject({
      id: 'git-failed',
    });
  }));
