import type { Location } from '../finding.js';
import type { CompilerError } from '../languages/language.js';
import { isAbsolute, join, relative } from '../path.js';
import { literal } from '../patterns.js';
import type { Files } from '../platform/platform.js';

/** The folders that the user knows by other names than a compiler does. */
export interface Whereabouts {
  /** The component's, as the user gave it. */
  readonly folder: string;
  /** The project's. */
  readonly root: string;
  readonly files: Files;
}

/** A path that a compiler prints, as the user would write it. */
export function asGiven(file: string, { folder, root, files }: Whereabouts): string {
  if (!isAbsolute(file)) return join(folder, file);
  for (const given of [folder, root]) {
    const within = relative(files.absolute(given), join(file));
    if (!within.startsWith('..') && !isAbsolute(within)) return join(given, within);
  }
  return join(file);
}

/** The place of an error; where only a file is known, the line that has what it is about. */
export async function placeOf(
  { file, line, column, mentions }: CompilerError,
  entry: string,
  where: Whereabouts,
): Promise<Location> {
  for (const candidate of mentions?.files ?? []) {
    const found = await find(mentions?.text ?? '', asGiven(candidate, where), where.files);
    if (found) return found;
  }
  return {
    file: asGiven(file ?? mentions?.files[0] ?? entry, where),
    ...(line !== undefined && { line }),
    ...(column !== undefined && { column }),
  };
}

/** As a word of its own, and not in a comment. */
async function find(text: string, file: string, files: Files): Promise<Location | undefined> {
  if ((await files.kind(file)) !== 'file') return undefined;
  const word = new RegExp(`(?<![\\w.-])${literal(text)}(?![\\w-])`, 'i');
  const lines = (await files.readText(file)).split('\n');
  const index = lines.findIndex((line) => !/^\s*(#|\/\/)/.test(line) && word.test(line));
  const start = lines[index]?.search(word);
  if (start === undefined) return undefined;
  return { file, line: index + 1, column: start + 1, endLine: index + 1, endColumn: start + 1 + text.length };
}
