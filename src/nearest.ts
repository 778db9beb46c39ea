import { closest, distance } from 'fastest-levenshtein';

/** "did you mean `x`?", when a known name is near enough to be meant. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const best = closest(name, known);
  const near = distance(name, best) <= Math.max(2, Math.floor(name.length / 3));
  return near ? `did you mean \`${best}\`?` : undefined;
}
