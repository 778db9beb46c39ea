import { createHash } from 'node:crypto';
import { type BigIntStats, type Dirent, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { readAtMost } from './read-at-most.js';

/*
 * All looks at the disk that decide what a run does. An observation hears of each, so that the next run can tell
 * whether they would all show the same.
 */

/** What there is, all of it or its kind alone, and where it is without links. */
type Question = 'whole' | 'kind' | 'real';

/** What was seen, by absolute path. */
export type Seen = readonly (readonly [Question, path: string, answer: string])[];

/** Hears of everything that is looked at, until it ends. */
export interface Observation {
  /** What was seen; none when that was not all that decided: something else was asked, or something changed meanwhile. */
  end(): Seen | undefined;
}

/** `most`: of as many bytes as may be read. */
export function readBytes(path: string, most?: number): Uint8Array {
  return looked(
    path,
    () => (most === undefined ? readFileSync(path) : readAtMost(path, most)),
    (bytes) => bytes,
  );
}

/** The names in a folder with their kinds. */
export function entriesOf(folder: string): Dirent[] {
  return looked(folder, () => readdirSync(folder, { withFileTypes: true }), listing);
}

/** What it is goes first: it may be written while it is read. */
function looked<T>(path: string, look: () => T, content: (seen: T) => Uint8Array | string): T {
  const before = observed && statsOf(path);
  let seen: T | undefined;
  try {
    seen = look();
    return seen;
  } finally {
    observed?.note(path, before, () => (seen === undefined ? '' : content(seen)));
  }
}

export function kindOf(path: string): 'file' | 'folder' | 'none' {
  const kind = kindNow(path);
  observed?.answer('kind', path, kind);
  return kind;
}

/** What is another as soon as a file or a folder is; none when there is none. */
export function stampOf(path: string): string | undefined {
  const stats = statsOf(path);
  observed?.note(path, stats, () => contentOf(path, stats));
  return stats && stampIn(stats);
}

/** The same place without links; none when it is not there. */
export function realOf(path: string): string | undefined {
  const real = realNow(path);
  observed?.answer('real', path, real ?? nothing);
  return real;
}

/** What is asked of others than the disk can have another answer the next time. */
export function askedElsewhere(): void {
  if (observed) observed.isAll = false;
}

/** What was seen at a path and below it decides nothing any more; what is seen there from now on does. */
export function unsee(path: string): void {
  observed?.unsee(path);
}

/** Begins to note what is looked at. There is one observation at a time. */
export function observe(): Observation {
  const mine = new Notes();
  observed = mine;
  return {
    end: () => {
      if (observed === mine) observed = undefined;
      return mine.isAll ? mine.seen() : undefined;
    },
  };
}

/** Whether everything that was seen is as it was. */
export function isAsSeen(seen: Seen): boolean {
  return seen.every(([question, path, answer]) => {
    if (question === 'kind') return kindNow(path) === answer;
    if (question === 'real') return (realNow(path) ?? nothing) === answer;
    const stats = statsOf(path);
    return (answer.startsWith(digest) && stats ? digestOf(contentOf(path, stats)) : stampIn(stats)) === answer;
  });
}

class Notes {
  isAll = true;
  private readonly answers = new Map<string, Seen[number]>();
  private readonly stamps = new Map<string, string>();

  answer(question: Question, path: string, answer: string): void {
    const place = resolve(path);
    const before = this.answers.get(`${question} ${place}`);
    if (before && before[2] !== answer && question !== 'whole') this.isAll = false;
    if (!before) this.answers.set(`${question} ${place}`, [question, place, answer]);
  }

  /**
   * Notes something as a whole, by what it was before it was read; a folder by what is in it, since what lies there for
   * a moment changes its times as well.
   */
  note(path: string, before: BigIntStats | undefined, content: () => Uint8Array | string): void {
    const place = resolve(path);
    const stamp = stampIn(before);
    const known = this.stamps.get(place);
    if (known !== undefined && known !== stamp) this.isAll = false;
    if (known !== undefined) return;
    this.stamps.set(place, stamp);
    const isByContent = before && (before.isDirectory() || isFresh(before));
    this.answer('whole', place, isByContent ? digestOf(content()) : stamp);
  }

  unsee(path: string): void {
    const place = resolve(path);
    const isMeant = (other: string) => other === place || other.startsWith(`${place}${sep}`);
    for (const [key, [, other]] of this.answers) if (isMeant(other)) this.answers.delete(key);
    for (const other of this.stamps.keys()) if (isMeant(other)) this.stamps.delete(other);
  }

  /** A kind says nothing beside the whole. */
  seen(): Seen {
    return [...this.answers.values()].filter(
      ([question, path]) => question !== 'kind' || (this.stamps.get(path) ?? nothing) === nothing,
    );
  }
}

let observed: Notes | undefined;

const nothing = '-';
const digest = 'sha256:';

const stampIn = (stats: BigIntStats | undefined): string =>
  stats ? [stats.dev, stats.ino, stats.size, stats.mtimeNs, stats.ctimeNs].join(' ') : nothing;

/** As long as a second change within the same tick of the clock cannot be told from the first; some file systems have seconds. */
function isFresh({ mtimeNs, ctimeNs }: BigIntStats): boolean {
  const latest = mtimeNs > ctimeNs ? mtimeNs : ctimeNs;
  const tick = ctimeNs % 1_000_000n === 0n ? 2_500 : 100;
  return Date.now() - Number(latest / 1_000_000n) < tick;
}

function statsOf(path: string): BigIntStats | undefined {
  try {
    return statSync(path, { bigint: true, throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function kindNow(path: string): 'file' | 'folder' | 'none' {
  const stats = statsOf(path);
  if (stats?.isDirectory()) return 'folder';
  return stats ? 'file' : 'none';
}

function realNow(path: string): string | undefined {
  try {
    return realpathSync(path).replaceAll('\\', '/');
  } catch {
    return undefined;
  }
}

function contentOf(path: string, stats: BigIntStats | undefined): Uint8Array | string {
  try {
    return stats?.isDirectory() ? listing(readdirSync(path, { withFileTypes: true })) : readFileSync(path);
  } catch {
    return '';
  }
}

const listing = (entries: readonly Dirent[]) =>
  entries
    .map((entry) => `${entry.name}${entry.isDirectory() ? '/' : ''}`)
    .sort()
    .join('\0');

const digestOf = (content: Uint8Array | string) => `${digest}${createHash('sha256').update(content).digest('hex')}`;
