import type { Met } from './breaks.js';
import type { Container, WorldContents } from './contents.js';
import type { Pair } from './pairs.js';
import type { Side } from './verdict.js';

type Direction = 'import' | 'export';

/** Where the guests of one world meet what it speaks of. */
export type Guest = (place: string) => ReadonlySet<Direction>;

/** On which sides of guests a place is: an interface, or the part of a world that stands in it itself. */
export interface Positions {
  readonly directionsOf: Guest;
  sideOf(place: string): Met;
  /** The guests that meet a place, each of which knows only its own world. */
  guestsAt(place: string): readonly Guest[];
}

/** The name of a container among the places. */
export const placeOf = ({ kind, id }: Pick<Container, 'kind' | 'id'>): string =>
  kind === 'interface' ? id : `${kind} of ${id}`;

export const placesOf = ({ baseline, current }: Pair<Container>): Pair<string> => ({
  ...(baseline && { baseline: placeOf(baseline) }),
  ...(current && { current: placeOf(current) }),
});

export interface Positioning {
  /** The worlds that are judged, of both sides. */
  readonly worlds: readonly { readonly baseline?: WorldContents; readonly current?: WorldContents }[];
  /** Whether only guests of these worlds count, and no others that there may be. */
  readonly only: boolean;
  /** Worlds of other packages that use this one. */
  readonly others: readonly WorldContents[];
  /** What the configuration says of interfaces that no world mentions. */
  readonly configured: ReadonlyMap<string, Exclude<Side, 'unknown'>>;
}

/**
 * A guest of a world that both sides have meets the interfaces that the world has on both. A world of one side
 * has no guests that could break, so it counts only for interfaces that no other world places.
 */
export function positionsIn({ worlds, only, others, configured }: Positioning): Positions {
  const shared = [
    ...worlds.flatMap(({ baseline, current }) => (baseline && current ? [guestOf(meeting(baseline, current))] : [])),
    ...others.map((world) => guestOf(placesIn(world))),
  ];
  const either = only
    ? []
    : worlds.flatMap(({ baseline, current }) =>
        [baseline, current].flatMap((it) => (it ? [guestOf(placesIn(it))] : [])),
      );
  const known = new Map<string, readonly Guest[]>();
  const guestsAt = (place: string): readonly Guest[] => {
    const before = known.get(place);
    if (before) return before;
    const found = [shared, either].map((guests) => guests.filter((guest) => guest(place).size > 0));
    const guests = found.find(({ length }) => length > 0) ?? (only ? [] : [withSettings]);
    known.set(place, guests);
    return guests;
  };
  // Of an interface that no world mentions only the settings know, and what speaks of it may be anywhere.
  const withSettings: Guest = (place) => {
    const guests = guestsAt(place);
    return guests.includes(withSettings) ? directions(configured.get(place)) : union(guests, place);
  };
  const directionsOf = (place: string) => union(guestsAt(place), place);
  return {
    directionsOf,
    guestsAt,
    sideOf: (place) => (only && directionsOf(place).size === 0 ? 'nowhere' : wordFor(directionsOf(place))),
  };
}

function guestOf(places: Iterable<[string, Direction]>): Guest {
  const met = new Map<string, Set<Direction>>();
  for (const [place, direction] of places) met.set(place, (met.get(place) ?? new Set()).add(direction));
  return (place) => met.get(place) ?? none;
}

const none: ReadonlySet<Direction> = new Set();

const union = (guests: readonly Guest[], place: string): ReadonlySet<Direction> =>
  new Set(guests.flatMap((guest) => [...guest(place)]));

/** Where a world has functions and types, and on which side of its guests. */
export function* placesIn(world: WorldContents): Generator<[string, Direction]> {
  for (const entry of world.imports.values()) yield [entry.interface, 'import'];
  for (const entry of world.exports.values()) yield [entry.interface, 'export'];
  yield [placeOf(world.importing), 'import'];
  yield [placeOf(world.exporting), 'export'];
}

/** The places that two versions of a world have on the same side. */
function* meeting(baseline: WorldContents, current: WorldContents): Generator<[string, Direction]> {
  const before = new Set([...placesIn(baseline)].map(String));
  for (const place of placesIn(current)) if (before.has(String(place))) yield place;
}

const directions = (side: Side | undefined): ReadonlySet<Direction> =>
  new Set(side === 'both' ? ['import', 'export'] : side === 'import' || side === 'export' ? [side] : []);

/** Both directions as one word. */
export function wordFor(directions: ReadonlySet<Direction>): Side {
  if (directions.size === 2) return 'both';
  return [...directions][0] ?? 'unknown';
}
