import { hasGrown, type News } from '../../compat/news.js';
import { bytes } from '../../quantities.js';
import { code } from '../markdown.js';
import type { Gate } from './gate.js';

/** What else is new and worth to be told: of components that were compared, and of what a run has made. */
export function newsIn({ verdicts, news = [] }: Gate): readonly News[] {
  return [...verdicts.flatMap(({ component }) => component ?? []), ...news].filter(hasGrown);
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
  const lines = all.slice(0, most).map((item) => {
    const by = item.by === undefined ? '' : `, all of it in ${code(item.by)}`;
    return `- ${code(`${item.name}.wasm`)} grows ${growth(item)}${by}.`;
  });
  const left = all.length > most ? [`- ${all.length - most} more ${rest}.`] : [];
  return ['**Also new**, and no reason to fail:', [...lines, ...left].join('\n')].join('\n\n');
}

/** As lines of progress. */
export function newsLines(gate: Gate): readonly string[] {
  return newsIn(gate).map((item) => {
    const by = item.by === undefined ? '' : `, all of it in ${item.by}`;
    return `       Grows  ${item.name}.wasm ${growth(item)}${by}`;
  });
}
