import type { Container, Contents } from './contents.js';
import { definition } from './names.js';
import { placeOf } from './position.js';
import { structure } from './shapes.js';

/** Who has to do with a type, by their places. */
export interface Users {
  /** Where a function takes or gives it, or something made of it. */
  readonly callers: ReadonlySet<string>;
  /** Where a name stands for it, or for something made of it. */
  readonly owners: ReadonlySet<string>;
}

const nobody: Users = { callers: new Set(), owners: new Set() };

/** Tells who has to do with the types of a side, by their names in full. */
export function usersOf(contents: Contents): (type: string) => Users {
  let users: ((type: string) => Users) | undefined;
  return (type) => {
    users ??= allUsers(contents);
    return users(type);
  };
}

/** Most changes have nothing to do with types, and then nobody asks. */
function allUsers({ resolved, names, interfaces, worlds }: Contents): (type: string) => Users {
  const idOf = new Map(
    [...resolved.types.keys()].flatMap((id) => (names.type(id) ? [[names.type(id), id]] : [])) as [string, number][],
  );
  const usedBy = invert(resolved);
  const callers = new Map<number, Set<string>>();
  const owners = new Map<number, string>();
  for (const container of containersOf({ interfaces, worlds })) {
    for (const { func } of container.functions.values()) {
      for (const type of [...func.params.map(({ ty }) => ty), ...(func.result ? [func.result] : [])]) {
        if (type.tag === 'defined') addTo(callers, type.val, placeOf(container));
      }
    }
    for (const { id } of container.types.values()) {
      const own = idOf.get(id);
      if (own !== undefined) owners.set(own, placeOf(container));
    }
  }
  const known = new Map<number, Users>();
  const visit = (id: number): Users => {
    const before = known.get(id);
    if (before) return before;
    const above = [...(usedBy.get(id) ?? [])].map(visit);
    const owner = owners.get(id);
    const users = {
      callers: union([callers.get(id) ?? nobody.callers, ...above.map((users) => users.callers)]),
      owners: union([owner === undefined ? nobody.owners : new Set([owner]), ...above.map((users) => users.owners)]),
    };
    known.set(id, users);
    return users;
  };
  // What is made of a type comes after it, so that however deep types go, this does not.
  for (const id of [...resolved.types.keys()].reverse()) visit(id);
  return (name) => {
    const id = idOf.get(name);
    return id === undefined ? nobody : visit(id);
  };
}

/** All that has functions and types. */
export function containersOf({ interfaces, worlds }: Pick<Contents, 'interfaces' | 'worlds'>): readonly Container[] {
  const standing = [...worlds.values()].flatMap(({ importing, exporting }) => [importing, exporting]);
  return [...interfaces.values(), ...standing];
}

/** From each type to those that are made of it. */
function invert(resolved: Contents['resolved']): ReadonlyMap<number, ReadonlySet<number>> {
  const usedBy = new Map<number, Set<number>>();
  for (const id of resolved.types.keys()) {
    const { kind } = definition(resolved, id);
    if (kind.tag === 'resource') continue;
    const inner = kind.tag === 'alias' ? [kind.val] : structure(kind).inner;
    for (const type of inner) if (type?.tag === 'defined') addTo(usedBy, type.val, id);
  }
  return usedBy;
}

function addTo<K, V>(map: Map<K, Set<V>>, key: K, value: V): void {
  const values = map.get(key);
  if (values) values.add(value);
  else map.set(key, new Set([value]));
}

/** Of one set it is that set: most types are used in one place, and of large packages there are many. */
function union(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  const [first = nobody.callers, ...others] = sets.filter(({ size }) => size > 0);
  return others.length === 0 ? first : new Set([first, ...others].flatMap((set) => [...set]));
}
