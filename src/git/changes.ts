import { isBelow, join } from '../path.js';
import type { Platform } from '../platform/platform.js';
import type { Git } from './git.js';
import { openRepository } from './repository.js';

/** A file that differs from the last commit. */
export interface Change {
  readonly path: string;
  /** What git calls it: `M`, `??`. */
  readonly status: string;
}

/** What is in no commit of a folder. What lies in `made` is nobody's work: results, and what is kept of earlier runs. */
export async function changesIn(
  root: string,
  made: readonly string[],
  { platform, signal }: { readonly platform: Platform; readonly signal: AbortSignal },
): Promise<readonly Change[]> {
  const { git, prefix } = await openRepository([root], platform, signal);
  const args = ['status', '--porcelain', '-z', '--no-renames', '--untracked-files=all', '--', '.'];
  const { text } = await git.must(args, 'git cannot tell what has changed');
  const changes = text.split('\0').filter(Boolean);
  return (
    changes
      // Paths are told from the root of the repository.
      .map((line) => ({ status: line.slice(0, 2).trim(), path: join(root, line.slice(3 + prefix.length)) }))
      .filter(({ path }) => !made.some((folder) => path === folder || isBelow(path, folder)))
  );
}

/** The files that differ from a commit, by their paths from the root of the repository; `below`: only those in the folder that git runs in. */
export async function differingFrom(commit: string, git: Git, { below = false } = {}): Promise<readonly string[]> {
  const args = ['diff', '--name-only', '--no-renames', '--no-ext-diff', '-z', commit, ...(below ? ['--', '.'] : [])];
  const { text } = await git.must(args, 'git cannot tell what has changed');
  return text.split('\0').filter(Boolean);
}
