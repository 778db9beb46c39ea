import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, posix, relative, resolve } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import picomatch from 'picomatch';
import type { Counting } from './platform.js';

/** A `.gitignore`, and the folder that it speaks of. */
interface Rules {
  readonly folder: string;
  readonly ignore: Ignore;
}

/**
 * The files below a folder as git sees them, tracked or about to be: those that nothing ignores. Sorted, relative to
 * the folder. git itself is not asked, for it would be a process. Source: gitignore(5).
 */
export async function sources(folder: string, { always = [], never = [] }: Counting = {}): Promise<string[]> {
  const start = resolve(folder);
  const [isAlways, isNever] = [always, never].map((globs) => picomatch([...globs], { dot: true }));
  const found: string[] = [];
  const visit = async (place: string, rules: readonly Rules[], isIgnored: boolean): Promise<void> => {
    const entries = await readdir(join(start, place), { withFileTypes: true }).catch(() => []);
    const here = entries.some(({ name }) => name === '.gitignore')
      ? [...rules, await rulesIn(join(start, place))]
      : rules;
    for (const entry of entries) {
      const path = posix.join(place, entry.name);
      const isFolder = entry.isDirectory();
      if (entry.name === '.git' || isNever?.(isFolder ? `${path}/` : path) || (isFolder && isNever?.(path))) continue;
      const isHidden = isIgnored || isIgnoredBy(here, join(start, path), isFolder);
      if (isFolder) {
        // Where nothing could count, nobody needs to look.
        if (!isHidden || always.length > 0) await visit(path, here, isHidden);
      } else if (!isHidden || isAlways?.(path)) found.push(path);
    }
  };
  await visit('.', await rulesAbove(start), false);
  return found.map((path) => path.replace(/^\.\//, '')).sort();
}

/** The innermost file that says anything of a path decides. */
function isIgnoredBy(rules: readonly Rules[], path: string, isFolder: boolean): boolean {
  for (const { folder, ignore } of rules.toReversed()) {
    const { ignored, unignored } = ignore.test(`${slashed(relative(folder, path))}${isFolder ? '/' : ''}`);
    if (ignored || unignored) return ignored;
  }
  return false;
}

/** What the repository says of a folder in the folders around it, and of all at once. Outside of a repository: nothing. */
async function rulesAbove(start: string): Promise<Rules[]> {
  const around: string[] = [];
  for (let folder = start; ; folder = dirname(folder)) {
    const names: string[] = await readdir(folder).catch(() => []);
    if (folder !== start && names.includes('.gitignore')) around.unshift(folder);
    if (names.includes('.git')) {
      const all = await textOf(join(folder, '.git/info/exclude'));
      return [{ folder, ignore: ignore().add(all) }, ...(await Promise.all(around.map(rulesIn)))];
    }
    if (dirname(folder) === folder) return [];
  }
}

const rulesIn = async (folder: string): Promise<Rules> => ({
  folder,
  ignore: ignore().add(await textOf(join(folder, '.gitignore'))),
});

const textOf = (path: string) => readFile(path, 'utf8').catch(() => '');
const slashed = (path: string) => path.replaceAll('\\', '/');
