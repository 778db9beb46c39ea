import type { Location } from '../finding.js';
import { locate } from '../project/locate.js';
import { broken, type Meeting, reasonsFor } from './breaks.js';
import type { Weight } from './bump.js';
import type { Difference } from './compare.js';
import type { Contents, Item } from './contents.js';
import { meetings, type Placing, sideOf } from './meeting.js';
import { protects } from './policy.js';
import { rules } from './rules/index.js';
import type { CompatFinding } from './verdict.js';

/** A finding of which nobody has said yet how much it weighs. */
export type Unjudged = Omit<CompatFinding, 'severity'> & { readonly rule: Difference['rule'] };

/** A difference with whom it breaks, and what it asks of the version. */
export interface Measured {
  readonly finding: Unjudged;
  readonly weight: Weight;
  /** The item, of whichever world it is. */
  readonly what: string;
}

/** Says of a difference whom it breaks. */
export function measuring(placing: Placing): (difference: Difference) => Measured {
  const meetingOf = meetings(placing);
  return (difference) => {
    const meeting = meetingOf(difference);
    const { kind, rule: id } = difference;
    const rule = rules[id];
    const parties = kind === undefined || rule.layer === 'source' ? [] : broken(kind, meeting);
    const judgedBy = protects[placing.policy.role];
    const weight: Weight = parties.some((party) => judgedBy.includes(party))
      ? 'break'
      : kind === undefined
        ? ('weight' in rule && rule.weight) || 'none'
        : meeting.before === 'nowhere' && meeting.after === 'nowhere'
          ? 'touch'
          : 'addition';
    const finding = described(difference, meeting, parties, placing);
    return { finding, weight, what: difference.subject === 'entry' ? nameOf(difference.pair) : finding.item };
  };
}

function described(
  difference: Difference,
  meeting: Meeting,
  parties: CompatFinding['breaks'],
  { baseline, current, policy }: Placing,
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
export function merged(measured: readonly Measured[]): readonly Measured[] {
  const byKey = new Map<string, Measured>();
  for (const item of measured) {
    const { id, side, location } = item.finding;
    const key = JSON.stringify([id, item.what, side, location]);
    const other = byKey.get(key);
    if (!other || item.finding.breaks.length > other.finding.breaks.length) byKey.set(key, item);
  }
  return [...byKey.values()];
}
