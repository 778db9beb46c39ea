import { hasGrown, type News } from '../../compat/news.js';
import { capabilityOf } from '../../project/capabilities.js';
import { bytes } from '../../quantities.js';
import { clipped, code, plain } from '../markdown.js';
import type { Gate } from './gate.js';

/** What else is new and worth to be told: of components that were compared, and of what a run has made. */
export function newsIn({ verdicts, news = [] }: Gate): readonly News[] {
  return [...verdicts.flatMap(({ component }) => component ?? []), ...news].filter(
    (item) => hasGrown(item) || powersIn(item).length > 0,
  );
}

interface Power {
  readonly imports: readonly string[];
  /** What they give power over. */
  readonly words: string;
}

/** The imports that were gained, by what they give power over. What serves the other interfaces gives none. */
function powersIn({ gained }: News): readonly Power[] {
  const powers = new Map<string, string[]>();
  for (const item of gained) {
    const { capability, words } = capabilityOf(item);
    if (capability !== 'plumbing') powers.set(words, [...(powers.get(words) ?? []), item]);
  }
  return [...powers].map(([words, imports]) => ({ words, imports }));
}

/** A few names of them, in the manner of a reporter. */
function named({ imports }: Power, name: (text: string) => string): string {
  const more = imports.length > 3 ? ` and ${imports.length - 3} more` : '';
  return `${imports
    .slice(0, 3)
    .map((item) => name(clipped(item, 200)))
    .join(', ')}${more}`;
}

/** `from 437 KiB to 490 KiB (+12 %)` */
function growth({ size: { before, now } = { before: 0, now: 0 } }: News): string {
  const share = before === 0 ? '' : ` (+${Math.round(((now - before) / before) * 100)} %)`;
  return `from ${bytes(before)} to ${bytes(now)}${share}`;
}

/** As Markdown. `most`: so many components at most; where the rest is. */
export function newsMarkdown(gate: Gate, most: number, rest: string): string {
  const all = newsIn(gate);
  if (all.length === 0) return '';
  const lines = all
    .slice(0, most)
    .flatMap((item) => [
      ...powersIn(item).map(
        (power) => `- ${code(item.name)} now imports ${named(power, code)} (${plain(power.words)}).`,
      ),
      ...(hasGrown(item)
        ? [
            `- ${code(`${item.name}.wasm`)} grows ${growth(item)}${item.by === undefined ? '' : `, all of it in ${code(item.by)}`}.`,
          ]
        : []),
    ]);
  const left = all.length > most ? [`- ${all.length - most} more ${rest}.`] : [];
  return ['**Also new**, and no reason to fail:', [...lines, ...left].join('\n')].join('\n\n');
}

/** As lines of progress. */
export function newsLines(gate: Gate): readonly string[] {
  return newsIn(gate).flatMap((item) => [
    ...powersIn(item).map((power) => `     Imports  ${item.name}: ${named(power, (text) => text)} (${power.words})`),
    ...(hasGrown(item)
      ? [`       Grows  ${item.name}.wasm ${growth(item)}${item.by === undefined ? '' : `, all of it in ${item.by}`}`]
      : []),
  ]);
}
