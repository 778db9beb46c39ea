import picomatch from 'picomatch';
import { error, type Location, type Severity } from '../finding.js';
import { locate } from '../project/world.js';
import { broken, type Meeting, type Met, reasonsFor } from './breaks.js';
import { declaredBump, heaviest, nextVersion, requiredBump, type Weight } from './bump.js';
import { type Comparison, compare, type Difference } from './compare.js';
import type { Contents, Item, TypeItem, WorldContents, WorldEntry } from './contents.js';
import { type Policy, protects } from './policy.js';
import { type Positions, positionsIn, wordFor } from './position.js';
import { rules } from './rules/index.js';
import { isUsable } from './usable.js';
import { type Users, usersOf } from './usage.js';
import type { CompatFinding, Side, Verdict } from './verdict.js';
import { pairWorlds } from './worlds.js';

export interface Judging extends Comparison {
  readonly policy: Policy;
  /** Worlds of other packages that use this one. */
  readonly others?: readonly WorldContents[];
  /** How a person would name the sides. */
  readonly titles: { readonly baseline: string; readonly current: string };
}

/** Compares two versions of a package, and says what the change means: for whom, and for the version. */
export function judge(judging: Judging): Verdict {
  const { policy, baseline, current } = judging;
  const measure = measuring(judging);
  const isIgnored = ignoring(policy);
  const measured = merged(compare(judging).map(measure)).filter(
    ({ finding }) => policy.rules.get(finding.rule) !== 'off' && !isIgnored(finding.item),
  );
  const weight = heaviest(measured.map((item) => item.weight));
  const [from, to] = [baseline.package.version, current.package.version];
  const required = requiredBump(weight, from, policy);
  const bump = from === undefined || to === undefined ? null : declaredBump(from, to, required);
  const declared = bump && policy.unstable ? { ...bump, enough: true } : bump;
  const findings = measured.map(({ finding, weight }) =>
    withSeverity(finding, weight, declared?.enough ?? policy.unstable, policy),
  );
  const next = from === undefined ? undefined : nextVersion(from, required);
  const tooLow = declared && !declared.enough && next !== undefined ? [versionTooLow(judging, next)] : [];
  return {
    package: current.package.name,
    current: judging.titles.current,
    against: judging.titles.baseline,
    compatible: !measured.some(({ weight }) => weight === 'break'),
    role: policy.role,
    ...(policy.unstable && { unstable: true as const }),
    required,
    ...(next !== undefined && { next }),
    declared,
    findings: [...tooLow, ...inOrder(findings)],
  };
}

/** Tells which items nobody is to hear of. */
function ignoring({ ignore, except }: Policy): (item: string) => boolean {
  if (ignore.length === 0) return () => false;
  return picomatch([...ignore], { dot: true, ignore: [...except] });
}

type Unjudged = Omit<CompatFinding, 'severity'> & { readonly rule: Difference['rule'] };

interface Measured {
  readonly finding: Unjudged;
  readonly weight: Weight;
  /** The item, of whichever world it is. */
  readonly what: string;
}

