import { type BumpPolicy, weightOf } from '../compat/bump.js';
import { weightOfCommit } from './commits.js';
import type { Followed } from './follow.js';
import { bumpFor, type Changes, highest, nextFor } from './next.js';
import type { BuiltSince } from './since.js';

/** A unit with the version that it is released as; none: nothing of it has changed. */
export interface Decided extends Followed {
  readonly to?: string;
}

/** What is told by WIT packages and commits. */
export function packageChanges({ packages, commits }: Followed): Changes {
  const judged = packages.flatMap(({ verdict, isVersioned }) =>
    verdict ? [{ required: verdict.required, isVersioned }] : [],
  );
  return {
    bumps: judged.flatMap(({ required, isVersioned }) => (isVersioned ? [required] : [])),
    weights: [
      ...judged.flatMap(({ required, isVersioned }) => (isVersioned ? [] : [weightOf(required)])),
      ...commits.map(weightOfCommit),
    ],
  };
}

/** The same with what is told by what was built. */
export function allChanges(one: Followed, since: readonly BuiltSince[]): Changes {
  const { bumps, weights } = packageChanges(one);
  const own = one.unit.items.flatMap(({ name, kind }) => {
    if (kind === 'wit') return [];
    const verdicts = since.flatMap(({ verdicts }) => verdicts.get(name) ?? []);
    const isOther = since.some(({ differing }) => differing.has(name));
    return [...verdicts.map(({ required }) => weightOf(required)), ...(isOther ? (['touch'] as const) : [])];
  });
  return { bumps, weights: [...weights, ...own] };
}

/** What has never been released is released as it is written. */
export function withNext(one: Followed, changes: Changes, policy: BumpPolicy): Decided {
  const { unit, past } = one;
  const to = past ? nextFor(bumpFor(changes, past.version, policy), past.version, unit.version) : unit.version;
  return { ...one, ...(to !== undefined && { to }) };
}

/** The same version for all, as soon as one of them has changed. */
export function asOne(all: readonly Decided[]): readonly Decided[] {
  const versions = all.flatMap(({ to }) => to ?? []);
  if (versions.length === 0) return all;
  const to = highest(versions);
  return all.map((one) => ({ ...one, to }));
}
