import { join } from '../path.js';
import type { Files } from '../platform/platform.js';
import { manifestName, parseManifest } from '../project/manifest.js';

/** What `[release]` of a manifest says. */
export interface ReleaseSettings {
  /** None: it is told by the tags that there are. */
  readonly tag?: string;
  /** The path of the change log, in the project. */
  readonly changelog: string;
}

/** Reads the settings of the project in a folder; there may be none. */
export async function readReleaseSettings(root: string, files: Files): Promise<ReleaseSettings> {
  const file = join(root, manifestName);
  const isThere = (await files.kind(file)) === 'file';
  const { tag, changelog = 'CHANGELOG.md' } =
    parseManifest(file, isThere ? await files.readText(file) : '').data.release ?? {};
  return { changelog, ...(tag !== undefined && { tag }) };
}
