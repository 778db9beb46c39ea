import type { Metadata } from '../core/metadata.js';
import type { Binary, Surface } from '../model.js';
import { mediaTypes } from '../registry/manifest.js';
import { descriptorOf } from '../registry/push.js';

/** What an artifact is made of. */
export interface Content {
  /** The file's name, as whoever pulls it would call it. */
  readonly title: string;
  readonly binary: Binary;
  /** The names of its world; none: a core module. */
  readonly world?: Surface;
  /** The SHA-256 of what was built, before anything was said in it of where it comes from. */
  readonly built: string;
  readonly metadata: Metadata;
  /** In seconds since 1970. */
  readonly created: number;
}

/** An artifact of a registry: a manifest and what it names. */
export interface Artifact {
  /** The name of its file. */
  readonly title: string;
  readonly config: Uint8Array;
  readonly layer: Binary;
  readonly manifest: Uint8Array;
}

/** By this two builds of the same are known for the same, whatever commit they say they are of. */
export const builtAnnotation = 'dev.wasmwright.built';

const configType = 'application/vnd.wasm.config.v0+json';

/**
 * Makes the artifact of a component or WIT package, the same from the same content wherever it is made.
 * Source: https://tag-runtime.cncf.io/wgs/wasm/deliverables/wasm-oci-artifact/
 */
export function artifactOf({ title, binary, world, built, metadata, created }: Content): Artifact {
  const layer = { mediaType: mediaTypes.wasm, digest: `sha256:${binary.digest}`, size: binary.size };
  const time = `${new Date(created * 1000).toISOString().slice(0, 19)}Z`;
  const config = json({
    created: time,
    author: metadata.authors ?? null,
    architecture: 'wasm',
    os: world ? 'wasip2' : 'wasip1',
    layerDigests: [layer.digest],
    ...(world && { component: { exports: world.exports, imports: world.imports, target: null } }),
  });
  const manifest = json({
    schemaVersion: 2,
    mediaType: mediaTypes.manifest,
    config: descriptorOf(config, configType),
    layers: [{ ...layer, annotations: { 'org.opencontainers.image.title': title } }],
    annotations: annotationsOf(metadata, time, built),
  });
  return { title, config, layer: binary, manifest };
}

/** https://github.com/opencontainers/image-spec/blob/main/annotations.md */
function annotationsOf(metadata: Metadata, created: string, built: string): Record<string, string> {
  const { homepage: url, ...others } = metadata;
  const known = Object.entries({ ...others, url, created }).flatMap(([key, value]): [string, string][] =>
    value === undefined ? [] : [[`org.opencontainers.image.${key}`, value]],
  );
  return Object.fromEntries([...known, [builtAnnotation, `sha256:${built}`] as [string, string]].sort());
}

const json = (document: object): Uint8Array => new TextEncoder().encode(JSON.stringify(document));
