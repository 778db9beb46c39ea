import { dirname } from './path.js';
import type { Files } from './platform/platform.js';

/** Puts a folder in the place of another. Whatever goes wrong between, the other is kept. */
export async function exchange(fresh: string, place: string, files: Files): Promise<void> {
  if ((await files.kind(place)) === 'none') return files.rename(fresh, place);
  const old = files.beside(place, 'old');
  await files.rename(place, old);
  await files.rename(fresh, place).catch(async (failure: unknown) => {
    await files.rename(old, place);
    throw failure;
  });
  // By another name before it is taken apart: half of it must never be put back.
  const worn = files.beside(place);
  await files.rename(old, worn);
  await files.remove(worn);
}

/** Puts right what runs that were killed have left beside a folder: as it was, if nothing has taken its place. */
export async function putRight(place: string, files: Files): Promise<void> {
  const left = (await files.abandoned(dirname(place))).filter(({ beside }) => beside === place);
  for (const { path, as } of left) {
    if (as === 'old' && (await files.kind(place)) === 'none') await files.rename(path, place);
    else await files.remove(path);
  }
}
