import type { Met } from './breaks.js';
import type { Container, WorldContents } from './contents.js';
import type { Pair } from './pairs.js';
import type { Side } from './verdict.js';

type Direction = 'import' | 'export';

/** On which sides of guests a place is: an interface, or the part of a world that stands in it itself. */
export interface Positions {
  directionsOf(place: string): ReadonlySet<Direction>;
  sideOf(place: string): Met;
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
  const shared = new Map<string, Set<Direction>>();
  const either = new Map<string, Set<Direction>>();
  for (const { baseline, current } of worlds) {
    if (baseline && current) for (const [place, direction] of meeting(baseline, current)) add(shared, place, direction);
    for (const world of only ? [] : [baseline, current]) {
      if (world) for (const [place, direction] of placesIn(world)) add(either, place, direction);
    }
  }
  for (const world of others) for (const [place, direction] of placesIn(world)) add(shared, place, direction);
  const directionsOf = (place: string) =>
    shared.get(place) ?? either.get(place) ?? directions(only ? undefined : configured.get(place));
  return {
    directionsOf,
    sideOf: (place) => (only && directionsOf(place).size === 0 ? 'nowhere' : wordFor(directionsOf(place))),
  };
}

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

function add(map: Map<string, Set<Direction>>, place: string, direction: Direction): void {
  map.set(place, (map.get(place) ?? new Set()).add(direction));
}

/** Both directions as one word. */
export function wordFor(directions: ReadonlySet<Direction>): Side {
  if (directions.size === 2) return 'both';
  return [...directions][0] ?? 'unknown';
}
