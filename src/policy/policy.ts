import type { Location } from '../finding.js';
import type { Budget } from './budget.js';
import type { Pattern } from './pattern.js';

/** A pattern, and where it stands. */
export interface Granted {
  readonly pattern: Pattern;
  readonly location?: Location;
}

/** What may be imported. What is denied is denied, whatever allows it. */
export interface Rules {
  /** None: everything that is not denied. */
  readonly allow?: readonly Granted[];
  readonly deny: readonly Granted[];
  readonly budget?: Budget;
  /** Where `allow` stands, or all of it. */
  readonly location?: Location;
}

/** What a project, or a platform, grants. */
export interface Policy {
  readonly all: Rules;
  /** What is granted and denied to one component or composition besides, by its name. */
  readonly components: ReadonlyMap<string, Rules>;
}

/**
 * The rules for one component: what is said of it alone is added to what is said of all. A composition is granted
 * what its parts are granted; what is denied to one of them is no matter of the others.
 */
export function rulesFor(name: string, { all, components }: Policy, parts: readonly string[] = []): Rules {
  const own = components.get(name) ?? { deny: [] };
  const allow =
    own.allow || all.allow
      ? [all, own, ...parts.map((part) => components.get(part))].flatMap((rules) => rules?.allow ?? [])
      : undefined;
  const meant = own.allow ? own : all.allow ? all : own;
  return {
    ...(allow && { allow }),
    deny: [...all.deny, ...own.deny],
    ...(meant.location && { location: meant.location }),
  };
}
