import { differingFrom } from '../git/changes.js';
import { commonAncestor } from '../git/history.js';
import { commitMeant, commitOf, openRepository } from '../git/repository.js';
import { join, relative } from '../path.js';
import type { Surroundings } from '../pipeline.js';
import { manifestName } from '../project/manifest.js';

/** What has become of a folder since a commit. */
export interface Changes {
  /** Files that are there, were there, or are others, as paths from the folder: those around it as `../lib/a.rs`. */
  readonly paths: readonly string[];
  /** The manifest of the folder as it was; none: it had none. */
  readonly manifest?: string;
}

/** Reads what differs from where the work has left a branch, tag or commit: commits, and what is in none yet. */
export async function changesSince(
  ref: string,
  root: string,
  { platform, signal, offline }: Pick<Surroundings, 'platform' | 'signal' | 'offline'>,
): Promise<Changes> {
  const repository = await openRepository([root], platform, signal);
  const { git, prefix } = repository;
  const theirs = await commitMeant(ref, repository);
  const ours = await commitOf('HEAD', git);
  const mayFetch = !offline && repository.isShallow;
  const left = ours && (await commonAncestor({ ours, theirs }, repository, { platform, mayFetch }));
  const commit = left ?? theirs;
  const top = (await git.must(['rev-parse', '--show-cdup'], 'git cannot tell where the repository is')).text || '.';
  const others = ['ls-files', '--others', '--exclude-standard', '--full-name', '-z', '--', top];
  const [differing, untracked] = await Promise.all([
    differingFrom(commit, git),
    git.must(others, 'git cannot tell what has changed').then(({ text }) => text.split('\0').filter(Boolean)),
  ]);
  const shown = await git.run(['cat-file', 'blob', `${commit}:${join(prefix, manifestName)}`]);
  return {
    paths: [...new Set([...differing, ...untracked])].map((path) => relative(`/${prefix}`, `/${path}`)).sort(),
    ...(shown.code === 0 && { manifest: shown.text }),
  };
}
