import pLimit from 'p-limit';
import { inFileWith, written } from '../binary.js';
import { Stop } from '../finding.js';
import { identityOf } from '../install/identity.js';
import type { Artifact, Binary, Component } from '../model.js';
import { join } from '../path.js';
import { type BuildStep, type InstallStep, type Plan, stepsOf } from '../plan.js';
import type { Files } from '../platform/platform.js';
import { type Asked, type Inputs, isOpaque, ownInputs, withAround } from '../store/inputs.js';
import { reasons } from '../store/reasons.js';
import type { Remote } from '../store/remote/remote.js';
import { isSame, type KeptBuild, type Store } from '../store/store.js';
import type { Context } from './context.js';

/** A build that is taken as it was made before. */
export interface Taken {
  readonly build: KeptBuild;
  readonly artifact: Artifact;
  /** Whether it comes from a cache that others fill. */
  readonly isFetched?: boolean;
}

/** What is known of a component before anything is built. */
export interface Recalled {
  /** Its last build with the same inputs. */
  readonly kept?: Taken;
  /** Why it is built. */
  readonly because: readonly string[];
  /** Its inputs as they show before it is built, and what they are asked by; none: it cannot be kept. */
  readonly own?: Inputs;
  readonly asked?: Asked;
  /** What was kept is no longer what was written. */
  readonly isDamaged: boolean;
}

/** Where builds are looked for: on this machine first. */
export interface Sources {
  readonly store: Store;
  readonly remote?: Remote;
}

/** Looks for builds with the same inputs as those that are to be done. */
export async function recall(
  plan: Plan,
  { store, remote }: Sources,
  context: Context,
): Promise<ReadonlyMap<string, Recalled>> {
  const steps = stepsOf(plan, 'build');
  const identities = new Map(
    await Promise.all(
      stepsOf(plan, 'toolchains').map(async (step) => [step.id, [step, await identityOf(step, context)]] as const),
    ),
  );
  const isWhole = plan.steps.some(({ stage }) => stage === 'compose' || stage === 'package');
  // Whoever takes it from here may go further.
  const needsDebug = isWhole || context.sharing !== undefined;
  const using = { store, needsDebug };
  // Few at once: files are read without waiting, and their bytes are many.
  const limit = pLimit(context.platform.machine.cores);
  const all = await Promise.all(
    steps.map(async (step) => {
      const tools = toolsOf(step, identities);
      const asked = tools && askedOf(step.component, tools, plan);
      const known = await limit(() => recallOne(step.component, asked, using, context));
      return [step.component.name, await fetchedFrom(remote, step.component, known, using, context)] as const;
    }),
  );
  return new Map(all);
}

/** The steps of a plan that make tools ready for what is not kept, and for all that comes after building. */
export function stillNeeded(
  plan: Plan,
  recalled: ReadonlyMap<string, Recalled>,
  { outcomes }: Context,
): readonly InstallStep[] {
  const needed = new Set(
    plan.steps.flatMap((step) =>
      step.stage === 'package' || (step.stage === 'build' && recalled.get(step.component.name)?.kept) ? [] : step.needs,
    ),
  );
  const steps = stepsOf(plan, 'toolchains');
  // A tool that nobody needs keeps nothing from being done.
  for (const { id } of steps) if (!needed.has(id)) outcomes.set(id, 'passed');
  return steps.filter(({ id }) => needed.has(id));
}

function toolsOf(
  { needs }: BuildStep,
  identities: ReadonlyMap<string, readonly [InstallStep, string | undefined]>,
): Asked['tools'] | undefined {
  const own = needs.map((id) => identities.get(id));
  const known = own.flatMap((pair) => (pair?.[1] === undefined ? [] : [[pair[0].tool, pair[1]]]));
  return known.length === needs.length ? Object.fromEntries(known) : undefined;
}

function askedOf(component: Component, tools: Asked['tools'], { project }: Plan): Asked {
  const all = [...project.components, ...(project.others ?? [])];
  const others = all.filter(({ name }) => name !== component.name).map(({ folder }) => folder);
  return { component, tools, root: project.root, foreign: [...others, project.output] };
}

