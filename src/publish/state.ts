import { error, Stop } from '../finding.js';
import type { Binary } from '../model.js';
import { digestOf } from '../registry/digest.js';
import type { Manifest } from '../registry/manifest.js';
import { type Artifact, builtAnnotation } from './artifact.js';
import type { Placed } from './places.js';
import { isStable } from './tags.js';

/** What a registry has of a version: nothing, or the same. */
export type State =
  | { readonly is: 'new' }
  /** `layer`: the digest of its bytes. */
  | { readonly is: 'same'; readonly digest: string; readonly layer: string };

/** Looks up the version of an item. Stops when it is there with other content, which is never overwritten. */
export async function stateOf({ item, target }: Placed, { manifest, layer }: Artifact): Promise<State> {
  const { version } = item.metadata;
  const there = await target.resolve(version);
  if (there === undefined) return { is: 'new' };
  if (there === digestOf(manifest)) return { is: 'same', digest: there, layer: `sha256:${layer.digest}` };
  const stored = await target.manifest(version);
  const known = stored?.document.kind === 'manifest' ? stored.document.manifest : undefined;
  if (stored && known && isOf(known, layer, manifest))
    return { is: 'same', digest: stored.digest, layer: known.layers[0]?.digest ?? '' };
  if (!isStable(version)) return { is: 'new' };
  const reference = `${target.place.registry}/${target.place.repository}:${version}`;
  throw new Stop(
    error('version-taken', `\`${reference}\` is published already, with other content`, {
      ...(item.location && { location: item.location }),
      help: `publish it as another version; \`wasmwright compat --against oci:${reference}\` says which it must be`,
    }),
  );
}

/** The same bytes, or bytes that differ only by what is said in them of where they come from. */
function isOf({ layers, annotations }: Manifest, layer: Binary, manifest: Uint8Array): boolean {
  if (layers.length === 1 && layers[0]?.digest === `sha256:${layer.digest}`) return true;
  const own: Manifest = JSON.parse(new TextDecoder().decode(manifest));
  const built = annotations?.[builtAnnotation];
  return built !== undefined && built === own.annotations?.[builtAnnotation];
}
