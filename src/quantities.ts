/** `1 component`, `2 components`. */
export const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;

/** A size in the unit that is read at a glance. */
export function bytes(size: number): string {
  if (size < 1024 * 1024) return `${Math.ceil(size / 1024)} KiB`;
  return `${(size / 1024 / 1024).toFixed(1)} MiB`;
}

/** A time that something took, given in seconds. */
export function duration(seconds: number): string {
  return seconds < 0.1 ? `${Math.round(seconds * 1000)} ms` : `${seconds.toFixed(1)} s`;
}

/** The first of many lines, and how many more there are. */
export const fewOf = (lines: readonly string[], most = 5): readonly string[] =>
  lines.length > most ? [...lines.slice(0, most), `and ${lines.length - most} more`] : lines;

/** A size as limits have it: `256 MiB`, and in full where it is none of the round ones. */
export function sizeText(size: number): string {
  for (const [unit, bytes] of [
    ['GiB', 2 ** 30],
    ['MiB', 2 ** 20],
    ['KiB', 2 ** 10],
  ] as const)
    if (size >= bytes && Number.isInteger((size / bytes) * 10)) return `${size / bytes} ${unit}`;
  return `${size} bytes`;
}
