import diff from 'semver/functions/diff.js';
import gt from 'semver/functions/gt.js';
import inc from 'semver/functions/inc.js';
import parse from 'semver/functions/parse.js';
import type { Bump, Declared } from './verdict.js';

/** How much a change weighs, whatever the version is: it breaks somebody, it adds something, it is to be seen, it is nothing. */
export type Weight = 'break' | 'addition' | 'touch' | 'none';

const weights: readonly Weight[] = ['none', 'touch', 'addition', 'break'];

export const heaviest = (of: Iterable<Weight>): Weight =>
  [...of].reduce((most, weight) => (weights.indexOf(weight) > weights.indexOf(most) ? weight : most), 'none' as Weight);

export interface BumpPolicy {
  /** On a `0.N` track, whether additions move the patch digit, as WASI's do, or the minor one, as breaks do. */
  readonly zeroAdditions: 'patch' | 'minor';
}

/** What a change of something without a version weighs, by the digit that it was said to move. */
export const weightOf = (bump: Bump): Weight =>
  (({ none: 'none', patch: 'touch', minor: 'addition', major: 'break' }) as const)[bump];

/** The digit that a change moves, from a version on. Without a version, as if it were above 1.0. */
export function requiredBump(weight: Weight, from: string | undefined, { zeroAdditions }: BumpPolicy): Bump {
  if (weight === 'none') return 'none';
  const version = from === undefined ? undefined : parse(from);
  if (version?.major === 0) {
    if (version.minor === 0) return 'patch';
    return weight === 'break' || (weight === 'addition' && zeroAdditions === 'minor') ? 'minor' : 'patch';
  }
  return weight === 'break' ? 'major' : weight === 'addition' ? 'minor' : 'patch';
}

const bumps: readonly Bump[] = ['none', 'patch', 'minor', 'major'];

/** What two versions declare. A pre-release promises nothing, so that every version after it will do. */
export function declaredBump(from: string, to: string, required: Bump): Declared {
  const moved = gt(to, from) ? diff(from, to) : null;
  const bump = moved === null ? 'none' : moved === 'prerelease' ? 'patch' : (moved.replace('pre', '') as Bump);
  const isFree = moved !== null && (parse(from)?.prerelease.length ?? 0) > 0;
  return { from, to, bump, enough: isFree || bumps.indexOf(bump) >= bumps.indexOf(required) };
}

/** The lowest version that is enough. */
export function nextVersion(from: string, required: Bump): string {
  if (required === 'none') return from;
  // Above a pre-release comes the release that it is one of.
  return inc(from, (parse(from)?.prerelease.length ?? 0) > 0 ? 'patch' : required) ?? from;
}
