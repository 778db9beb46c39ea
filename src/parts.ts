import { type Composition, partsOf } from './model.js';

/** What each composition is made of in the end, by its name: components, and compositions between them. */
export type PartsByName = ReadonlyMap<string, ReadonlySet<string>>;

const known = new WeakMap<readonly Composition[], PartsByName>();

/** Told once for the compositions of a project: each of its components asks for them. */
export function allParts(compositions: readonly Composition[]): PartsByName {
  const before = known.get(compositions);
  if (before) return before;
  const direct = new Map(compositions.map((composition) => [composition.name, partsOf(composition)]));
  const all = new Map([...direct.keys()].map((name) => [name, reached(name, direct)]));
  known.set(compositions, all);
  return all;
}

/** Compositions that need each other are found where they are put in order. */
function reached(name: string, direct: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const all = new Set<string>();
  const add = (part: string) => {
    if (all.has(part)) return;
    all.add(part);
    direct.get(part)?.forEach(add);
  };
  direct.get(name)?.forEach(add);
  return all;
}
