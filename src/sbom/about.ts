import { type Metadata, metadataOf } from '../core/metadata.js';
import type { Project } from '../model.js';
import type { Platform } from '../platform/platform.js';
import { aboutIn } from '../publish/about.js';
import { readPublishSettings, saidOf } from '../publish/settings.js';

/** What manifests say of everything that a project builds, as for publishing. */
export async function aboutAll(project: Project, platform: Platform): Promise<ReadonlyMap<string, Metadata>> {
  const { own, version, description, licenses, authors, homepage } = await readPublishSettings(project.root, platform);
  const common = metadataOf({ version, description, licenses, authors, homepage });
  const all = new Map<string, Metadata>();
  for (const { name, folder } of project.components)
    all.set(name, { ...common, ...(await aboutIn(folder, platform.files)).about, ...saidOf(own.get(name) ?? {}) });
  for (const { name } of project.compositions) all.set(name, { ...common, ...saidOf(own.get(name) ?? {}) });
  return all;
}
