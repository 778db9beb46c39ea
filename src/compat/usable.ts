import type { Contents, WorldEntry } from './contents.js';
import { placesIn } from './position.js';
import type { Users } from './usage.js';

/**
 * Whether a guest of its world can use anything of an imported interface. One that has only types, and none that
 * the world speaks of elsewhere, is in no component: compilers leave it out.
 */
export function isUsable(
  { interface: name, name: called, world: owner }: WorldEntry,
  { interfaces, worlds }: Contents,
  usersOf: (type: string) => Users,
): boolean {
  const found = interfaces.get(name);
  if (!found || found.functions.size > 0) return true;
  const types = [...found.types.values()];
  if (types.some(({ def }) => def.kind.tag === 'resource')) return true;
  // Others speak of an interface by its own name.
  const world = called === name ? [...worlds.values()].find(({ id }) => id === owner) : undefined;
  if (!world) return false;
  const places = [...placesIn(world)];
  const all = new Set(places.map(([place]) => place));
  const exported = new Set(places.flatMap(([place, side]) => (side === 'export' ? [place] : [])));
  return types.some(({ id }) => {
    const { callers, owners } = usersOf(id);
    return [...callers].some((place) => all.has(place)) || [...owners].some((place) => exported.has(place));
  });
}
