import { join } from './path.js';
import type { Surroundings } from './pipeline.js';

/**
 * Works on a project when no other run does: they would build in the same folders. What runs that
 * were killed have left there is swept away before.
 */
export async function inTurn<T>(
  root: string,
  { platform: { files }, signal, listen }: Pick<Surroundings, 'platform' | 'signal' | 'listen'>,
  work: () => Promise<T>,
): Promise<T> {
  const folder = join(root, '.wasmwright');
  const release = await files.lock(join(folder, 'lock'), signal, (process) =>
    listen({ type: 'waiting', process, what: 'is at work on this project' }),
  );
  try {
    // None of it is for git to see.
    if (!signal.aborted) await files.write(join(folder, '.gitignore'), '*\n');
    for (const place of signal.aborted
      ? []
      : ['.', 'log', 'compose', 'answers', 'store', 'store/objects'].map((place) => join(folder, place))) {
      for (const { path } of await files.abandoned(place)) await files.remove(path);
    }
    return await work();
  } finally {
    await release();
  }
}
