import * as z from 'zod/mini';
import type { Platform } from '../platform/platform.js';

/** The pull request that a run is for, as its event tells of it. */
export interface PullRequest {
  readonly owner: string;
  readonly repository: string;
  readonly number: number;
  /** The last commit of its branch. */
  readonly head: string;
  /** Whether it comes from another repository, so that the token of the run may only read. */
  readonly isFork: boolean;
  /** The label that was just set, and by whom, if that is the event. */
  readonly labeled?: { readonly name: string; readonly by: string };
  /** When that last commit was pushed, if that is the event: commits themselves can claim any date. */
  readonly pushed?: string;
}

const source = z.looseObject({ sha: z.string(), repo: z.nullish(z.looseObject({ full_name: z.string() })) });

const payload = z.looseObject({
  action: z.optional(z.string()),
  pull_request: z.looseObject({
    number: z.number(),
    head: source,
    base: source,
    updated_at: z.optional(z.string()),
  }),
  label: z.optional(z.looseObject({ name: z.string() })),
  sender: z.optional(z.looseObject({ login: z.string() })),
});

/** Reads the pull request of a workflow's event; none on every other event. */
export async function readPullRequest({ env, files }: Platform): Promise<PullRequest | undefined> {
  const { GITHUB_EVENT_NAME: name = '', GITHUB_EVENT_PATH: path, GITHUB_REPOSITORY: slug = '' } = env;
  if (!/^pull_request(_target)?$/.test(name) || !path) return undefined;
  const event = payload.safeParse(await readJson(path, files)).data;
  if (!event) return undefined;
  const { action, label, sender, pull_request: pull } = event;
  const [owner = '', repository = ''] = slug.split('/');
  return {
    owner,
    repository,
    number: pull.number,
    head: pull.head.sha,
    isFork: pull.head.repo?.full_name !== pull.base.repo?.full_name,
    ...(action === 'labeled' && label && sender && { labeled: { name: label.name, by: sender.login } }),
    ...(action === 'synchronize' && pull.updated_at !== undefined && { pushed: pull.updated_at }),
  };
}

/** Runners that are not GitHub's may tell of no event. */
async function readJson(path: string, files: Platform['files']): Promise<unknown> {
  try {
    return JSON.parse(await files.readText(path));
  } catch {
    return undefined;
  }
}
