import type { Package, Resolved, TypeDef } from '../core/index.js';
import { track } from '../project/versions.js';

/** What the items of one side are called when they are compared with those of the other. */
export interface Names {
  interface(id: number): string;
  world(id: number): string;
  /** `demo:kv/store#entry-info`; none for a type without a name. */
  type(id: number): string | undefined;
  /** The resource that a type is in the end: the one that its aliases lead to; none if it is no resource. */
  resource(id: number): string | undefined;
}

/** `demo:kv`, of the package that was asked for. */
export function packageName({ packages, main }: Resolved): string {
  const found = packages[main];
  return found ? nameOf(found) : '';
}

const nameOf = ({ namespace, name }: Package) => `${namespace}:${name}`;

/**
 * The package under comparison is called `own`, without its version, since two versions of it are compared.
 * A dependency has its version in its name, cut down to the track on which Wasmtime, wac and jco take one
 * version for another.
 */
export function namesIn(resolved: Resolved, own: string): Names {
  const inlines = inlineInterfaces(resolved);
  const resources = new Map<number, string | undefined>();
  const qualified = (owner: number | undefined, name: string) => {
    const found = owner === undefined ? undefined : resolved.packages[owner];
    if (!found) return name;
    if (owner === resolved.main) return `${own}/${name}`;
    const plain = `${nameOf(found)}/${name}`;
    return found.version === undefined ? plain : track(`${plain}@${found.version}`);
  };
  const names: Names = {
    interface: once((id) => {
      const found = resolved.interfaces[id];
      return found?.name === undefined ? (inlines.get(id)?.(names) ?? '') : qualified(found.package, found.name);
    }),
    world: once((id) => {
      const found = resolved.worlds[id];
      return qualified(found?.package, found?.name ?? '');
    }),
    type: once((id) => {
      const { name, owner } = definition(resolved, id);
      if (name === undefined || owner.tag === 'none') return undefined;
      return `${owner.tag === 'world' ? names.world(owner.val) : names.interface(owner.val)}#${name}`;
    }),
    resource(id) {
      let at = id;
      while (!resources.has(at)) {
        const { kind } = definition(resolved, at);
        if (kind.tag !== 'alias' || kind.val.tag !== 'defined') {
          resources.set(at, kind.tag === 'resource' ? names.type(at) : undefined);
        } else at = kind.val.val;
      }
      const found = resources.get(at);
      resources.set(id, found);
      return found;
    },
  };
  return names;
}

/** Each is asked for many times, and stays what it is. */
function once<T>(name: (id: number) => T): (id: number) => T {
  const known = new Map<number, T>();
  return (id) => {
    if (!known.has(id)) known.set(id, name(id));
    return known.get(id) as T;
  };
}

/** A definition that must be there. */
export function definition(resolved: Resolved, id: number): TypeDef {
  const found = resolved.types[id];
  if (!found) throw new RangeError(`there is no type ${id}`);
  return found;
}

/** Interfaces that are written in a world are called as the world calls them. */
function inlineInterfaces(resolved: Resolved): ReadonlyMap<number, (names: Names) => string> {
  const inlines = new Map<number, (names: Names) => string>();
  for (const [worldId, world] of resolved.worlds.entries()) {
    for (const { kind, name } of [...world.imports, ...world.exports]) {
      if (kind.tag !== 'interface' || resolved.interfaces[kind.val]?.name !== undefined) continue;
      inlines.set(kind.val, (names) => `${names.world(worldId)}/${name}`);
    }
  }
  return inlines;
}
