import type { Resolved } from '../core/index.js';
import type { Names } from './names.js';

interface Side {
  readonly resolved: Resolved;
  readonly names: Names;
}

/**
 * Which resources of two sides are one: those that the same name stands for. A resource that moves to another
 * interface and is used back from there is the same to whoever knows it by its old name; one that was given
 * another name in its interface is the same by what it does. Two that both sides have are two.
 */
export function sameResources(before: Side, after: Side): (name: string) => string {
  const chosen = new Map<string, string>();
  const representative = (name: string): string => {
    const next = chosen.get(name);
    return next === undefined ? name : representative(next);
  };
  const join = (one: string, other: string) => {
    const [kept, joined] = [representative(one), representative(other)];
    if (kept !== joined) chosen.set(joined, kept);
  };
  const known = new Map<string, string>();
  const [olds, news] = [definedIn(before), definedIn(after)];
  for (const { resolved, names } of [before, after]) {
    for (const id of resolved.types.keys()) {
      const [name, resource] = [names.type(id), names.resource(id)];
      if (name === undefined || resource === undefined) continue;
      const other = known.get(name);
      if (other === undefined) known.set(name, resource);
      else if (!news.has(other) || !olds.has(resource)) join(other, resource);
    }
  }
  for (const [old, now] of renamed(before, after)) join(old, now);
  return representative;
}

/** The names of the resources that a side has. */
const definedIn = ({ resolved, names }: Side): ReadonlySet<string | undefined> =>
  new Set([...resolved.types.keys()].filter((id) => resolved.types[id]?.kind.tag === 'resource').map(names.type));

/** Resources that are gone from an interface, and those that have come to it with the very same functions. */
function* renamed(before: Side, after: Side): Generator<[old: string, now: string]> {
  const [gone, come] = [resourcesOf(before), resourcesOf(after)];
  for (const [interfaceName, olds] of gone) {
    const news = come.get(interfaceName) ?? new Map<string, string>();
    const added = [...news].filter(([name]) => !olds.has(name));
    for (const [old, functions] of olds) {
      const alike = news.has(old) ? [] : added.filter(([, those]) => those === functions);
      if (functions !== '' && alike.length === 1) yield [old, alike[0]?.[0] ?? old];
    }
  }
}

/** The resources of each interface by their names, with the names of their functions as one text. */
function resourcesOf({ resolved, names }: Side): ReadonlyMap<string, ReadonlyMap<string, string>> {
  return new Map(
    resolved.interfaces.map(({ types, functions }, id) => {
      const own = new Map<number, string[]>();
      for (const { kind, name } of functions) {
        if (kind.tag !== 'freestanding') push(own, kind.val, functionOf(name));
      }
      const resources = [...types].filter((type) => resolved.types[type]?.kind.tag === 'resource');
      return [
        names.interface(id),
        new Map(resources.map((type) => [names.type(type) ?? '', (own.get(type) ?? []).sort().join(' ')])),
      ];
    }),
  );
}

function push(lists: Map<number, string[]>, key: number, text: string): void {
  const list = lists.get(key);
  if (list) list.push(text);
  else lists.set(key, [text]);
}

/** `[method].size`, of `[method]blob.size`. */
const functionOf = (name: string) => name.replace(/\][^.]*/, ']');
