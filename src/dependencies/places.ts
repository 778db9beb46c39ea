import type { File } from '../core/index.js';
import { putRight } from '../exchange.js';
import { join } from '../path.js';
import type { Platform } from '../platform/platform.js';
import { witFilesIn } from './local.js';

/** A WIT package of the project. */
export interface Wit {
  readonly folder: string;
  readonly files: readonly File[];
}

/** A folder of dependencies, and the WIT that reads it: several, where it is linked to. */
export interface Place {
  /** As it is shown. */
  readonly deps: string;
  /** Without links. */
  readonly real: string;
  readonly wits: readonly Wit[];
}

/** The folders of dependencies of WIT packages. What runs that were killed have left of them is put right. */
export async function placesOf(folders: readonly string[], platform: Platform): Promise<readonly Place[]> {
  const places = new Map<string, Place>();
  for (const folder of folders) {
    const deps = join(folder, 'deps');
    const real = await platform.files.real(deps);
    await putRight(real, platform.files);
    const wit = { folder, files: await witFilesIn(folder, platform) };
    const there = places.get(real);
    places.set(real, { deps: there?.deps ?? deps, real, wits: [...(there?.wits ?? []), wit] });
  }
  return [...places.values()];
}
