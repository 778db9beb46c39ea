import type { Severity } from '../finding.js';
import type { BumpPolicy } from './bump.js';
import type { RuleId } from './rules/index.js';
import type { Role, Side } from './verdict.js';

/** What a project has decided about its interfaces. */
export interface Policy extends BumpPolicy {
  /** What the package is to those who use it. */
  readonly role: Role;
  /** The side of interfaces that no world mentions, by their names in full. */
  readonly interfaces: ReadonlyMap<string, Exclude<Side, 'unknown'>>;
  /** How much a rule weighs, whatever it finds. */
  readonly rules: ReadonlyMap<RuleId, Severity | 'off'>;
  /** Items that are not judged, as globs over their names in full; and those of them that are. */
  readonly ignore: readonly string[];
  readonly except: readonly string[];
  /** Whether the package promises nothing yet. */
  readonly unstable: boolean;
}

/** What holds where nothing is decided. */
export const defaultPolicy: Policy = {
  role: 'contract',
  interfaces: new Map(),
  rules: new Map(),
  ignore: [],
  except: [],
  unstable: false,
  zeroAdditions: 'patch',
};

/** Whose breaking fails the gate. */
export const protects: Readonly<Record<Role, readonly ('old-guests' | 'old-hosts')[]>> = {
  contract: ['old-guests'],
  component: ['old-hosts'],
  both: ['old-guests', 'old-hosts'],
};
