import { type Judging, judge } from '../../src/compat/judge.js';
import { defaultPolicy } from '../../src/compat/policy.js';
import { readSides } from '../../src/compat/read.js';
import type { CompatFinding, Party, Verdict } from '../../src/compat/verdict.js';
import type { WitSource } from '../../src/core/index.js';
import { core } from '../core/core.js';

/** Two versions of a package. */
export interface States {
  readonly baseline: WitSource;
  readonly current: WitSource;
}

export const stable: WitSource['features'] = { tag: 'only', val: [] };

/** The two as users of stable items see them, and with every feature gate open. */
export function readStates({ baseline, current }: States): Pick<Judging, 'baseline' | 'current' | 'open'> {
  const parse = (source: WitSource, features: WitSource['features']) => core.wit.parse({ ...source, features });
  return {
    ...readSides(parse(baseline, stable), parse(current, stable)),
    open: readSides(parse(baseline, { tag: 'all' }), parse(current, { tag: 'all' })),
  };
}

export function verdictOf(states: States, options: Partial<Judging> = {}): Verdict {
  const titles = { baseline: 'baseline', current: 'current' };
  return judge({ ...readStates(states), policy: defaultPolicy, titles, ...options });
}

/** Whom the findings break that a type check or the matching of names could have. */
export function partiesOf(findings: readonly CompatFinding[]): readonly Party[] {
  const seen = new Set(findings.filter(({ layer }) => layer !== 'source').flatMap(({ breaks }) => breaks));
  return (['old-guests', 'old-hosts'] as const).filter((party) => seen.has(party));
}

/** The worlds that both states have under the same name. */
export function sharedWorlds({ baseline, current }: States): readonly string[] {
  const now = new Set(worldsOf(current));
  return worldsOf(baseline).filter((name) => now.has(name));
}

function worldsOf(source: WitSource): readonly string[] {
  const { packages, main, worlds } = core.wit.parse({ ...source, features: stable });
  return [...(packages[main]?.worlds ?? [])].map((id) => worlds[id]?.name ?? '');
}
