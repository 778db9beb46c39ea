import * as z from 'zod/mini';
import type { Platform } from '../platform/platform.js';
import type { Git } from './git.js';
import { commitsOf } from './repository.js';

/** The branch that work comes from and goes to. */
export interface BaseBranch {
  readonly name: string;
  /** Its commit; none where the checkout does not have it. */
  readonly commit?: string;
}

const payload = z.looseObject({
  repository: z.optional(z.looseObject({ default_branch: z.optional(z.string()) })),
  pull_request: z.optional(
    z.looseObject({
      base: z.looseObject({ ref: z.string() }),
      head: z.looseObject({ sha: z.string() }),
    }),
  ),
  merge_group: z.optional(z.looseObject({ base_ref: z.string() })),
});

/** What a workflow knows of the event that started it, as far as it is about branches. */
export type Event = z.infer<typeof payload>;

/** Reads the event of a workflow; elsewhere it is empty. */
export async function readEvent({ env, files }: Platform): Promise<Event> {
  const file = env['GITHUB_ACTIONS'] === 'true' ? env['GITHUB_EVENT_PATH'] : undefined;
  const text = file ? await files.readText(file).catch(() => '{}') : '{}';
  try {
    return payload.safeParse(JSON.parse(text)).data ?? {};
  } catch {
    return {};
  }
}

/** Where other pipelines tell which branch a change goes to, or else which is the default one; the first that is set. */
const toldBy: Readonly<Record<string, readonly string[]>> = {
  GITLAB_CI: ['CI_MERGE_REQUEST_TARGET_BRANCH_NAME', 'CI_DEFAULT_BRANCH'],
  BUILDKITE: ['BUILDKITE_PULL_REQUEST_BASE_BRANCH', 'BUILDKITE_PIPELINE_DEFAULT_BRANCH'],
  JENKINS_URL: ['CHANGE_TARGET'],
};

/** The base branch that a pipeline knows: of the pull request, of the merge queue, or the default one. */
export function branchOf(event: Event, { env }: Platform): string | undefined {
  if (env['GITHUB_ACTIONS'] !== 'true') {
    const names = Object.entries(toldBy).flatMap(([pipeline, names]) => (env[pipeline] ? names : []));
    return names.map((name) => env[name]).find(Boolean);
  }
  const { pull_request, merge_group, repository } = event;
  const named = env['GITHUB_BASE_REF'] || pull_request?.base.ref || merge_group?.base_ref || repository?.default_branch;
  return named?.replace(/^refs\/heads\//, '');
}

/**
 * Finds the base branch: the one that the workflow has told; elsewhere what `origin` calls its HEAD, or what such
 * branches are usually called. None: it is not to be told.
 */
export async function baseBranch(told: string | undefined, git: Git): Promise<BaseBranch | undefined> {
  if (told !== undefined) return withCommit(told, git);
  const [head, ...usual] = await Promise.all([
    git.run(['symbolic-ref', '--quiet', 'refs/remotes/origin/HEAD']),
    withCommit('main', git),
    withCommit('master', git),
  ]);
  if (head.code === 0) return withCommit(head.text.replace(/^refs\/remotes\/origin\//, ''), git);
  return usual.find(({ commit }) => commit !== undefined);
}

async function withCommit(name: string, git: Git): Promise<BaseBranch> {
  const [remote, local] = await commitsOf([`refs/remotes/origin/${name}`, `refs/heads/${name}`], git);
  const commit = remote ?? local;
  return { name, ...(commit !== undefined && { commit }) };
}

/** Asks `origin` for its default branch, which a checkout that was not cloned does not know. */
export async function askDefaultBranch(git: Git): Promise<BaseBranch | undefined> {
  const { code, text } = await git.run(['ls-remote', '--symref', 'origin', 'HEAD']);
  const name = code === 0 ? /^ref: refs\/heads\/(.*)\tHEAD$/m.exec(text)?.[1] : undefined;
  return name === undefined ? undefined : withCommit(name, git);
}
