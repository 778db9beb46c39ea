import { everyOrStop, type Finding, Stop } from '../finding.js';
import type { Project } from '../model.js';
import { run, type Surroundings } from '../pipeline.js';
import { plan } from '../plan.js';
import type { Report } from '../report.js';
import { signingKey } from '../signing/keys.js';
import { refusals } from './gate.js';
import { itemsOf, stampFor } from './items.js';
import { originOf } from './origin.js';
import { type Placed, placesFor } from './places.js';
import { type Attestor, attestAll } from './provenance.js';
import { type Published, pushAll, type Ready, told } from './push.js';
import { artifactFor, type Built } from './ready.js';
import { withSboms } from './sbom.js';
import { readPublishSettings } from './settings.js';
import { stateOf } from './state.js';
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
  /** Vouches for where what is published comes from; none: nothing is said of that. */
  readonly attestor?: Attestor;
  /** Nothing is pushed. */
  readonly dryRun?: boolean;
  /** Whether the smoke calls are made. Default: they are. */
  readonly smoke?: boolean;
  /** The names of what is published. Default: all of it. */
  readonly only?: ReadonlySet<string>;
}

/** What publishing came to. */
export interface Outcome {
  readonly published: readonly Published[];
  /** What it was made of; nothing, where something was wrong with the build. */
  readonly items: readonly Ready[];
  /** Of the run that built it, with what is to be said besides. */
  readonly report: Report;
}

/**
 * Builds a project, checks it, asks the gate, and pushes what is not published yet. Whatever can be known to be wrong is
 * found before the first byte is pushed; what is pushed gets its tag when all of it is there.
 */
export async function publish(project: Project, asked: Asked, surroundings: Surroundings): Promise<Outcome> {
  const { platform, signal } = surroundings;
  const settings = await readPublishSettings(project.root, platform);
  const origin = await originOf(project, platform, signal);
  const naming = { settings, origin, ...(asked.tag !== undefined && { tag: asked.tag }) };
  const all = await itemsOf(project, naming, surroundings);
  const items = all.filter(({ name }) => asked.only?.has(name) ?? true);
  const { registry = settings.registry, insecure = false } = asked;
  const key = await signingKey(asked.key, platform);
  const places = await placesFor(items, { registry, insecure }, platform, signal);
  const digests = new Map<string, string>();
  const planned = plan(asked.smoke === false ? { ...project, smoke: [] } : project);
  const ran = await run(planned, { ...surroundings, stamp: stampFor(items, digests) });
  const report = { ...ran, findings: [...origin.findings, ...ran.findings] };
  if (report.outcome === 'failed') return { published: [], items: [], report };
  const built: Built = { root: project.root, report, digests, created: origin.created };
  const pushable = await everyOrStop(places, (placed) =>
    readyOf(placed, built, settings.tags, origin.revision, surroundings),
  ).catch(saidOnce);
  const { ready, findings } = await withSboms(project, pushable, built, surroundings);
  if (asked.dryRun) {
    const planned = ready.map((one) => told(one, 'planned'));
    return { published: planned, items: ready, report: withFindings(report, findings) };
  }
  const published = await pushAll(ready, key);
  const said = asked.attestor ? await attestAll(ready, asked.attestor) : [];
  return { published, items: ready, report: withFindings(report, [...findings, ...said]) };
}

/** What is published stays so, whatever there is to say of it. */
function withFindings(report: Report, findings: readonly Finding[]): Report {
  const isFailed = findings.some(({ severity }) => severity === 'error');
  return { ...report, ...(isFailed && { outcome: 'failed' }), findings: [...report.findings, ...findings] };
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
      { root: built.root, output: built.report.outputs[0] ?? '' },
      surroundings,
    );
    if (why.length > 0) throw new Stop(...why);
  }
  return { ...placed, artifact, state, tags: movingTags(item.metadata.version, published, wanted, revision) };
}
