import { error, Stop } from '../finding.js';
import { dirname, join } from '../path.js';
import type { Files } from '../platform/platform.js';
import { ignored } from '../project/discover.js';

/** Where the WIT of a project is not: dependencies, and what was made. */
export const noSources: readonly string[] = [...ignored, '**/wasmwright-out/**'];

/** What is compared, and whose settings hold. */
export interface Subjects {
  /** WIT packages and components. */
  readonly paths: readonly string[];
  /** The folder of the project that they belong to. */
  readonly root: string;
  /** Whether they are all that the project has. */
  readonly isProject: boolean;
}

/** What is named by a path; for a project that is every folder with WIT in it that is no dependency. */
export async function subjectsOf(subject: string | undefined, files: Files): Promise<Subjects> {
  const path = join(subject ?? '.');
  const isFolder = (await files.kind(path)) === 'folder';
  if (subject !== undefined && (!isFolder || (await holdsWit(path, files))))
    return { paths: [path], root: '.', isProject: false };
  const found = isFolder ? await files.find(path, ['**/*.wit'], { ignore: noSources }) : [];
  const folders = [...new Set(found.map((file) => join(path, dirname(file))))].sort();
  if (folders.length > 0) return { paths: folders, root: path, isProject: true };
  const help = 'name the folder of a WIT package, or a component';
  throw new Stop(error('nothing-found', `there is no WIT in \`${path}\``, { help }));
}

const holdsWit = async (folder: string, files: Files) =>
  (await files.list(folder)).some((name) => name.endsWith('.wit'));
