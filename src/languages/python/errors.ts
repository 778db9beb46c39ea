import type { Attempt, CompilerError } from '../language.js';
import { pipErrors } from './pip-errors.js';

/** What was wrong when the program was loaded, or what pip could not do. `root`: the folder of the program's modules, in the component's. */
export function pythonErrors(output: string, root: string, { isOffline }: Attempt): readonly CompilerError[] {
  return [...tracebackErrors(output, root), ...pipErrors(output, isOffline)];
}

/** componentize-py mounts each folder of its path under its number; the program's own is the first. */
const own = /^(?:AssertionError: )?\s*File "\/0\/([^"]+)", line (\d+)/;

function tracebackErrors(output: string, root: string): CompilerError[] {
  if (!output.includes('Traceback (most recent call last)')) return [];
  const lines = output.split('\n');
  // The tool says it a second time, in its own words.
  const end = lines.findIndex((line) => line.startsWith('Caused by:'));
  const traceback = end < 0 ? lines : lines.slice(0, end);
  const message = raisedIn(traceback);
  if (message === undefined) return [];
  const [file, line] = traceback.flatMap((text) => own.exec(text)?.slice(1) ?? []).slice(-2);
  const place = file === undefined ? {} : { file: root + file, line: Number(line) };
  const module = /^ModuleNotFoundError: No module named '([^']+)'/.exec(message)?.[1];
  if (module === undefined) return [{ message, ...place }];
  const help = `list what has \`${module}\` in requirements.txt or pyproject.toml, or write ${module}.py`;
  return [{ about: 'dependency', message, ...place, help }];
}

/** The last line that has no indent, after the frames: `ValueError: it was wrong`, of any class that there may be. */
function raisedIn(traceback: readonly string[]): string | undefined {
  const raised = /^(?:AssertionError: )?((?:[A-Za-z_]\w*\.)*[A-Z]\w*(?::.*)?)$/;
  return traceback.flatMap((line) => raised.exec(line)?.[1] ?? []).at(-1);
}
