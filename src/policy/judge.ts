import { type Capability, capabilityOf } from '../project/capabilities.js';
import { type Asked, askedBy } from './asked.js';
import type { Granted, Rules } from './policy.js';

/** An import that is not granted. */
export interface Denial {
  /** As the component has it. */
  readonly import: string;
  readonly capability: Capability;
  /** What denies it; none: nothing allows it. */
  readonly by?: Granted;
}

/**
 * Holds what a component imports against rules. An interface of types alone asks for nothing when the component runs, and
 * the plumbing of WASI (`wasi:io/*`, `wasi:http/types`) has nothing to give that has not come from another interface:
 * `allow` need not name them. What is denied is denied, plumbing as well.
 */
export function judge(asked: Asked, { allow, deny }: Rules): readonly Denial[] {
  return askedBy(asked).flatMap((name) => {
    const capability = capabilityOf(name);
    const by = deny.find(({ pattern }) => pattern.matches(name));
    if (by) return [{ import: name, capability, by }];
    const isGranted =
      allow === undefined || capability.capability === 'plumbing' || allow.some(({ pattern }) => pattern.matches(name));
    return isGranted ? [] : [{ import: name, capability }];
  });
}
