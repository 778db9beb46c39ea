import { fetched } from '../fetched.js';
import type { CompilerError } from '../language.js';

/** The files that may ask for a package, in the order in which one is read. */
const askers = ['requirements.lock', 'requirements.txt', 'pyproject.toml'];

/** The last word of pip says what it could not find; the words before say where it has looked. */
export function pipErrors(output: string, isOffline: boolean): CompilerError[] {
  const said = [...output.matchAll(/^ERROR: (.*)$/gm)].map(([, message = '']) => message);
  const message = said.at(-1);
  if (message === undefined) return [];
  const unmatched = hashErrors(output);
  if (unmatched.length > 0) return unmatched;
  const name = /(?:No matching distribution found for|satisfies the requirement) ([\w.-]+)/.exec(message)?.[1];
  const broken = [...new Set(output.match(/^WARNING: Retrying .*$/gm)?.map(reasonOf))];
  const notes = [...said.slice(0, -1), ...broken];
  if (name !== undefined) {
    const error = { message, mentions: { text: name, files: askers }, ...(notes.length > 0 && { notes }) };
    // Without an index pip has the same words for all that it does not have.
    return [fetched(isOffline ? 'offline mode' : broken.length > 0 ? 'connection broken' : message, error)];
  }
  const [, line, file] = /\(from line (\d+) of ([^)]+)\)/.exec(message) ?? [];
  const place = file === undefined ? {} : { file, line: Number(line) };
  return [{ message, ...place, ...(notes.length > 0 && { notes }) }];
}

/** What is in a warning that a request is made again. */
const reasonOf = (warning: string): string =>
  /Error\('[^:]*: (.+)'\)': /.exec(warning)?.[1] ?? warning.replace(/^WARNING: /, '');

/** A package that is not the one whose checksum is recorded, each with both. */
function hashErrors(output: string): CompilerError[] {
  const blocks = /^ {4}(?<name>[\w.-]+)==\S+ from \S+.*\n(?<sums>(?: {8,}.*\n?)+)/gm;
  if (!output.includes('DO NOT MATCH THE HASHES')) return [];
  return [...output.matchAll(blocks)].map(({ groups }) => {
    const name = groups?.['name'] ?? '';
    const notes = (groups?.['sums'] ?? '')
      .trim()
      .split('\n')
      .map((line) => line.trim().replace(/\s+/g, ' '));
    const message = `checksum mismatch: what the registry serves as \`${name}\` is not what is recorded`;
    return fetched(message, { message, mentions: { text: name, files: askers }, notes });
  });
}
