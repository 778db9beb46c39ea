import type { Item } from '../publish/items.js';

/** What is released together, since its version is written in one place. */
export interface Unit {
  /** What it is called in tags and headings; none: what shares the version of the project. */
  readonly name?: string;
  readonly items: readonly Item[];
  /** As it is written now. */
  readonly version: string;
}

/** The items of a project by the places of their versions, in the order of the items. */
export function unitsOf(items: readonly Item[]): readonly Unit[] {
  const byPlace = new Map<string, Item[]>();
  for (const item of items) {
    const { file = '', keys } = item.place ?? {};
    const place = JSON.stringify([file, keys ?? item.name]);
    byPlace.set(place, [...(byPlace.get(place) ?? []), item]);
  }
  return [...byPlace.values()].map((items) => {
    const [first] = items as [Item, ...Item[]];
    const isCommon = first.place?.keys?.[0] === 'publish';
    const { version } = first.metadata;
    return { ...(!isCommon && { name: first.name.replace('/', '-') }), items, version };
  });
}
