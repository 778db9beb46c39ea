import { type Finding, warning } from '../../finding.js';
import type { Component } from '../../model.js';

/** A cache that cannot be used: nothing depends on it but time. */
export const unusable = (what: string, details: Partial<Pick<Finding, 'help' | 'location'>> = {}): Finding =>
  warning('cache-unusable', what, details);

/** An entry that is not what it says it is. */
export const poisoned = ({ name, location }: Component, { entry, why }: Refused, willMend: boolean): Finding =>
  warning('cache-poisoned', `what the shared cache has of \`${name}\` is refused: ${why}`, {
    component: name,
    location,
    notes: [`entry: ${entry}`],
    help: willMend
      ? 'it is built anew, and the entry is put right; find out who else writes there, and how'
      : 'it is built anew; find out who writes there, and how, and have the entry put right by a run that may write',
  });

/** What was wrong with an entry, as the end of a sentence, and its address. */
export interface Refused {
  readonly entry: string;
  readonly why: string;
}
