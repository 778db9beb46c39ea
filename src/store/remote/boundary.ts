import { dirname, isAbsolute, join } from '../../path.js';
import type { Files } from '../../platform/platform.js';

/** Whether a path from the root of a project is the same place in each checkout of its repository. */
export type Boundary = (path: string) => boolean;

/** Above the root there is the rest of the repository, where there is one, and then what each machine has of its own. */
export async function boundaryOf(root: string, files: Files): Promise<Boundary> {
  const levels = await levelsAbove(files.absolute(root), files);
  return (path) => {
    const up = join(path)
      .split('/')
      .filter((part) => part === '..').length;
    return path !== '' && !isAbsolute(path) && up <= levels;
  };
}

async function levelsAbove(root: string, files: Files): Promise<number> {
  let [folder, levels] = [root, 0];
  while ((await files.kind(join(folder, '.git'))) === 'none') {
    if (dirname(folder) === folder) return 0;
    [folder, levels] = [dirname(folder), levels + 1];
  }
  return levels;
}
