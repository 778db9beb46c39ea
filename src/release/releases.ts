import type { Notes } from './changelog.js';
import { commitsSince } from './commits.js';
import type { Decided } from './decide.js';
import type { History } from './history.js';
import { type Scheme, tagFor } from './scheme.js';
import type { BuiltSince } from './since.js';

/** A release that is to be made. */
export interface Upcoming extends Notes {
  readonly tag: string;
  /** The names of what is in it. */
  readonly items: readonly string[];
}

/** What is released: all of it as one, or each unit by itself. */
export async function releasesOf(
  decided: readonly Decided[],
  since: readonly BuiltSince[],
  scheme: Scheme,
  history: History,
): Promise<readonly Upcoming[]> {
  const moved = decided.filter(({ to }) => to !== undefined);
  const releases = moved.map((one) => releaseOf(one, since, scheme, history));
  const [first] = releases;
  if (!first || !scheme.isOne) return releases;
  const commits = first.last === undefined ? [] : await commitsSince(moved[0]?.past?.commit, ['.'], history);
  const { name: _, ...whole } = first;
  return [
    {
      ...whole,
      commits,
      date: commits[0]?.date ?? history.date,
      verdicts: releases.flatMap(({ verdicts }) => verdicts),
      items: releases.flatMap(({ items }) => items),
    },
  ];
}

function releaseOf(
  { unit, to: version = unit.version, past, packages, commits }: Decided,
  since: readonly BuiltSince[],
  scheme: Scheme,
  history: History,
): Upcoming {
  const { name, items } = unit;
  const built = items.flatMap((item) => since.flatMap(({ verdicts }) => verdicts.get(item.name) ?? []));
  return {
    ...(name !== undefined && { name }),
    version,
    tag: tagFor(scheme, unit, version),
    ...(past && { last: past.version }),
    date: commits[0]?.date ?? history.date,
    verdicts: [...packages.flatMap(({ verdict }) => verdict ?? []), ...built],
    // Of a first release everything is new, and the history is not told.
    commits: past ? commits : [],
    items: items.map(({ name }) => name),
  };
}
