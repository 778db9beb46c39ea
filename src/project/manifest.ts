import { join } from '../path.js';
import type { Files } from '../platform/platform.js';
import { type ManifestData, manifestSchema } from './schema.js';
import { type Document, readToml } from './toml.js';

export type { Path } from './toml.js';

export const manifestName = 'wasmwright.toml';

/** A manifest that has been read and found right, and where each of its keys stands. */
export type Manifest = Document<ManifestData>;

/** Reads the text of a `wasmwright.toml`. Stops with everything that is wrong with it. */
export function parseManifest(file: string, text: string): Manifest {
  return readToml(file, text, { schema: manifestSchema, called: 'the manifest', invalid: 'manifest-invalid' });
}

/** Reads the manifest of the project in a folder; there may be none, which says nothing. */
export async function readManifest(folder: string, files: Pick<Files, 'kind' | 'readText'>): Promise<Manifest> {
  const file = join(folder, manifestName);
  return parseManifest(file, (await files.kind(file)) === 'file' ? await files.readText(file) : '');
}
