import type { Platform } from '../platform/platform.js';
import { commonAncestor, fetch, lines } from './history.js';
import { commitOf, type Repository } from './repository.js';

/** A commit, with what it changes. */
export interface Commit {
  readonly hash: string;
  /** The first line of its message. */
  readonly title: string;
  /** Paths from the root of the repository. */
  readonly paths: readonly string[];
}

/**
 * The commits of a branch since it has left another, the first first; merges bring nothing of their own. A shallow
 * history is deepened for it. None: they cannot be had. Stops where git cannot tell.
 */
export async function commitsSince(
  base: string,
  head: string,
  repository: Repository,
  { platform, mayFetch }: { readonly platform: Platform; readonly mayFetch: boolean },
): Promise<readonly Commit[] | undefined> {
  const { git } = repository;
  if (mayFetch && (await commitOf(head, git)) === undefined)
    await git.run([...fetch, '--depth=1', '--stdin', 'origin'], lines([head]));
  if ((await commitOf(head, git)) === undefined) return undefined;
  await commonAncestor({ ours: head, theirs: base }, repository, { platform, mayFetch });
  const form = [
    '--no-merges',
    '--reverse',
    '--no-renames',
    '--no-ext-diff',
    '--name-only',
    '-z',
    '--format=%x01%H%x02%s%x02',
  ];
  const { text } = await git.must(
    ['log', ...form, '--stdin'],
    'git cannot read the commits of the branch',
    lines([head, `^${base}`]),
  );
  return text.split('\u0001').slice(1).map(commitIn);
}

/** `HASH\x02TITLE\x02\0\nPATH\0PATH\0` */
function commitIn(entry: string): Commit {
  const [hash = '', title = '', paths = ''] = entry.split('\u0002');
  return {
    hash,
    title,
    paths: paths
      .split('\0')
      .map((path) => path.replace(/^\n/, ''))
      .filter(Boolean),
  };
}
