import { basename, join } from '../path.js';
import type { Platform } from '../platform/platform.js';
import { exportCommit } from './export.js';
import { openRepository, pathInRepository } from './repository.js';

/**
 * Does something with the files of a commit, written into a folder of their own that is gone afterwards; the checkout
 * stays as it is. `root`: the folder that is meant, as the commit has it; `work` gets its place.
 */
export async function withCommit<T>(
  commit: string,
  root: string,
  { platform, signal }: { readonly platform: Platform; readonly signal: AbortSignal },
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const { files } = platform;
  const scratch = join(root, '.wasmwright', `commit-${commit.slice(0, 12)}`);
  // A component without a name has that of its folder.
  const into = join(scratch, basename(files.absolute(root)));
  try {
    const repository = await openRepository([root], platform, signal);
    await exportCommit(commit, into, root, platform, signal);
    return await work(join(into, pathInRepository(root, repository, platform)));
  } finally {
    await files.remove(scratch);
  }
}
