import { gt, rsort } from 'semver';
import { type BumpPolicy, heaviest, nextVersion, requiredBump, type Weight } from '../compat/bump.js';
import type { Bump } from '../compat/verdict.js';

/** What has changed of a unit since it was released. */
export interface Changes {
  /** The digits that the interfaces of its packages ask for. */
  readonly bumps: readonly Bump[];
  /** What else there is: of components, whose interfaces have no version, and of commits. */
  readonly weights: readonly Weight[];
}

const bumps: readonly Bump[] = ['none', 'patch', 'minor', 'major'];

/** The digit that moves. */
export function bumpFor({ bumps: asked, weights }: Changes, last: string, policy: BumpPolicy): Bump {
  const own = requiredBump(heaviest(weights), last, policy);
  return bumps.findLast((bump) => bump === own || asked.includes(bump)) ?? 'none';
}

/** The next version; one that is written already, and is higher, stays. None: nothing is to be released. */
export function nextFor(bump: Bump, last: string, written: string): string | undefined {
  const next = nextVersion(last, bump);
  const version = gt(written, next) ? written : next;
  return version === last ? undefined : version;
}

export const highest = (versions: readonly string[]): string => rsort([...versions])[0] ?? '0.0.0';
