import { fetched } from '../fetched.js';
import type { CompilerError } from '../language.js';

/** The words of cargo that name a crate which it could not have; the second list may stand in what has caused the first. */
const names = [
  /no matching package named `(?<name>[^`]+)` found/,
  /failed to select a version for (?:the requirement )?`(?<name>[^`\s=]+)/,
  /failed to get `(?<name>[^`]+)` as a dependency/,
  /(?:failed to (?:verify the checksum of|download)|checksum for) `(?<name>[^`\s]+) v/,
];

/** `error: …` with the lines that belong to it, if it is about a dependency. */
export function cargoDependencyError(message: string, notes: readonly string[]): CompilerError | undefined {
  const said = [message, ...notes].join('\n');
  const name = names.map((words) => words.exec(said)?.groups?.['name']).find((found) => found !== undefined);
  if (name === undefined) return undefined;
  return fetched(said, {
    message,
    mentions: { text: name, files: ['Cargo.toml'] },
    ...(notes.length > 0 && { notes }),
  });
}
