import { judge } from '../../src/compat/judge.js';
import { defaultPolicy } from '../../src/compat/policy.js';
import type { CompatFinding, Verdict } from '../../src/compat/verdict.js';
import { core, problemOf } from '../core/core.js';
import { partiesOf, readStates, type States, sharedWorlds, stable } from './engine.js';
import { aboutVersions, type Defect, defectIn, type Judgement, semverCheck } from './oracle.js';

/** What became of one pair of states, world by world. */
export interface Outcome {
  readonly agree: number;
  readonly explained: readonly Defect[];
  /** What the comparison and wasm-tools do not agree on, in words. */
  readonly unexplained: readonly string[];
}

/** Holds the comparison of two states against wasm-tools, in each world; undefined where the states are no WIT that could be encoded. */
export function outcomeOf(states: States): Outcome | undefined {
  const judgements: [world: string, judgement: Judgement][] = [];
  if (problemOf(() => judgements.push(...judgementsOf(states)))) return undefined;
  const sides = readStates(states);
  const titles = { baseline: 'baseline', current: 'current' };
  const verdict = (world?: string) =>
    judge({ ...sides, policy: defaultPolicy, titles, ...(world !== undefined && { world }) });
  const worlds = judgements.map(([world, theirs]) => ({ world, theirs, verdict: verdict(world) }));
  const explained: Defect[] = [];
  const unexplained = falseClaims(
    verdict(),
    worlds.map(({ verdict }) => verdict),
  );
  let agree = 0;
  for (const { world, theirs, verdict } of worlds) {
    const findings = verdict.findings.filter(({ id }) => !aboutVersions.has(id));
    const ours = partiesOf(findings);
    const defect = String(ours) === String(theirs.parties) ? undefined : defectIn(states, world);
    if (String(ours) === String(theirs.parties)) agree++;
    else if (defect) explained.push(defect);
    else
      unexplained.push(
        [`${world}: [${ours}], not [${theirs.parties}]`, ...theirs.messages, ...findings.map(line)].join('\n  '),
      );
  }
  return { agree, explained, unexplained };
}

/** What wasm-tools says of each world. What is valid WIT may be no component, such as one with a `stream<char>`. */
function judgementsOf(states: States): [world: string, judgement: Judgement][] {
  for (const source of [states.baseline, states.current]) {
    core.wit.parse({ ...source, features: { tag: 'all' } });
    core.wit.encode({ ...source, features: stable });
  }
  return sharedWorlds(states).map((world) => [world, semverCheck(states, world)]);
}

/** Whom a finding of all worlds together breaks must break in one of the worlds that have it. */
function falseClaims(all: Verdict, worlds: readonly Verdict[]): string[] {
  const key = ({ id, item }: CompatFinding) => `${id} ${item}`;
  const claimed = new Map<string, Set<string>>();
  for (const { findings } of worlds) {
    const broken = partiesOf(findings);
    for (const finding of findings) {
      const parties = claimed.get(key(finding)) ?? new Set();
      claimed.set(key(finding), parties);
      for (const party of broken) parties.add(party);
    }
  }
  return all.findings.flatMap((finding) => {
    const parties = claimed.get(key(finding));
    const isFalse = parties && finding.breaks.some((party) => !parties.has(party));
    return isFalse ? [`all worlds: ${line(finding)}, and in no world`] : [];
  });
}

const line = ({ id, item, side, breaks }: CompatFinding) => `${id} ${item} ${side} [${breaks}]`;
