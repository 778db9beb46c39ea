import { join } from '../path.js';
import { type Command, type Files, type Platform, ProgramNotFound } from '../platform/platform.js';
import type { Inspected, Looking } from './materials.js';

/** The disk, as a language looks at it. */
export function lookingAt(files: Files): Looking {
  return {
    read: (file) => textOf(file, files),
    list: (folder) => files.list(folder).catch(() => []),
  };
}

/** How a language asks about the folder of a component. */
export function askingIn(
  folder: string,
  { files, processes }: Platform,
  signal: AbortSignal,
): Pick<Inspected, 'read' | 'ask'> {
  return {
    read: (file) => textOf(join(folder, file), files),
    async ask(command: Command) {
      try {
        const { code, stdout, output } = await processes.run(command, signal);
        return code === 0 ? { stdout } : { failure: complaintIn(output) };
      } catch (failure) {
        if (!(failure instanceof ProgramNotFound)) throw failure;
        return { failure: failure.message };
      }
    },
  };
}

const textOf = async (file: string, files: Files) =>
  (await files.kind(file)) === 'file' ? files.readText(file).catch(() => undefined) : undefined;

/** The first line that says what is wrong. */
function complaintIn(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  return (lines.find((line) => /^error/.test(line)) ?? lines[0] ?? 'it says nothing').replace(/^error: /, '');
}
