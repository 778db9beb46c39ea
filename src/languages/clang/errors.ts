import { type CompilerError, gnuErrors } from '../language.js';

/** What clang and its linker say is wrong. */
export const clangErrors = (output: string): readonly CompilerError[] => [...gnuErrors(output), ...linkErrors(output)];

/** What the world asks for and the sources do not define. */
function linkErrors(output: string): CompilerError[] {
  const symbols = [...output.matchAll(/undefined symbol: (?<symbol>.+)$/gm)].map(({ groups }) => groups?.['symbol']);
  return [...new Set(symbols)].map((symbol) => ({
    message: `\`${symbol}\` is declared and used, but nothing defines it`,
  }));
}
