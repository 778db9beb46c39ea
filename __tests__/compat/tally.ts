import { expect } from 'vitest';

/** Counts where the comparison and an oracle say the same; what differs must be explained, by its name. */
export function tally(oracle: string, explained: Readonly<Record<string, string>>) {
  const agree: string[] = [];
  const differ = new Map<string, string>();
  return {
    add(name: string, ours: readonly string[], theirs: readonly string[], words: readonly string[]) {
      if (String(ours) === String(theirs)) agree.push(name);
      else differ.set(name, `${name}: [${ours}], ${oracle} says [${theirs}] ${words.join('; ')}`);
    },
    close() {
      const unexplained = [...differ].filter(([name]) => !(name in explained)).map(([, words]) => words);
      process.stdout.write(
        `${oracle}: agree ${agree.length}, explained ${differ.size - unexplained.length}, unexplained ${unexplained.length}\n`,
      );
      expect(unexplained).toEqual([]);
      // What is explained and does not differ was mended, or was never there.
      expect(Object.keys(explained).filter((name) => !differ.has(name))).toEqual([]);
    },
  };
}
