import type { File } from '../core/index.js';
import { putRight } from '../exchange.js';
import { Stop } from '../finding.js';
import { join } from '../path.js';
import type { Files, Platform } from '../platform/platform.js';
import { leadsNowhere } from '../project/wit-package.js';
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
    await mustLead(folder, platform.files);
    const wit = { folder, files: await witFilesIn(folder, platform) };
    const there = places.get(real);
    places.set(real, { deps: there?.deps ?? deps, real, wits: [...(there?.wits ?? []), wit] });
  }
  return [...places.values()];
}

/** A link that leads nowhere would be replaced by what is fetched. */
async function mustLead(folder: string, files: Files): Promise<void> {
  const deps = join(folder, 'deps');
  const isLink = (await files.kind(deps)) === 'none' && (await files.list(folder)).includes('deps');
  if (isLink) throw new Stop(leadsNowhere(deps));
}
