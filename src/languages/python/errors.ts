import type { CompilerError } from '../language.js';

/** What was wrong when the program was loaded, or what pip could not do. `root`: the folder of the program's modules, in the component's. */
export function pythonErrors(output: string, root: string): readonly CompilerError[] {
  return [...tracebackErrors(output, root), ...pipErrors(output)];
}

/** componentize-py mounts each folder of its path under its number; the program's own is the first. */
const own = /^\s*File "\/0\/([^"]+)", line (\d+)/;
const raised = /^(?:AssertionError: )?([A-Za-z_][\w.]*(?:Error|Exception|Exit|Interrupt|Warning)\b(?::.*)?)$/;

function tracebackErrors(output: string, root: string): CompilerError[] {
  const lines = output.split('\n');
  // The tool says it a second time, in its own words.
  const end = lines.findIndex((line) => line.startsWith('Caused by:'));
  const traceback = end < 0 ? lines : lines.slice(0, end);
  const message = traceback.flatMap((line) => raised.exec(line)?.[1] ?? []).at(-1);
  if (message === undefined) return [];
  const [file, line] = traceback.flatMap((text) => own.exec(text)?.slice(1) ?? []).slice(-2);
  return [{ message, ...(file !== undefined && { file: root + file, line: Number(line) }) }];
}

/** The last word of pip says what it could not find; the words before say where it has looked. */
function pipErrors(output: string): CompilerError[] {
  const said = [...output.matchAll(/^ERROR: (.*)$/gm)].map(([, message = '']) => message);
  const message = said.at(-1);
  const notes = said.slice(0, -1);
  return message === undefined ? [] : [{ message, ...(notes.length > 0 && { notes }) }];
}
