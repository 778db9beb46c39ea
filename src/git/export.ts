import { join } from '../path.js';
import type { Platform } from '../platform/platform.js';
import { gitIn } from './git.js';

/**
 * Writes the files of a commit into a folder, by an index of its own: the checkout, its index and its
 * HEAD stay as they are.
 */
export async function exportCommit(
  commit: string,
  into: string,
  repository: string,
  { files, processes }: Pick<Platform, 'files' | 'processes'>,
  signal: AbortSignal,
): Promise<void> {
  const index = files.absolute(join(into, '.index'));
  const told: Pick<Platform, 'processes'> = {
    processes: {
      ...processes,
      read: (command, aborted) =>
        processes.read({ ...command, env: { ...command.env, GIT_INDEX_FILE: index } }, aborted),
    },
  };
  await files.makeFolder(into);
  const git = gitIn(repository, told, signal);
  const { text: top } = await git.must(['rev-parse', '--show-toplevel'], 'git cannot tell where the repository is');
  const atTop = gitIn(top, told, signal);
  await atTop.must(['read-tree', commit], 'git cannot read the commit');
  const out = `--prefix=${files.absolute(into)}/`;
  await atTop.must(['checkout-index', '--all', '--force', '--quiet', out], 'git cannot write the files of the commit');
  await files.remove(index);
}
