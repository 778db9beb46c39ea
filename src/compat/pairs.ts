import { distance } from 'fastest-levenshtein';

/** An item of both sides, or of one that the other lacks. */
export interface Pair<T> {
  readonly baseline?: T;
  readonly current?: T;
}

/**
 * Pairs what has the same name; of what is left, what is `alike`, the nearest names first: it was renamed.
 * In the order of the current side, then what is gone. `nameNow` is what an item of the baseline is called now,
 * where something else that was renamed is a part of its name.
 */
export function pairUp<T extends { readonly name: string }>(
  baseline: Iterable<T>,
  current: Iterable<T>,
  alike: (baseline: T, current: T) => boolean,
  nameNow: (baseline: T) => string = ({ name }) => name,
): readonly Pair<T>[] {
  const [before, after] = [[...baseline], [...current]];
  const byName = new Map(before.map((item) => [nameNow(item), item]));
  const names = new Set(after.map(({ name }) => name));
  const renamed = matches(
    before.filter((item) => !names.has(nameNow(item))),
    after.filter(({ name }) => !byName.has(name)),
    alike,
  );
  const gone = new Set(renamed.values());
  return [
    ...after.map((item) => {
      const other = byName.get(item.name) ?? renamed.get(item);
      return other ? { baseline: other, current: item } : { current: item };
    }),
    ...before.filter((item) => !names.has(nameNow(item)) && !gone.has(item)).map((item) => ({ baseline: item })),
  ];
}

/** Beyond so many it is no renaming that anyone could follow, and comparing all with all would take long. */
const most = 200;

/** What was removed and what was added, where they are the same thing: each once. */
export function matches<T extends { readonly name: string }>(
  removed: readonly T[],
  added: readonly T[],
  alike: (removed: T, added: T) => boolean,
): ReadonlyMap<T, T> {
  if (removed.length > most || added.length > most) return new Map();
  const candidates = removed
    .flatMap((old) => added.filter((item) => alike(old, item)).map((item) => ({ old, item })))
    .map((pair) => ({ ...pair, distance: distance(pair.old.name, pair.item.name) }))
    .sort((a, b) => a.distance - b.distance);
  const found = new Map<T, T>();
  const taken = new Set<T>();
  for (const { old, item } of candidates) {
    if (taken.has(old) || found.has(item)) continue;
    taken.add(old);
    found.set(item, old);
  }
  return found;
}
