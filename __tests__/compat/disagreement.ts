import { judge } from '../../src/compat/judge.js';
import { defaultPolicy } from '../../src/compat/policy.js';
import type { CompatFinding, Party, Verdict } from '../../src/compat/verdict.js';
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

/** Whom all worlds together break must break in one of the worlds that have it, and the other way round. */
function falseClaims(all: Verdict, worlds: readonly Verdict[]): string[] {
  const claimed = new Map<string, Set<Party>>();
  for (const { findings } of worlds) {
    const broken = partiesOf(findings);
    for (const { id, item } of findings) {
      const parties = claimed.get(`${id} ${item}`) ?? new Set();
      claimed.set(`${id} ${item}`, parties);
      for (const party of broken) parties.add(party);
    }
  }
  const tooMuch = all.findings.filter((finding) => {
    const known = namesInOneWorld(finding).flatMap((name) => claimed.get(name) ?? []);
    const parties = new Set(known.flatMap((parties) => [...parties]));
    return known.length > 0 && finding.breaks.some((party) => !parties.has(party));
  });
  const told = partiesOf(all.findings);
  const untold = new Set(
    worlds.flatMap(({ findings }) => partiesOf(findings)).filter((party) => !told.includes(party)),
  );
  return [
    ...tooMuch.map((finding) => `all worlds: ${line(finding)}, and in no world`),
    ...[...untold].map((party) => `all worlds: nothing for ${party}, and in one world something`),
  ];
}

/** What a finding is called in a world; a world that has only one of the two places of what moved sees it come or go. */
function namesInOneWorld({ id, item, message }: CompatFinding): string[] {
  const own = `${id} ${item}`;
  const [subject, change] = id.split('-');
  if (change !== 'moved') return [own];
  const [before = ''] = [...message.matchAll(/`([^`]+)`/g)].map(([, name]) => name);
  return [own, `${subject}-removed ${before}`, `${subject}-added ${item}`];
}

const line = ({ id, item, side, breaks }: CompatFinding) => `${id} ${item} ${side} [${breaks}]`;