interface Using {
  readonly store: Store;
  readonly needsDebug: boolean;
}

async function recallOne(
  component: Component,
  asked: Asked | undefined,
  { store, needsDebug }: Using,
  context: Context,
): Promise<Recalled> {
  const none = { isDamaged: false };
  if (!asked) return { ...none, because: ['its tools are not known yet'] };
  if (await isOpaque(asked.component, context)) {
    return {
      ...none,
      because: ['a program of its own builds it: `inputs` in wasmwright.toml can say what that reads'],
    };
  }
  const own = await readable(ownInputs(asked, context));
  if (!own) return { ...none, because: ['its world cannot be read'] };
  if (context.force) return { ...none, because: ['`--force` asks for it'], own, asked };
  const builds = await store.builds(component.name);
  let newest = own;
  let isDamaged = false;
  for (const around of distinct(builds.map((build) => build.around)).reverse()) {
    newest = await withAround(own, around, asked, context.platform.files);
    const build = builds.find(({ inputs }) => isSame(inputs, newest));
    if (!build) continue;
    const artifact = await artifactOf(build, component, { store, needsDebug }, context);
    if (artifact) return { ...none, kept: { build, artifact }, because: [], own, asked };
    isDamaged = await store.has(build.component);
  }
  const because = builds[0] ? reasons(builds[0].inputs, newest) : ['no build of it is kept'];
  const lost = isDamaged ? 'what was kept of it is no longer what was written' : 'what was kept of it is gone';
  return { because: because.length > 0 ? because : [lost], asked, own, isDamaged };
}

/** What others have built with the same inputs, if nothing is kept here. It has no toolchain yet, and may need none. */
async function fetchedFrom(
  remote: Remote | undefined,
  component: Component,
  known: Recalled,
  using: Using,
  context: Context,
): Promise<Recalled> {
  const { kept, asked, own } = known;
  if (!remote || kept || !asked || !own || context.force) return known;
  const build = await remote.find({ asked, own, needsDebug: using.needsDebug }, using.store);
  const artifact = build && (await artifactOf(build, component, using, context));
  return artifact ? { ...known, kept: { build, artifact, isFetched: true }, because: [] } : known;
}

const distinct = (lists: readonly (readonly string[])[]) => [
  ...new Map(lists.map((list) => [list.join('\n'), list])).values(),
];

/** What is wrong with a world is found when it is built. */
function readable(inputs: Promise<Inputs>): Promise<Inputs | undefined> {
  return inputs.catch((failure: unknown) => {
    if (failure instanceof Stop) return undefined;
    throw failure;
  });
}

/** The binaries of a build that was kept, with the component where builds leave it. */
async function artifactOf(
  { component: digest, debug, inside, smaller, noted }: KeptBuild,
  { name }: Component,
  { store, needsDebug }: Using,
  { work, platform: { files } }: Context,
): Promise<Artifact | undefined> {
  const path = join(work, 'build', name, `${name}.wasm`);
  const there = await inFileWith(digest, path, files);
  const binary = there ?? (await restored(digest, path, store, files));
  if (!binary) return undefined;
  const whole = debug !== undefined && needsDebug ? await store.object(debug) : undefined;
  if (debug !== undefined && needsDebug && !whole) return undefined;
  return {
    name,
    path,
    ...binary,
    ...(whole && { debug: whole }),
    ...(inside && { inside }),
    ...(smaller && { smaller }),
    ...(noted && { noted }),
  };
}

async function restored(digest: string, path: string, store: Store, files: Files): Promise<Binary | undefined> {
  const kept = await store.object(digest);
  return kept && written(path, await kept.read(), files);
}

/** Of each component that is not kept, why it is built. */
export function whyBuilt(recalled: ReadonlyMap<string, Recalled>): ReadonlyMap<string, readonly string[]> {
  return new Map([...recalled].flatMap(([name, { kept, because }]) => (kept ? [] : [[name, because]])));
}
