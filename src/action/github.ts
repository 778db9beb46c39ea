import { setTimeout as pause } from 'node:timers/promises';
import type { PullRequest } from './pull-request.js';

/** A comment on a pull request. */
export interface Comment {
  readonly id: number;
  readonly body: string;
  readonly updated: string;
}

/** What has happened to a pull request, as far as it is about its commits and labels. */
export interface PullEvent {
  readonly event: string;
  readonly id?: number | undefined;
  /** The commit that was added, or that the branch was forced to. */
  readonly commit?: string | undefined;
  readonly label?: string | undefined;
  readonly by?: string | undefined;
  readonly at?: string | undefined;
}

/** What the step asks of GitHub for one pull request. Fails with `Refused`. */
export interface GitHub {
  /** The comments that this token has written and that begin with a text, the oldest first. */
  ownComments(start: string): Promise<readonly Comment[]>;
  createComment(body: string): Promise<void>;
  updateComment(id: number, body: string): Promise<void>;
  /** What has happened, the oldest first. */
  timeline(): Promise<readonly PullEvent[]>;
  /** The last artifact of a name that a run of the repository itself has uploaded for a commit. */
  artifactOf(commit: string, name: string): Promise<KeptArtifact | undefined>;
  /** Unpacks an artifact into a folder. */
  download(artifact: KeptArtifact, folder: string): Promise<void>;
}

/** An artifact that is kept of an earlier run. */
export interface KeptArtifact {
  readonly id: number;
  readonly run: number;
  /** In bytes. */
  readonly size: number;
}

/** Why GitHub did not do what it was asked. */
export class Refused extends Error {
  readonly isForbidden: boolean;

  /** `isForbidden`: the token lacks a right, and will the next time. */
  constructor(message: string, isForbidden: boolean) {
    super(message);
    this.isForbidden = isForbidden;
  }
}

/** How often something is asked, and the longest that is waited for the next time, in seconds. */
const bounds = { attempts: 4, wait: 60 };

/** GitHub, for a pull request, with a token of the workflow. */
export async function gitHub(token: string, pull: PullRequest, signal: AbortSignal): Promise<GitHub> {
  const { getOctokit } = await import('@actions/github');
  const octokit = getOctokit(token, { request: { signal } });
  const { owner, repository: repo, number: issue_number } = pull;
  const ask = <T>(work: () => Promise<T>) => persistently(work, signal);
  const own = await writtenBy(token, () => octokit.rest.users.getAuthenticated());
  return {
    async ownComments(start) {
      const listing = { owner, repo, issue_number, per_page: 100 };
      const all = await ask(() => octokit.paginate(octokit.rest.issues.listComments, listing));
      return all
        .filter(({ body = '', user }) => body.startsWith(start) && own(user))
        .map(({ id, body = '', updated_at }) => ({ id, body, updated: updated_at }));
    },
    async createComment(body) {
      await ask(() => octokit.rest.issues.createComment({ owner, repo, issue_number, body }));
    },
    async updateComment(comment_id, body) {
      await ask(() => octokit.rest.issues.updateComment({ owner, repo, comment_id, body }));
    },
    async timeline() {
      const listing = { owner, repo, issue_number, per_page: 100 };
      const all = await ask(() => octokit.paginate(octokit.rest.issues.listEventsForTimeline, listing));
      return (all as readonly TimelineItem[]).map(({ event = '', id, sha, commit_id, label, actor, created_at }) => ({
        event,
        id,
        commit: sha ?? commit_id ?? undefined,
        label: label?.name,
        by: actor?.login,
        at: created_at,
      }));
    },
    async artifactOf(head_sha, name) {
      const listed = await ask(() => octokit.rest.actions.listWorkflowRunsForRepo({ owner, repo, head_sha }));
      for (const { id: run_id } of listed.data.workflow_runs.filter(isOfBranch)) {
        const { data } = await ask(() => octokit.rest.actions.listWorkflowRunArtifacts({ owner, repo, run_id, name }));
        const found = data.artifacts.find(({ expired }) => !expired);
        if (found) return { id: found.id, run: run_id, size: found.size_in_bytes };
      }
      return undefined;
    },
    async download({ id, run: workflowRunId }, path) {
      const { DefaultArtifactClient } = await import('@actions/artifact');
      const findBy = { token, workflowRunId, repositoryOwner: owner, repositoryName: repo };
      await new DefaultArtifactClient().downloadArtifact(id, { path, findBy }).catch(({ message }: Error) => {
        throw new Refused(firstLine(message), false);
      });
    },
  };
}

/** What strangers have built says nothing of the branch: other events may have it at a commit of the branch. */
const isOfBranch = ({ event }: { readonly event: string }) =>
  ['push', 'merge_group', 'schedule', 'workflow_dispatch'].includes(event);

/** As much of an item as is looked at; each kind has some of it. */
interface TimelineItem {
  readonly event?: string;
  readonly id?: number;
  readonly sha?: string;
  readonly commit_id?: string | null;
  readonly label?: { readonly name: string };
  readonly actor?: { readonly login: string } | null;
  readonly created_at?: string;
}

type User = { readonly login: string; readonly type?: string } | null | undefined;

/** Tells comments of this token: the tokens of workflows and apps are bots, and cannot ask who they are. */
async function writtenBy(
  token: string,
  ask: () => Promise<{ data: { login: string } }>,
): Promise<(user: User) => boolean> {
  const isBot = (user: User) => user?.type === 'Bot';
  if (token.startsWith('ghs_')) return isBot;
  const login = await ask().then(
    ({ data }) => data.login,
    () => undefined,
  );
  return login === undefined ? isBot : (user) => user?.login === login;
}

interface Failure {
  readonly status?: number;
  readonly message: string;
  readonly response?: { readonly headers: Readonly<Record<string, string | number | undefined>> };
}

/** Asks again when there is no answer, too many questions were asked, or the server is in trouble. */
export async function persistently<T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask();
    } catch (failure) {
      const { message } = failure as Failure;
      const seconds = waitFor(failure as Failure) ?? 0.25 * 2 ** attempt;
      const isLast = attempt === bounds.attempts || seconds > bounds.wait || signal.aborted;
      if (isLast || !isPassing(failure as Failure))
        throw new Refused(firstLine(message), isForbidden(failure as Failure));
      await pause(seconds * 1000, undefined, { signal }).catch(() => {});
    }
  }
}

/** What a token may not see is not found; who asks too often is told so with the same 403. */
const isForbidden = (failure: Failure) =>
  [401, 403, 404].includes(failure.status ?? 0) && waitFor(failure) === undefined;

function isPassing(failure: Failure): boolean {
  const { status = 500 } = failure;
  return status === 429 || status >= 500 || (status === 403 && waitFor(failure) !== undefined);
}

/** Seconds that the server wants one to wait. */
function waitFor({ response }: Failure): number | undefined {
  const { 'retry-after': after, 'x-ratelimit-remaining': left, 'x-ratelimit-reset': reset } = response?.headers ?? {};
  if (after !== undefined && /^\d+$/.test(String(after))) return Number(after);
  if (String(left) === '0' && reset !== undefined) return Math.max(0, Number(reset) - Date.now() / 1000);
  return undefined;
}

const firstLine = (text: string) => text.split('\n')[0] ?? '';
