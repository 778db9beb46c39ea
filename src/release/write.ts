import { error, Stop } from '../finding.js';
import { changesIn } from '../git/changes.js';
import type { Project } from '../model.js';
import type { Surroundings } from '../pipeline.js';
import { fewOf } from '../quantities.js';

/**
 * Writes files as a release has them, and gives those that were written. Stops when something of the project is in no
 * commit: it would be in the release, and nobody could say what it was made of. What an earlier call has written is no such thing.
 */
export async function writeTexts(
  texts: ReadonlyMap<string, string>,
  { root, output }: Project,
  { platform, signal }: Pick<Surroundings, 'platform' | 'signal'>,
): Promise<readonly string[]> {
  const { files } = platform;
  const own = async (path: string) =>
    (await files.kind(path)) === 'file' && (await files.readText(path)) === texts.get(path);
  const changes: string[] = [];
  for (const { path } of await changesIn(root, [output], { platform, signal }))
    if (!(await own(path))) changes.push(path);
  if (changes.length > 0) throw dirty(changes);
  const written: string[] = [];
  for (const [path, text] of texts) {
    if (await own(path)) continue;
    await files.write(path, text);
    written.push(path);
  }
  return written;
}

/** What keeps a release from being made. */
export function dirty(changes: readonly string[]): Stop {
  return new Stop(
    error('tree-dirty', 'there are changes that are in no commit, and a release is of what is committed', {
      notes: fewOf(changes.map((path) => `\`${path}\``)),
      help: 'commit them, or put them away with `git stash`',
    }),
  );
}
