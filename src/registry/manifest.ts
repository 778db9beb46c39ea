import * as z from 'zod/mini';

export const mediaTypes = {
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  index: 'application/vnd.oci.image.index.v1+json',
  dockerManifest: 'application/vnd.docker.distribution.manifest.v2+json',
  dockerIndex: 'application/vnd.docker.distribution.manifest.list.v2+json',
  wasm: 'application/wasm',
} as const;

const descriptor = z.looseObject({
  mediaType: z.string(),
  digest: z.string().check(z.regex(/^[a-z0-9]+:[0-9a-f]+$/)),
  size: z.number().check(z.nonnegative()),
  artifactType: z.optional(z.string()),
  annotations: z.optional(z.record(z.string(), z.string())),
});

/** Content that is stored by its digest. */
export type Descriptor = z.infer<typeof descriptor>;

const common = {
  mediaType: z.optional(z.string()),
  artifactType: z.optional(z.string()),
  annotations: z.optional(z.record(z.string(), z.string())),
};
const manifest = z.looseObject({
  ...common,
  config: descriptor,
  layers: z.array(descriptor),
  subject: z.optional(descriptor),
});
const index = z.looseObject({ ...common, manifests: z.array(descriptor) });

export type Manifest = z.infer<typeof manifest>;

/** What a tag can stand for: an artifact, or a list of several. */
export type Document =
  | { readonly kind: 'manifest'; readonly manifest: Manifest }
  | { readonly kind: 'index'; readonly manifests: readonly Descriptor[] }
  | { readonly kind: 'unknown' };

/** Reads what a registry keeps under a tag, by what it is made of (OCI image specification). */
export function parseDocument(json: unknown): Document {
  const parsed = manifest.safeParse(json);
  if (parsed.success) return { kind: 'manifest', manifest: parsed.data };
  const list = index.safeParse(json);
  return list.success ? { kind: 'index', manifests: list.data.manifests } : { kind: 'unknown' };
}