/** Puts a difference where guests meet it. */
function measuring(judging: Judging): (difference: Difference) => Measured {
  const { baseline, current, policy, world } = judging;
  const positions = positionsIn({
    worlds: pairWorlds(baseline.worlds.values(), current.worlds.values(), world),
    only: world !== undefined,
    others: judging.others ?? [],
    configured: policy.interfaces,
  });
  const users = { baseline: usersOf(baseline), current: usersOf(current) };
  const met = (difference: Difference, state: 'baseline' | 'current'): Met => {
    const { subject, pair } = difference;
    const [item, place] = [pair[state], difference.places[state]];
    const sideOf = difference.kind === 'changed' ? sideOfShape : sideOfName;
    if (subject === 'package') return 'both';
    if (subject === 'world') return 'import';
    if (subject === 'entry') {
      const entry = item as WorldEntry | undefined;
      const isMet = entry && (entry.side === 'export' || isUsable(entry, judging[state], users[state]));
      return isMet ? entry.side : 'nowhere';
    }
    if (subject === 'type')
      return item ? sideOf(item as TypeItem, users[state](item.id), positions, place ?? '') : 'nowhere';
    return place === undefined ? 'nowhere' : positions.sideOf(place);
  };
  return (difference) => {
    const meeting = { before: met(difference, 'baseline'), after: met(difference, 'current') };
    const { kind, rule: id } = difference;
    const rule = rules[id];
    const parties = kind === undefined || rule.layer === 'source' ? [] : broken(kind, meeting);
    const judgedBy = protects[policy.role];
    const weight: Weight = parties.some((party) => judgedBy.includes(party))
      ? 'break'
      : kind === undefined
        ? ('weight' in rule && rule.weight) || 'none'
        : meeting.before === 'nowhere' && meeting.after === 'nowhere'
          ? 'touch'
          : 'addition';
    const finding = described(difference, meeting, parties, judging);
    return { finding, weight, what: difference.subject === 'entry' ? nameOf(difference.pair) : finding.item };
  };
}

/**
 * A name is met where it stands: always where guests export it; where they import it, if anything speaks of it,
 * since their compilers leave out what nothing does. A resource can at least be dropped, and a type that stands in
 * a world is a name that linkers look for.
 */
function sideOfName(item: TypeItem, { callers, owners }: Users, positions: Positions, place: string): Met {
  const own = positions.directionsOf(place);
  if (own.size === 0) return positions.sideOf(place);
  const isSpokenOf =
    item.def.kind.tag === 'resource' ||
    place.startsWith('imports of ') ||
    [...callers].some((caller) => positions.directionsOf(caller).size > 0) ||
    (!own.has('export') && [...owners].some((owner) => positions.directionsOf(owner).has('export')));
  if (isSpokenOf) return wordFor(own);
  return own.has('export') ? 'export' : 'nowhere';
}

/** What a name stands for is met wherever a function takes or gives it, and where guests export a name for it. */
function sideOfShape(item: TypeItem, users: Users, positions: Positions, place: string): Met {
  const directions = new Set<'import' | 'export'>();
  for (const caller of users.callers) for (const direction of positions.directionsOf(caller)) directions.add(direction);
  for (const owner of users.owners) if (positions.directionsOf(owner).has('export')) directions.add('export');
  if (place.startsWith('imports of ')) directions.add('import');
  return directions.size > 0 ? wordFor(directions) : sideOfName(item, users, positions, place);
}

/** The sides of both versions as one. */
function sideOf({ before, after }: Meeting): Side {
  const [side, other = side] = [before, after].filter((met): met is Side => met !== 'nowhere' && met !== 'unknown');
  if (side === undefined) return before === 'unknown' || after === 'unknown' ? 'unknown' : 'import';
  return side === other ? side : 'both';
}

function described(
  difference: Difference,
  meeting: Meeting,
  parties: CompatFinding['breaks'],
  { baseline, current, policy }: Judging,
): Unjudged {
  const { rule: id, change, pair, kind } = difference;
  const rule = rules[id];
  const side = sideOf(meeting);
  const location = placeIn(current, pair.current, change.at);
  const was = placeIn(baseline, pair.baseline, change.was);
  const because = kind === undefined || parties.length === 0 || rule.layer === 'link' ? [] : reasonsFor(kind, meeting);
  const fails = parties.some((party) => protects[policy.role].includes(party));
  const unplaced = side === 'unknown' && placing(difference.places.current ?? difference.places.baseline);
  const help = change.help ?? (unplaced || (fails ? asHelp(rule.instead[0]) : undefined));
  return {
    rule: id,
    id,
    item: (pair.current ?? pair.baseline)?.id ?? '',
    message: change.message,
    side,
    breaks: parties,
    // Who targets a world that is gone has nothing else to use.
    ...(parties.length > 0 && side === 'import' && difference.subject !== 'world' && { when: 'used' as const }),
    layer: rule.layer,
    ...(location && { location }),
    ...(was && { baseline: was }),
    ...(because.length > 0 && { notes: because }),
    ...(help !== undefined && { help }),
  };
}

