import { error, Stop } from '../finding.js';
import { openRepository } from '../git/repository.js';
import { join } from '../path.js';
import type { Surroundings } from '../pipeline.js';

/**
 * Writes files as a release has them, and gives those that were written. Stops when something of the project is in no
 * commit: it would be in the release, and nobody could say what it was made of. What an earlier call has written is no such thing.
 */
export async function writeTexts(
  texts: ReadonlyMap<string, string>,
  root: string,
  { platform, signal }: Pick<Surroundings, 'platform' | 'signal'>,
): Promise<readonly string[]> {
  const { files } = platform;
  const own = async (path: string) =>
    (await files.kind(path)) === 'file' && (await files.readText(path)) === texts.get(path);
  const changes: string[] = [];
  for (const path of await uncommitted(root, { platform, signal })) if (!(await own(path))) changes.push(path);
  if (changes.length > 0) throw dirty(changes);
  const written: string[] = [];
  for (const [path, text] of texts) {
    if (await own(path)) continue;
    await files.write(path, text);
    written.push(path);
  }
  return written;
}

/** The files of a project that differ from the last commit, by their paths. */
export async function uncommitted(
  root: string,
  { platform, signal }: Pick<Surroundings, 'platform' | 'signal'>,
): Promise<readonly string[]> {
  const { git, prefix } = await openRepository([root], platform, signal);
  const args = ['status', '--porcelain', '-z', '--no-renames', '--untracked-files=all', '--', '.'];
  const { text } = await git.must(args, 'git cannot tell what has changed');
  // Paths are told from the root of the repository.
  return text
    .split('\0')
    .filter(Boolean)
    .map((line) => join(root, line.slice(3 + prefix.length)));
}

/** What keeps a release from being made. */
export function dirty(changes: readonly string[]): Stop {
  const more = changes.length > 5 ? [`and ${changes.length - 5} more`] : [];
  return new Stop(
    error('tree-dirty', 'there are changes that are in no commit, and a release is of what is committed', {
      notes: [...changes.slice(0, 5).map((path) => `\`${path}\``), ...more],
      help: 'commit them, or put them away with `git stash`',
    }),
  );
}
