import type { DebugFrame } from '../core/index.js';
import type { Symbolized } from '../debugging/symbolize.js';

/** A backtrace with its frames in the words of the sources; all other lines are as they were. */
export function symbolizedText(backtrace: string, symbolized: readonly Symbolized[]): string {
  const lines = backtrace.trimEnd().split('\n');
  const known = new Map(symbolized.map(({ frame, places }) => [frame.line, places]));
  return lines.flatMap((line, i) => [line, ...(known.get(i) ?? []).map(placeLine)]).join('\n');
}

function placeLine({ function: name = 'a function without a name', file, line, column }: DebugFrame): string {
  const at = [file, line, column].filter((part) => part !== undefined).join(':');
  return `         ${name}${at === '' ? '' : `\n           at ${at}`}`;
}
