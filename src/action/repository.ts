import { error, Stop } from '../finding.js';
import type { Platform } from '../platform/platform.js';
import { persistently, Refused } from './github.js';
import { type FeatureName, missingPermission } from './permissions.js';

type Octokit = ReturnType<typeof import('@actions/github').getOctokit>;

/** The repository of a workflow, and GitHub as its token may use it. */
export interface Repository {
  readonly owner: string;
  readonly repo: string;
  readonly octokit: Octokit;
  /** Asks, again where it helps. Stops with what GitHub says, and the permission that `feature` needs. */
  ask<T>(what: string, work: () => Promise<{ data: T }>): Promise<T>;
  /** The same where there may be nothing. */
  find<T>(what: string, work: () => Promise<{ data: T }>): Promise<T | undefined>;
}

/** Opens the repository that a workflow runs for. */
export async function repositoryOf(
  token: string,
  feature: FeatureName,
  { platform, signal }: { readonly platform: Platform; readonly signal: AbortSignal },
): Promise<Repository> {
  const { getOctokit } = await import('@actions/github');
  const octokit = getOctokit(token, { request: { signal } });
  const [owner = '', repo = ''] = (platform.env['GITHUB_REPOSITORY'] ?? '').split('/');
  const ask = async <T>(what: string, work: () => Promise<{ data: T }>) => {
    try {
      return (await persistently(work, signal)).data;
    } catch (failure) {
      throw failure instanceof Refused ? refused(what, failure, feature) : failure;
    }
  };
  const orNothing =
    <T>(work: () => Promise<{ data: T }>) =>
    (): Promise<{ data: T | undefined }> =>
      work().catch((failure: { status?: number }) => {
        if (failure.status === 404) return { data: undefined };
        throw failure;
      });
  return { owner, repo, octokit, ask, find: (what, work) => ask(what, orNothing(work)) };
}

function refused(what: string, { message, isForbidden }: Refused, feature: FeatureName): Stop {
  const help = isForbidden ? missingPermission(feature) : 'run it again: what is done already is not done twice';
  return new Stop(
    error('github-refused', `GitHub does not let ${what}: ${message}`, { ...(help !== undefined && { help }) }),
  );
}
