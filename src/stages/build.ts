import pLimit from 'p-limit';
import { written } from '../binary.js';
import { restoreDownloads } from '../build/downloads.js';
import { type Built, lookInside } from '../build/inside.js';
import { restoreLibraries } from '../build/libraries.js';
import { follow } from '../build/recipe.js';
import { fillBuildIds } from '../core/build-id.js';
import { CoreProblem } from '../core/index.js';
import { fetched, unchanged } from '../events.js';
import type { Finding } from '../finding.js';
import { languages } from '../languages/index.js';
import type { BuildInput, Language } from '../languages/language.js';
import type { Artifact, Component } from '../model.js';
import { debugName, join } from '../path.js';
import type { BuildStep } from '../plan.js';
import { askedOf } from '../project/asked.js';
import { openFolder } from '../project/discover.js';
import { type OpenWorld, openWorld, surfaceOf } from '../project/world.js';
import { noteBeside } from '../sbom/builds.js';
import { lookingAt } from '../sbom/looking.js';
import { foundAgain } from '../store/found.js';
import { damaged, keep } from '../store/keep.js';
import type { Remote } from '../store/remote/remote.js';
import type { Store } from '../store/store.js';
import { toolCache } from '../toolchains/cache.js';
import type { ToolsByComponent } from '../toolchains/index.js';
import { type Context, type Find, perform } from './context.js';
import type { Recalled } from './recall.js';

/** What building has to work with. */
export interface Workshop {
  readonly recalled: ReadonlyMap<string, Recalled>;
  readonly tools: ToolsByComponent;
  readonly store: Store;
  /** None: builds are shared with nobody. */
  readonly remote?: Remote;
}

/** Builds every component that is not kept, as many at once as the machine has cores. */
export async function build(
  steps: readonly BuildStep[],
  { recalled, ...workshop }: Workshop,
  context: Context,
): Promise<readonly Artifact[]> {
  const stale = steps.filter(({ component }) => !recalled.get(component.name)?.kept);
  const keepLibraries = await restoreLibraries(stale, workshop.tools.common, context);
  const keepDownloads = await restoreDownloads(stale, context);
  const limit = pLimit(context.platform.machine.cores);
  const made = await Promise.all(
    steps.map((step) => {
      const known = recalled.get(step.component.name);
      if (known?.kept) return takeKept(step, known.kept, context);
      return limit(() =>
        perform(step, context, (find) => buildAndKeep(step.component, known, workshop, context, find)),
      );
    }),
  );
  const artifacts = made.filter((artifact) => artifact !== undefined);
  await keepLibraries(artifacts);
  await keepDownloads(artifacts);
  return artifacts;
}

/** What was found when it was built is found again. Its tools are not needed. */
function takeKept(
  step: BuildStep,
  { artifact, build, isFetched }: NonNullable<Recalled['kept']>,
  context: Context,
): Promise<Artifact | undefined> {
  const take = async (find: Find) => {
    for (const finding of await foundAgain(step.component, build.findings, context)) find(finding);
    return artifact;
  };
  return perform({ ...step, needs: [] }, context, take, () => (isFetched ? fetched : unchanged));
}

async function buildAndKeep(
  component: Component,
  known: Recalled | undefined,
  { tools, store, remote }: Omit<Workshop, 'recalled'>,
  context: Context,
  find: Find,
): Promise<Artifact | undefined> {
  if (known) context.emit({ type: 'stale', component: component.name, because: known.because });
  if (known?.isDamaged) find(damaged(component));
  const findings: Finding[] = [];
  const made = await buildOne(component, tools, context, (finding) => {
    findings.push(finding);
    find(finding);
  });
  if (!made) return undefined;
  const { artifact, around } = made;
  if (known?.asked && known.own && !context.signal.aborted) {
    const { asked, own: before } = known;
    const kept = await keep(artifact, { asked, before, around, findings }, store, context);
    if (kept) remote?.share({ asked, ...kept }, store);
  }
  return artifact;
}

/** A component that was built, and where its build has read besides its folder. */
interface Made {
  readonly artifact: Artifact;
  readonly around: readonly string[];
}

async function buildOne(
  component: Component,
  tools: ToolsByComponent,
  context: Context,
  find: Find,
): Promise<Made | undefined> {
  const { files, now } = context.platform;
  const { name } = component;
  const start = now();
  const language: Language = languages[component.language];
  const world = await openWorld(component.world, context);
  const input = await buildInput(component, language, world, tools, context);
  await files.remove(input.work);
  await files.makeFolder(input.work);
  const done = await follow(await language.recipe(input), { component, language, world, context, find });
  if (!done) return undefined;
  const { output } = done;
  const { bytes, ...whole } =
    component.settings.profile === 'release' ? stripped(done.bytes, context) : { bytes: done.bytes };
  const path = join(context.work, 'build', name, `${name}.wasm`);
  const binary = await written(path, bytes, files);
  const debug = whole.debug && { debug: await written(debugName(path), whole.debug, files) };
  if (language.advice) {
    const built = { ...surfaceOf(bytes, context.core), input, output, entry: join(component.folder, component.entry) };
    for (const finding of await language.advice(built)) find({ component: name, ...finding });
  }
  const around = (await language.inputs?.around?.(input, done)) ?? [];
  const inside = await lookInside({ bytes, ...whole }, language, input, context);
  const noted = language.note && { noted: await language.note(input, done, lookingAt(files)) };
  if (noted) await noteBeside(path, binary.digest, noted.noted, files);
  const seconds = Math.round((now() - start) * 1000) / 1000;
  return { artifact: { name, path, ...binary, ...debug, ...inside, ...noted, seconds }, around };
}

/** What hosts need, and beside it all that there is for debuggers. What makes no sense is for validation to say. */
function stripped(whole: Uint8Array, { core }: Context): Built {
  try {
    const bytes = core.debugging.strip(whole);
    fillBuildIds(bytes, whole);
    return bytes.length < whole.length ? { bytes, debug: whole } : { bytes: whole };
  } catch (failure) {
    if (failure instanceof CoreProblem) return { bytes: whole };
    throw failure;
  }
}

async function buildInput(
  component: Component,
  language: Language,
  world: OpenWorld,
  tools: ToolsByComponent,
  context: Context,
): Promise<BuildInput> {
  const { files, machine } = context.platform;
  return {
    name: component.name,
    settings: component.settings,
    folder: files.absolute(component.folder),
    roots: [...new Set([files.absolute(context.root), await files.real(context.root)])],
    environment: context.platform.env,
    here: await openFolder(component.folder, language, files),
    entry: component.entry,
    wit: files.absolute(component.world.wit),
    world: world.name,
    imports: world.imports,
    exports: world.exports,
    model: world,
    asked: askedOf(world),
    work: files.absolute(join(context.work, 'build', component.name)),
    tools: tools.of(component.name),
    cache: toolCache(context.platform),
    node: machine.node,
    python: machine.python,
    os: machine.os,
    cores: machine.cores,
    isOffline: context.offline ?? false,
    isThere: async (program) => (await context.platform.processes.find(program)) !== undefined,
    asset: files.asset,
  };
}
