import { mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { isOwnerAlive, ownedName } from './owners.js';

/**
 * Takes a lock: a folder that holds one file, whose name says whose it is. It is made beside and renamed,
 * which fails where another is; what a dead process has left is taken away by the name of its own file,
 * so that no two can both believe that they have it.
 */
export async function lock(
  path: string,
  signal: AbortSignal,
  waiting: (process: number) => void,
): Promise<() => Promise<void>> {
  const name = ownedName();
  const mine = `${path}.${name}.part`;
  await mkdir(mine, { recursive: true });
  await writeFile(`${mine}/${name}`, '');
  try {
    for (let told = false; !(await moved(mine, path)); ) {
      const owner = (await readdir(path).catch(() => [])).find(isOwnerAlive);
      if (owner === undefined) await clear(path);
      else {
        if (!told) waiting(Number.parseInt(owner, 10));
        told = true;
        await sleep(100, undefined, { signal });
      }
    }
  } catch (failure) {
    await rm(mine, { recursive: true, force: true });
    // Nothing is begun any more when the run is to end: whoever has the lock keeps it.
    if (signal.aborted) return async () => {};
    throw failure;
  }
  return () => give(path, name);
}

/** Whether the folder could take its place. Windows has other words for a place that is taken. */
async function moved(from: string, to: string): Promise<boolean> {
  const taken = process.platform === 'win32' ? ['EPERM', 'EACCES', 'EEXIST'] : ['ENOTEMPTY', 'EEXIST'];
  try {
    await rename(from, to);
    return true;
  } catch (failure) {
    if (taken.includes((failure as NodeJS.ErrnoException).code ?? '')) return false;
    throw failure;
  }
}

/** Takes away what dead processes have left. Fails on nothing: another may be doing the same. */
async function clear(path: string): Promise<void> {
  const names = await readdir(path).catch(() => []);
  for (const name of names) if (!isOwnerAlive(name)) await give(path, name);
}

async function give(path: string, name: string): Promise<void> {
  await rm(`${path}/${name}`, { force: true });
  // Unless somebody else has it meanwhile.
  await rmdir(path).catch(() => {});
}
