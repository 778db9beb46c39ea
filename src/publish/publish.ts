import pLimit from 'p-limit';
import { inMemory } from '../binary.js';
import { everyOrStop, Stop } from '../finding.js';
import type { Project } from '../model.js';
import { run, type Surroundings } from '../pipeline.js';
import { plan } from '../plan.js';
import { digestOf } from '../registry/digest.js';
import { mediaTypes } from '../registry/manifest.js';
import { descriptorOf } from '../registry/push.js';
import { referenceText } from '../registry/reference.js';
import type { Report } from '../report.js';
import { type SigningKey, signingKey } from '../signing/keys.js';
import type { Artifact } from './artifact.js';
import { signPublished } from './attest.js';
import { refusals } from './gate.js';
import { itemsOf, type Kind, stampFor } from './items.js';
import { originOf } from './origin.js';
import { type Placed, placesFor } from './places.js';
import { artifactFor, type Built } from './ready.js';
import { readPublishSettings } from './settings.js';
import { type State, stateOf } from './state.js';
import { movingTags } from './tags.js';

/** What is asked for. */
export interface Asked {
  /** `HOST[:PORT]/PREFIX`; none: the manifest says it. */
  readonly registry?: string;
  /** The version of everything that the manifest would say it of. */
  readonly tag?: string;
  /** The registry is spoken to without TLS. */
  readonly insecure?: boolean;
  /** The file of the key that signs. */
  readonly key?: string;
  /** Nothing is pushed. */
  readonly dryRun?: boolean;
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

/** What publishing came to. */
export interface Outcome {
  readonly published: readonly Published[];
  /** Of the run that built it, with what is to be said besides. */
  readonly report: Report;
}

/** An item with everything that is known of it before anything is pushed. */
interface Ready extends Placed {
  readonly artifact: Artifact;
  readonly state: State;
  readonly tags: readonly string[];
}

/**
 * Builds a project, checks it, asks the gate, and pushes what is not published yet. Whatever can be known to be wrong is
 * found before the first byte is pushed; what is pushed gets its tag when all of it is there.
 */
export async function publish(project: Project, asked: Asked, surroundings: Surroundings): Promise<Outcome> {
  const { platform, signal } = surroundings;
  const settings = await readPublishSettings(project.root, platform);
  const origin = await originOf(project.root, platform, signal);
  const naming = { settings, origin, ...(asked.tag !== undefined && { tag: asked.tag }) };
  const items = await itemsOf(project, naming, surroundings);
  const { registry = settings.registry, insecure = false } = asked;
  const key = await signingKey(asked.key, platform);
  const places = await placesFor(items, { registry, insecure }, platform, signal);
  const digests = new Map<string, string>();
  const ran = await run(plan(project), { ...surroundings, stamp: stampFor(items, digests) });
  const report = { ...ran, findings: [...origin.findings, ...ran.findings] };
  if (report.outcome === 'failed') return { published: [], report };
  const built: Built = { report, digests, created: origin.created };
  const ready = await everyOrStop(places, (placed) =>
    readyOf(placed, built, settings.tags, origin.revision, surroundings),
  ).catch(saidOnce);
  const published = asked.dryRun ? ready.map((one) => told(one, 'planned')) : await pushAll(ready, key);
  return { published, report };
}

/** What is wrong with the registry is the same for all that goes there. */
function saidOnce(failure: unknown): never {
  if (!(failure instanceof Stop)) throw failure;
  const ofRegistry = (id: string) => ['registry-refused', 'download-failed', 'push-failed'].includes(id);
  throw new Stop(
    ...failure.findings.filter(
      ({ id }, i) => !ofRegistry(id) || failure.findings.findIndex((one) => one.id === id) === i,
    ),
  );
}

async function readyOf(
  placed: Placed,
  built: Built,
  wanted: Parameters<typeof movingTags>[2],
  revision: string | undefined,
  surroundings: Surroundings,
): Promise<Ready> {
  const { item, target } = placed;
  const artifact = await artifactFor(item, built, surroundings.core, surroundings.platform.files);
  const state = await stateOf(placed, artifact);
  const isAsked = state.is === 'new' || wanted.length > 0;
  const published = isAsked ? ((await target.tags()) ?? []) : [];
  if (state.is === 'new') {
    const why = await refusals(
      placed,
      published,
      surroundings.platform.files.absolute(built.report.outputs[0] ?? ''),
      surroundings,
    );
    if (why.length > 0) throw new Stop(...why);
  }
  return { ...placed, artifact, state, tags: movingTags(item.metadata.version, published, wanted, revision) };
}

/** How many items are pushed at once. */
const atOnce = 4;

async function pushAll(ready: readonly Ready[], key: SigningKey | undefined): Promise<readonly Published[]> {
  const fresh = ready.filter(({ state }) => state.is === 'new');
  await fresh[0]?.target.mustBeOpen();
  const limit = pLimit(atOnce);
  const from = new Map<string, string>();
  const sent = fresh.map(({ target, artifact }) =>
    limit(async () => {
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
    if (key) await signPublished(target, await subjectOf(one), key);
    published.push(told(one, isNew ? 'pushed' : 'skipped'));
  }
  return published;
}

const subjectOf = async (one: Ready) => descriptorOf(await manifestOf(one), mediaTypes.manifest);

/** As it is in the registry. */
async function manifestOf({ item, target, artifact, state }: Ready): Promise<Uint8Array> {
  if (state.is === 'new') return artifact.manifest;
  const stored = await target.manifest(item.metadata.version);
  return stored?.bytes ?? artifact.manifest;
}

function told({ item, target, artifact, state, tags }: Ready, status: Published['status']): Published {
  return {
    name: item.name,
    kind: item.kind,
    reference: referenceText({ ...target.place, tag: item.metadata.version }),
    digest: state.is === 'same' ? state.digest : digestOf(artifact.manifest),
    status: state.is === 'same' ? 'skipped' : status,
    tags,
  };
}
