import type { Files } from '../platform/platform.js';
import { readManifest } from '../project/manifest.js';

/** What `[release]` of a manifest says. */
export interface ReleaseSettings {
  /** None: it is told by the tags that there are. */
  readonly tag?: string;
  /** The path of the change log, in the project. */
  readonly changelog: string;
}

/** Reads the settings of the project in a folder; there may be none. */
export async function readReleaseSettings(root: string, files: Files): Promise<ReleaseSettings> {
  const { tag, changelog = 'CHANGELOG.md' } = (await readManifest(root, files)).data.release ?? {};
  return { changelog, ...(tag !== undefined && { tag }) };
}
