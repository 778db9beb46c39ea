import type { Dirent } from 'node:fs';
import { dirname, join, posix, relative, resolve } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import picomatch from 'picomatch';
import { entriesOf as entries, kindOf, readBytes } from './looks.js';
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
  const [isAlways, isNever] = [matcher(always), matcher(never)];
  const found: string[] = [];
  const visit = (place: string, rules: readonly Rules[], isIgnored: boolean): void => {
    const entries = entriesOf(join(start, place));
    const here = entries.some(({ name }) => name === '.gitignore') ? [...rules, rulesIn(join(start, place))] : rules;
    for (const entry of entries) {
      const path = place === '.' ? entry.name : posix.join(place, entry.name);
      const isFolder = entry.isDirectory();
      if (entry.name === '.git' || isNever(path) || (isFolder && isNever(`${path}/`))) continue;
      const isHidden = isIgnored || isIgnoredBy(here, join(start, path), isFolder);
      if (isFolder) {
        // Where nothing could count, nobody needs to look.
        if (!isHidden || always.length > 0) visit(path, here, isHidden);
      } else if (!isHidden || isAlways(path)) found.push(path);
    }
  };
  visit('.', rulesAbove(start), false);
  return found.sort();
}

const matchers = new Map<string, (path: string) => boolean>();

/** Each list of globs is read once, since all components of a language have the same. */
function matcher(globs: readonly string[]): (path: string) => boolean {
  if (globs.length === 0) return () => false;
  const key = globs.join('\n');
  const known = matchers.get(key) ?? picomatch([...globs], { dot: true });
  matchers.set(key, known);
  return known;
}

/** A folder that cannot be read has nothing. */
function entriesOf(folder: string): Dirent[] {
  try {
    return entries(folder);
  } catch {
    return [];
  }
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
function rulesAbove(start: string): Rules[] {
  const around: string[] = [];
  for (let folder = start; ; folder = dirname(folder)) {
    if (folder !== start && kindOf(join(folder, '.gitignore')) !== 'none') around.unshift(folder);
    if (kindOf(join(folder, '.git')) !== 'none') {
      const all = textOf(join(folder, '.git/info/exclude'));
      return [{ folder, ignore: ignore().add(all) }, ...around.map(rulesIn)];
    }
    if (dirname(folder) === folder) return [];
  }
}

const rulesIn = (folder: string): Rules => ({ folder, ignore: ignore().add(textOf(join(folder, '.gitignore'))) });

function textOf(path: string): string {
  try {
    return new TextDecoder().decode(readBytes(path));
  } catch {
    return '';
  }
}

const slashed = (path: string) => path.replaceAll('\\', '/');
