import type { Meeting, Met } from './breaks.js';
import type { Comparison, Difference } from './compare.js';
import type { TypeItem, WorldContents, WorldEntry } from './contents.js';
import type { Policy } from './policy.js';
import { type Guest, type Positions, positionsIn, wordFor } from './position.js';
import { isUsable } from './usable.js';
import { type Users, usersOf } from './usage.js';
import type { Side } from './verdict.js';
import { pairWorlds } from './worlds.js';

/** What tells where guests meet an item. */
export interface Placing extends Comparison {
  readonly policy: Policy;
  /** Worlds of other packages that use this one. */
  readonly others?: readonly WorldContents[];
}

/** Tells where guests met an item before a difference, and where they do after it. */
export function meetings(placing: Placing): (difference: Difference) => Meeting {
  const { baseline, current, policy, world } = placing;
  const positions = positionsIn({
    worlds: pairWorlds(baseline.worlds.values(), current.worlds.values(), world),
    only: world !== undefined,
    others: placing.others ?? [],
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
      const isMet = entry && (entry.side === 'export' || isUsable(entry, placing[state], users[state]));
      return isMet ? entry.side : 'nowhere';
    }
    if (subject === 'type')
      return item ? sideOf(item as TypeItem, users[state](item.id), positions, place ?? '') : 'nowhere';
    return place === undefined ? 'nowhere' : positions.sideOf(place);
  };
  return (difference) => ({ before: met(difference, 'baseline'), after: met(difference, 'current') });
}

/**
 * A name is met where it stands: always where guests export it; where they import it, if anything that their own world
 * has speaks of it, since their compilers leave out what nothing does. A resource can at least be dropped, and a type
 * that stands in a world is a name that linkers look for.
 */
function sideOfName(item: TypeItem, users: Users, positions: Positions, place: string): Met {
  const guests = positions.guestsAt(place);
  const met = new Set(guests.flatMap((guest) => directionsOfName(item, users, guest, place)));
  if (met.size > 0) return wordFor(met);
  return positions.directionsOf(place).size > 0 ? 'nowhere' : positions.sideOf(place);
}

function directionsOfName(item: TypeItem, { callers, owners }: Users, guest: Guest, place: string) {
  const own = guest(place);
  const isSpokenOf =
    item.def.kind.tag === 'resource' ||
    place.startsWith('imports of ') ||
    [...callers].some((caller) => guest(caller).size > 0) ||
    (!own.has('export') && [...owners].some((owner) => guest(owner).has('export')));
  return isSpokenOf ? [...own] : [...own].filter((direction) => direction === 'export');
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
export function sideOf({ before, after }: Meeting): Side {
  const [side, other = side] = [before, after].filter((met): met is Side => met !== 'nowhere' && met !== 'unknown');
  if (side === undefined) return before === 'unknown' || after === 'unknown' ? 'unknown' : 'import';
  return side === other ? side : 'both';
}
