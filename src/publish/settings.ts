import type * as z from 'zod/mini';
import { type Metadata, metadataOf } from '../core/metadata.js';
import type { Location } from '../finding.js';
import type { Platform } from '../platform/platform.js';
import { readManifest } from '../project/manifest.js';
import type { movingTags, publishSchema } from '../project/publish-schema.js';

/** What `[publish]` of a manifest says, and each component and composition of itself. */
export interface PublishSettings extends Omit<z.infer<typeof publishSchema>, 'tags'> {
  readonly tags: readonly (typeof movingTags)[number][];
  /** By the name of a component or composition. */
  readonly own: ReadonlyMap<string, Own>;
  locate(name: string): Location;
}

export interface Own {
  readonly version?: string | undefined;
  readonly publish?: boolean | undefined;
  readonly description?: string | undefined;
  readonly licenses?: string | undefined;
}

/** Reads the settings of the project in a folder; there may be none. */
export async function readPublishSettings(root: string, { files }: Platform): Promise<PublishSettings> {
  const { data, locate } = await readManifest(root, files);
  const { publish = {}, components = {}, compositions = {} } = data;
  return {
    ...publish,
    tags: publish.tags ?? [],
    own: new Map(Object.entries({ ...components, ...compositions }).map(([name, table]) => [name, ownIn(table)])),
    locate: (name) => locate([name in components ? 'components' : 'compositions', name]),
  };
}

const ownIn = ({ version, publish, description, licenses }: Own): Own => ({ version, publish, description, licenses });

/** What is said of one of them in its own table. */
export const saidOf = ({ version, description, licenses }: Own): Metadata =>
  metadataOf({ version, description, licenses });
