import type { Party } from '../../src/compat/verdict.js';
import { core } from '../core/core.js';
import { type States, stable } from './engine.js';

/** Whom a change breaks in a world, and what wasm-tools says of it. */
export interface Judgement {
  readonly parties: readonly Party[];
  readonly messages: readonly string[];
}

/**
 * What the type check of wasm-tools says, with a guest that uses everything in its world. It goes one way only;
 * the other way a guest built now stands before a host of the old version.
 */
export function semverCheck({ baseline, current }: States, world: string): Judgement {
  const before = { ...baseline, features: stable };
  const after = { ...current, features: stable };
  const found: [Party, string | undefined][] = [
    ['old-guests', core.compatibility.semverCheck(before, after, world)],
    ['old-hosts', core.compatibility.semverCheck(after, before, world)],
  ];
  const broken = found.filter(([, message]) => message !== undefined);
  return {
    parties: broken.map(([party]) => party),
    messages: broken.map(([party, message]) => `${party}: ${message}`),
  };
}

/** What no oracle of one version of the names can see: that the package is on another track. */
export const aboutVersions: ReadonlySet<string> = new Set(['version-track-changed', 'version-too-low']);

/** Why wasm-tools and the comparison may differ in a world. */
export const defects = {
  'refuses-itself':
    'wasm-tools refuses a guest of a world in that same world, where an interface that is imported and exported uses a resource of another that is both as well',
} as const;

export type Defect = keyof typeof defects;

export function defectIn({ baseline, current }: States, world: string): Defect | undefined {
  const fitsItself = [baseline, current].every(
    (state) => semverCheck({ baseline: state, current: state }, world).parties.length === 0,
  );
  return fitsItself ? undefined : 'refuses-itself';
}
