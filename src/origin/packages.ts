import { dirname, join } from '../path.js';
import type { Listed, Listing } from './listed.js';

/** What has become of the packages that a component is built with. */
export interface Difference {
  /** Those that were not there. */
  readonly added: readonly Listed[];
  /** Those of another version, with the one that they had. */
  readonly moved: readonly (Listed & { readonly from: string })[];
}

/** Between two lists. A package may be there in several versions. */
export function differenceOf(before: readonly Listed[], now: readonly Listed[]): Difference {
  const versionsOf = (name: string) => before.filter((item) => item.name === name).map(({ version }) => version);
  return {
    added: now.filter(({ name }) => versionsOf(name).length === 0),
    moved: now.flatMap((item) => {
      const versions = versionsOf(item.name);
      const [from] = versions;
      return from === undefined || item.version === undefined || versions.includes(item.version)
        ? []
        : [{ ...item, from }];
    }),
  };
}

/** Gives the texts of those files that are there, by their paths. */
export type Read = (paths: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/** The packages of a component in a folder; none: they cannot be told. Paths are from the root of the repository. */
export async function packagesIn(folder: string, listing: Listing, read: Read): Promise<readonly Listed[] | undefined> {
  const names = listing.files.map((file) => [file, placesOf(folder, file)] as const);
  const found = await read(names.flatMap(([, places]) => places));
  const texts = names.flatMap(([file, places]) => {
    const text = places.map((place) => found.get(place)).find((text) => text !== undefined);
    return text === undefined ? [] : [[file, text] as const];
  });
  return listing.read(new Map(texts));
}

/** In the folder, or the nearest around it. */
function placesOf(folder: string, file: string): readonly string[] {
  const places = [join(folder, file)];
  for (let at = folder; at !== '.'; ) {
    at = dirname(at);
    places.push(join(at, file));
  }
  return places;
}
