import pLimit from 'p-limit';
import { inMemory } from '../binary.js';
import { everyOrStop } from '../finding.js';
import { digestOf } from '../registry/digest.js';
import { mediaTypes } from '../registry/manifest.js';
import { descriptorOf } from '../registry/push.js';
import { referenceText } from '../registry/reference.js';
import type { Sbom } from '../sbom/sboms.js';
import type { SigningKey } from '../signing/keys.js';
import type { Artifact } from './artifact.js';
import { attachMissing, type Wanted } from './attach.js';
import type { Kind } from './items.js';
import type { Placed } from './places.js';
import { sbomFor } from './sbom.js';
import { signatureFor } from './signature.js';
import type { State } from './state.js';

/** An item with everything that is known of it before anything is pushed. */
export interface Ready extends Placed {
  readonly artifact: Artifact;
  readonly state: State;
  readonly tags: readonly string[];
  /** What is inside of it; a WIT package has nothing inside. */
  readonly sbom?: Sbom;
}

/** One thing that was published. */
export interface Published {
  readonly name: string;
  readonly kind: Kind;
  readonly reference: string;
  readonly digest: string;
  /** `skipped`: it was there; `planned`: it would be pushed. */
  readonly status: 'pushed' | 'skipped' | 'planned';
  /** The tags besides its version. */
  readonly tags: readonly string[];
}

/** How many items are pushed at once; of those that are large, one: each is in memory as a whole. */
const atOnce = 4;
const large = 1 << 20;

/** Pushes what is new, and then tags it, moves tags along and attaches what is said of it, in order; `key`: none, and nothing is signed. */
export async function pushAll(ready: readonly Ready[], key: SigningKey | undefined): Promise<readonly Published[]> {
  const fresh = ready.filter(({ state }) => state.is === 'new');
  await fresh[0]?.target.mustBeOpen();
  const [several, single] = [pLimit(atOnce), pLimit(1)];
  const from = new Map<string, string>();
  const sent = fresh.map(({ target, artifact }) =>
    (artifact.layer.size > large ? single : several)(async () => {
      for (const content of [artifact.layer, inMemory(artifact.config)]) {
        await target.add(content, from.get(content.digest));
        from.set(content.digest, target.place.repository);
      }
    }),
  );
  await everyOrStop(sent, (one) => one);
  const published: Published[] = [];
  // In order: what depends on something has its tag after it.
  for (const one of ready) {
    const { item, target, artifact, state, tags } = one;
    const isNew = state.is === 'new';
    if (isNew) await target.put(item.metadata.version, artifact.manifest);
    const digest = isNew ? digestOf(artifact.manifest) : state.digest;
    for (const tag of tags) if ((await target.resolve(tag)) !== digest) await target.put(tag, await manifestOf(one));
    const wanted = wantedOf(one, digest, key);
    if (wanted.length > 0)
      await attachMissing(target, descriptorOf(await manifestOf(one), mediaTypes.manifest), wanted);
    published.push(told(one, isNew ? 'pushed' : 'skipped'));
  }
  return published;
}

/** What is to be attached to an item. */
function wantedOf({ sbom, state, artifact, target }: Ready, digest: string, key: SigningKey | undefined): Wanted[] {
  const layer = state.is === 'same' ? state.layer : `sha256:${artifact.layer.digest}`;
  return [...(sbom ? [sbomFor(sbom, layer)] : []), ...(key ? [signatureFor(target.place, digest, key)] : [])];
}

/** As it is in the registry. */
async function manifestOf({ item, target, artifact, state }: Ready): Promise<Uint8Array> {
  if (state.is === 'new' || state.digest === digestOf(artifact.manifest)) return artifact.manifest;
  const stored = await target.manifest(item.metadata.version);
  return stored?.bytes ?? artifact.manifest;
}

/** What is said of an item. */
export function told({ item, target, artifact, state, tags }: Ready, status: Published['status']): Published {
  return {
    name: item.name,
    kind: item.kind,
    reference: referenceText({ ...target.place, tag: item.metadata.version }),
    digest: state.is === 'same' ? state.digest : digestOf(artifact.manifest),
    status: state.is === 'same' ? 'skipped' : status,
    tags,
  };
}
