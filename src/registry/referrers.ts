import { inMemory } from '../binary.js';
import { type Repository, referrersTag } from './client.js';
import { digestOf } from './digest.js';
import { type Descriptor, type Manifest, mediaTypes } from './manifest.js';
import { descriptorOf, type Target } from './push.js';

/** Something that is said of an artifact. */
export interface Attachment {
  /** What it is, and the media type of its content. */
  readonly type: string;
  readonly content: Uint8Array;
  readonly annotations?: Readonly<Record<string, string>>;
}

const empty = new TextEncoder().encode('{}');
const emptyType = 'application/vnd.oci.empty.v1+json';

/**
 * Attaches something to what a digest names, so that it is found from there; what is attached already stays. Gives its
 * digest. Source: https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pushing-manifests-with-subject
 */
export async function attach(target: Target, subject: Descriptor, attachment: Attachment): Promise<string> {
  const { type, content, annotations } = attachment;
  await target.add(inMemory(content));
  await target.add(inMemory(empty));
  const manifest = manifestOf(attachment, subject);
  const digest = digestOf(manifest);
  await target.put(digest, manifest);
  const { manifests, isKept } = await target.referrers(subject.digest);
  if (!isKept && !manifests.some((one) => one.digest === digest)) {
    const own = {
      ...descriptorOf(manifest, mediaTypes.manifest),
      artifactType: type,
      ...(annotations && { annotations }),
    };
    const list = json({ schemaVersion: 2, mediaType: mediaTypes.index, manifests: [...manifests, own] });
    await target.put(referrersTag(subject.digest), list, mediaTypes.index);
  }
  return digest;
}

/** What an attachment is stored as. */
export function manifestOf({ type, content, annotations }: Attachment, subject: Descriptor): Uint8Array {
  return json({
    schemaVersion: 2,
    mediaType: mediaTypes.manifest,
    artifactType: type,
    config: descriptorOf(empty, emptyType),
    layers: [descriptorOf(content, type)],
    subject,
    ...(annotations && { annotations }),
  });
}

/** What is attached to a digest, each as it is stored. Registries are not believed what kind it is: its manifest says it. */
export async function attachmentsOf(repository: Repository, digest: string): Promise<readonly Attachment[]> {
  const { manifests } = await repository.referrers(digest);
  const found: Attachment[] = [];
  for (const { digest: own } of manifests) {
    const document = (await repository.manifest(own))?.document;
    if (document?.kind !== 'manifest' || document.manifest.subject?.digest !== digest) continue;
    found.push(...(await contentsOf(document.manifest, repository)));
  }
  return found;
}

async function contentsOf(
  { artifactType, layers, annotations }: Manifest,
  repository: Repository,
): Promise<Attachment[]> {
  const [layer] = layers;
  if (!layer || layers.length > 1) return [];
  const content = await repository.blob(layer);
  return [{ type: artifactType ?? layer.mediaType, content, ...(annotations && { annotations }) }];
}

const json = (document: object): Uint8Array => new TextEncoder().encode(JSON.stringify(document));
