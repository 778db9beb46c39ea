import { type Comment, type GitHub, Refused } from './github.js';
import { missingPermission } from './permissions.js';
import type { PullRequest } from './pull-request.js';

/** When a comment is written: never, when the gate fails, when something has changed, or always. */
export type CommentMode = 'always' | 'changes' | 'failures' | 'never';

/** What there is to be said in a comment. */
export interface Saying {
  readonly body: string;
  /** Whether something has changed, or could not be compared. */
  readonly isNews: boolean;
  readonly isFailure: boolean;
}

/** What came of a comment: why there is none although there should be. */
export interface Commented {
  readonly why?: string;
  /** Whether it has to do with this run, and not with its rights. */
  readonly isTrouble?: boolean;
}

/**
 * Writes the one comment that a job has on its pull request: in place of the last, only when it says something else,
 * and a first one only when there is something to say.
 */
export async function comment(
  { body, isNews, isFailure }: Saying,
  mode: Exclude<CommentMode, 'never'>,
  { github, existing, pull }: { github: GitHub; existing: Comment | undefined; pull: PullRequest },
): Promise<Commented> {
  const isWanted = mode === 'always' || (mode === 'changes' ? isNews : isFailure);
  if (existing ? isSame(existing.body, body) : !isWanted) return {};
  try {
    if (existing) await github.updateComment(existing.id, body);
    else await github.createComment(body);
    return {};
  } catch (failure) {
    return whyNot(failure, pull);
  }
}

/** The address of the run alone is no news, and neither are the line ends that GitHub makes of ours. */
const isSame = (before: string, after: string) => withoutRun(before) === withoutRun(after);
const withoutRun = (body: string) =>
  body
    .replaceAll('\r', '')
    .replace(/^\[r\d+\]: .*$/m, '')
    .trimEnd();

/** Why there is no comment, in a sentence. */
export function whyNot(failure: unknown, { isFork }: PullRequest): Commented {
  if (!(failure instanceof Refused)) throw failure;
  if (failure.isForbidden && isFork) {
    return { why: "Not posted as a comment: this run's token is read-only (pull request from a fork)." };
  }
  if (failure.isForbidden) {
    return { why: `Not posted as a comment: the token may not write any; ${missingPermission('comment')}.` };
  }
  return { why: `Not posted as a comment: ${failure.message}.`, isTrouble: true };
}
