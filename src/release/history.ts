import { error, Stop } from '../finding.js';
import { type Git, gitSays } from '../git/git.js';
import { wholeHistory } from '../git/history.js';
import { commitOf, openRepository, type Repository } from '../git/repository.js';
import type { Surroundings } from '../pipeline.js';

/** What a repository tells of the releases of a project. */
export interface History {
  readonly git: Git;
  /** The hash of the commit that is checked out. */
  readonly head: string;
  /** Its day: `2026-11-27`. */
  readonly date: string;
  /** The tags of that commit, and of those before it. */
  readonly tags: readonly string[];
  /** The commits that have prepared a release: they are in it, and not what is new in it. */
  readonly preparing: ReadonlySet<string>;
  /** The hash of the commit of a tag. */
  commitOf(tag: string): Promise<string>;
}

type Asking = Pick<Surroundings, 'platform' | 'signal' | 'offline'>;

/** Reads the history of the repository that a folder lies in. A shallow checkout gets all of it. */
export async function historyOf(
  root: string,
  changelog: string,
  { platform, signal, offline = false }: Asking,
): Promise<History> {
  const repository = await openRepository([root], platform, signal);
  if (repository.isShallow) await makeWhole(repository, offline);
  const { git } = repository;
  const exit = await git.run(['show', '--no-patch', '--format=%H %cs', 'HEAD', '--']);
  if (exit.code !== 0) throw new Stop(gitSays('there is no commit to release', exit, 'commit once'));
  const [head = '', date = ''] = exit.text.split(' ');
  const listed = await git.must(['tag', '--list', '--merged', 'HEAD'], 'git cannot list the tags');
  // Whoever writes a change log by hand adds lines, and headings of versions when they release.
  const heading = ['log', '-G', '^## .*[0-9]+\\.[0-9]+\\.[0-9]+', '--format=%H', 'HEAD', '--', changelog];
  const preparing = await git.must(heading, 'git cannot read the history of the change log');
  return {
    git,
    head,
    date,
    tags: listed.text.split('\n').filter(Boolean),
    preparing: new Set(preparing.text.split('\n')),
    commitOf: async (tag) => (await commitOf(`refs/tags/${tag}`, git)) ?? head,
  };
}

async function makeWhole({ git }: Repository, offline: boolean): Promise<void> {
  const what = 'a release is told by the history, and this is a shallow checkout';
  if (offline) throw new Stop(error('baseline-missing', what, { help: wholeHistory }));
  const exit = await git.run(['fetch', '--quiet', '--unshallow', '--tags', '--no-recurse-submodules', 'origin']);
  if (exit.code !== 0) throw new Stop(gitSays(what, exit, wholeHistory));
}