/** What decides whom a change of an interface breaks that no world mentions. */
const placing = (place = '') =>
  `no world mentions \`${place}\`: \`"${place}" = "import"\`, \`"export"\` or \`"both"\` under \`[compat.interfaces]\` in wasmwright.toml decides`;

/** A sentence of a page, as findings say it. */
const asHelp = (sentence = '') => `${sentence.slice(0, 1).toLowerCase()}${sentence.slice(1).replace(/\.$/, '')}`;

const nameOf = ({ baseline, current }: Difference['pair']): string => (current ?? baseline)?.name ?? '';

/** Where an item stands, or a part of it. */
function placeIn({ resolved }: Contents, item: Item | undefined, part: Item['about']['span']): Location | undefined {
  return item && locate(resolved, part ?? item.about.span);
}

/** What several worlds have in common is said once: as it is in the one where it breaks most. */
function merged(measured: readonly Measured[]): readonly Measured[] {
  const byKey = new Map<string, Measured>();
  for (const item of measured) {
    const { id, side, location } = item.finding;
    const key = JSON.stringify([id, item.what, side, location]);
    const other = byKey.get(key);
    if (!other || item.finding.breaks.length > other.finding.breaks.length) byKey.set(key, item);
  }
  return [...byKey.values()];
}

/** A break is an error as long as the version does not say that it is one. */
function withSeverity({ rule, ...finding }: Unjudged, weight: Weight, enough: boolean, policy: Policy): CompatFinding {
  const set = policy.rules.get(rule);
  const usual: Severity =
    weight === 'break' && !enough
      ? 'error'
      : (finding.side === 'unknown' && weight === 'addition') ||
          ('weight' in rules[rule] && rules[rule].layer === 'source' && weight === 'none')
        ? 'warning'
        : 'note';
  return { ...finding, severity: set === undefined || set === 'off' ? usual : set };
}

function versionTooLow({ current, baseline }: Judging, next: string): CompatFinding {
  const { name, version, versionSpan } = current.package;
  const from = baseline.package.version;
  const message =
    version === from
      ? `\`${name}\` is still ${version}, and this change needs ${next}`
      : `\`${name}\` went from ${from} to ${version}, and this change needs ${next}`;
  const location = locate(current.resolved, versionSpan);
  const was = locate(baseline.resolved, baseline.package.versionSpan);
  return {
    ...error('version-too-low', message, { help: `write \`package ${name}@${next};\``, ...(location && { location }) }),
    item: name,
    side: 'both',
    breaks: [],
    layer: 'link',
    ...(was && { baseline: was }),
  };
}

const severities: readonly Severity[] = ['error', 'warning', 'note'];
const sides: readonly Side[] = ['export', 'both', 'import', 'unknown'];

/** The worst first: by severity, whom it breaks, side, file, line, id. */
function inOrder(findings: readonly CompatFinding[]): readonly CompatFinding[] {
  const keys = (finding: CompatFinding): readonly (number | string)[] => [
    severities.indexOf(finding.severity),
    finding.breaks.includes('old-guests') ? 0 : finding.breaks.length > 0 ? 1 : 2,
    sides.indexOf(finding.side),
    finding.location?.file ?? '',
    finding.location?.line ?? 0,
    finding.id,
    finding.item,
  ];
  return [...findings].sort((a, b) => {
    const [before, after] = [keys(a), keys(b)];
    const at = before.findIndex((key, i) => key !== after[i]);
    const [x, y] = [before[at], after[at]];
    return x === undefined || y === undefined ? 0 : x < y ? -1 : 1;
  });
}
