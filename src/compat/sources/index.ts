import { git } from './git.js';
import { oci } from './oci.js';
import { registryPackage } from './package.js';
import { path } from './path.js';
import type { Opened, Opening, Source } from './source.js';
import { url } from './url.js';

export type { Opened, Opening, Source } from './source.js';

/** Every kind of place, in the order in which a reference is tried. A path that looks like another is written `./PATH`. */
export const sources: readonly Source[] = [git, oci, url, registryPackage, path];

/** Reads one side of a comparison. Stops when there is none, or it cannot be had. */
export async function openSide(reference: string, opening: Opening): Promise<Opened> {
  const source = sources.find(({ matches }) => matches(reference)) ?? path;
  return source.open(reference, opening);
}
