import type { Attempt, CompilerError } from '../language.js';
import { goDependencyErrors } from './dependencies.js';
import { lackingPackages, lackOf } from './lacks.js';
import { tinygoErrors } from './tinygo-errors.js';

/** `FILE:LINE:COLUMN: MESSAGE` of the compiler, and what the go command says of all that comes before it. */
export function goErrors(output: string, attempt: Attempt): readonly CompilerError[] {
  const places = /^(?<file>[^\s:#][^\n]*?\.go):(?<line>\d+):(?:(?<column>\d+):)? (?<message>.*(?:\n\t.*)*)$/gm;
  const packages = lackingPackages(output, attempt);
  if (packages.length > 0) return packages;
  const dependencies = goDependencyErrors(output);
  if (dependencies.length > 0) return dependencies;
  const found = [...output.matchAll(places)].flatMap(({ groups }): CompilerError[] => {
    const [message = '', ...notes] = (groups?.['message'] ?? '').split('\n').map((line) => line.trim());
    if (message === 'too many errors') return [];
    const file = groups?.['file'] ?? '';
    const lack = lackOf(file, message, attempt);
    if (lack) return [lack];
    const column = groups?.['column'];
    return [
      {
        message,
        file,
        line: Number(groups?.['line']),
        ...(column !== undefined && { column: Number(column) }),
        ...(notes.length > 0 && { notes }),
      },
    ];
  });
  if (found.length > 0) return distinct(found);
  const ofProgram = tinygoErrors(output);
  if (ofProgram.length > 0) return ofProgram;
  const [said] = [...output.matchAll(/^go: (?<message>.*(?:\n\t.*)*)$/gm)];
  const [message, ...notes] = (said?.groups?.['message'] ?? '').split('\n').map((line) => line.trim());
  return message ? [{ message, file: 'go.mod', ...(notes.length > 0 && { notes }) }] : [];
}

/** The bindings use most names several times. */
function distinct(errors: readonly CompilerError[]): readonly CompilerError[] {
  return [...new Map(errors.map((error) => [error.lacks ?? error, error])).values()];
}
