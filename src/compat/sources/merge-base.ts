import { error, Stop } from '../../finding.js';
import {
  askDefaultBranch,
  type BaseBranch,
  baseBranch,
  branchOf,
  type Event,
  readEvent,
} from '../../git/base-branch.js';
import { gitSays } from '../../git/git.js';
import { commonAncestor, fetch, lines, wholeHistory } from '../../git/history.js';
import { commitOf, commitsOf, openRepository, type Repository } from '../../git/repository.js';
import type { Opening } from './source.js';

/** Where the work at hand has left the branch that it goes to. */
export interface MergeBase {
  /** The hash of the commit. */
  readonly ref: string;
  /** The branch, as a person names it: `git:main`. */
  readonly title: string;
}

/** What finding it needs. */
type Asking = Pick<Opening, 'platform' | 'signal' | 'offline'>;

/**
 * Finds the last commit that HEAD has in common with the base branch: so that what others have done on
 * that branch since is not taken for a change of ours. A shallow checkout is deepened as far as needed.
 */
export async function mergeBase(opening: Asking, folder: string): Promise<MergeBase> {
  const { platform, signal } = opening;
  const repository = await openRepository([folder], platform, signal);
  const [ours, event] = await Promise.all([headOf(repository), readEvent(platform)]);
  const merged = await mergedInto(ours, event, repository, opening);
  const told = branchOf(event, platform);
  if (merged !== undefined && told !== undefined) return { ref: merged, title: `git:${told}` };
  const branch = await branchFor(told, repository, opening);
  const theirs = branch.commit ?? (await fetchBranch(branch.name, repository, opening));
  const found = await commonAncestor({ ours: ours.hash, theirs }, repository, { platform, mayFetch: !opening.offline });
  if (found !== undefined) return { ref: found, title: `git:${branch.name}` };
  throw new Stop(
    error('baseline-missing', `HEAD and \`${branch.name}\` have no common ancestor`, {
      help: `name what to compare with: \`git:${branch.name}\`, a tag, or a release in a registry`,
    }),
  );
}

/** The commit that is checked out, and its parents as far as the history has them. */
interface Head {
  readonly hash: string;
  readonly first: string | undefined;
  readonly second: string | undefined;
}

async function headOf({ git }: Repository): Promise<Head> {
  const [hash, first, second] = await commitsOf(['HEAD', 'HEAD^1', 'HEAD^2'], git);
  if (hash !== undefined) return { hash, first, second };
  throw new Stop(
    error('baseline-missing', 'the repository has no commit yet', {
      help: 'commit once, or name what to compare with',
    }),
  );
}

async function branchFor(told: string | undefined, { git }: Repository, opening: Asking): Promise<BaseBranch> {
  const found = await baseBranch(told, git);
  const branch = found ?? (opening.offline ? undefined : await askDefaultBranch(git));
  if (branch) return branch;
  throw new Stop(
    error('baseline-missing', 'it is not clear which branch to compare with', {
      notes: ['there is no `origin` that would name one, and no `main` or `master`'],
      help: 'name it, `git:BRANCH`; or `git remote set-head origin --auto`, if there is an `origin`',
    }),
  );
}

/**
 * A workflow of a pull request has checked out its merge into the base branch: the first parent is the
 * commit of the base branch that it was merged into, and all else is of the pull request. Only
 * that one commit is fetched then. None: this is no such checkout, or the commit cannot be had alone.
 */
async function mergedInto(
  head: Head,
  { pull_request }: Event,
  repository: Repository,
  { offline }: Asking,
): Promise<string | undefined> {
  if (!pull_request) return undefined;
  const { git, isShallow } = repository;
  const [first, second] = isShallow ? await namedParents(head, repository) : [head.first, head.second];
  if (first === undefined || second !== pull_request.head.sha) return undefined;
  if (!isShallow) return first;
  const here = await commitOf(first, git);
  if (here !== undefined || offline) return here;
  await git.run([...fetch, '--depth=1', '--stdin', 'origin'], lines([first]));
  return commitOf(first, git);
}

/** A commit itself names its parents, even where a shallow history does not have them. */
async function namedParents({ hash }: Head, { git }: Repository): Promise<readonly string[]> {
  const { text } = await git.must(['cat-file', 'commit', hash], 'git cannot read HEAD');
  return text.split('\n\n')[0]?.match(/(?<=^parent )[0-9a-f]+$/gm) ?? [];
}

/** Fetches a branch that the checkout does not have; of a shallow one its last commit only. */
async function fetchBranch(name: string, { git, isShallow }: Repository, { offline }: Asking): Promise<string> {
  const help = `\`git fetch origin\` fetches it; ${wholeHistory}`;
  if (offline) {
    const what = `there is no branch \`${name}\` here, and nothing may be downloaded`;
    throw new Stop(error('baseline-missing', what, { help }));
  }
  const ref = `refs/heads/${name}`;
  const listed = await git.run(['ls-remote', 'origin', ref]);
  const what = `the branch \`${name}\` is not here, and could not be fetched from \`origin\``;
  const commit = /^([0-9a-f]+)\t/.exec(listed.text)?.[1];
  if (commit === undefined) throw new Stop(gitSays(what, listed, help));
  // What is here already would be cut off at that depth.
  if (await commitOf(commit, git)) return commit;
  const args = [...fetch, ...(isShallow ? ['--depth=1'] : []), '--stdin', 'origin'];
  const exit = await git.run(args, lines([`+${ref}:refs/remotes/origin/${name}`]));
  const fetched = await commitOf(`refs/remotes/origin/${name}`, git);
  if (exit.code !== 0 || fetched === undefined) throw new Stop(gitSays(what, exit, help));
  return fetched;
}
