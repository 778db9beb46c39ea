import pLimit from 'p-limit';
import { restoreLibraries } from '../build/libraries.js';
import { follow } from '../build/recipe.js';
import { CoreProblem } from '../core/index.js';
import { languages } from '../languages/index.js';
import type { BuildInput, Language } from '../languages/language.js';
import type { Artifact, Component } from '../model.js';
import { join } from '../path.js';
import type { BuildStep } from '../plan.js';
import { openFolder } from '../project/discover.js';
import { type OpenWorld, openWorld, surfaceOf } from '../project/world.js';
import { toolCache } from '../toolchains/cache.js';
import type { ToolsByComponent } from '../toolchains/index.js';
import { type Context, type Find, perform } from './context.js';

/** Builds every component, as many at once as the machine has cores. */
export async function build(
  steps: readonly BuildStep[],
  tools: ToolsByComponent,
  context: Context,
): Promise<readonly Artifact[]> {
  const keepLibraries = await restoreLibraries(steps, tools.common, context);
  const limit = pLimit(context.platform.machine.cores);
  const built = await Promise.all(
    steps.map((step) => limit(() => perform(step, context, (find) => buildOne(step.component, tools, context, find)))),
  );
  const artifacts = built.filter((artifact) => artifact !== undefined);
  await keepLibraries(artifacts);
  return artifacts;
}

async function buildOne(
  component: Component,
  tools: ToolsByComponent,
  context: Context,
  find: Find,
): Promise<Artifact | undefined> {
  const { files } = context.platform;
  const { name } = component;
  const language: Language = languages[component.language];
  const world = await openWorld(component.world, context);
  const input = await buildInput(component, language, world, tools, context);
  await files.remove(input.work);
  await files.makeFolder(input.work);
  const done = await follow(await language.recipe(input), { component, language, world, context, find });
  if (!done) return undefined;
  const { output } = done;
  const { bytes, ...debug } =
    component.settings.profile === 'release' ? stripped(done.bytes, context) : { bytes: done.bytes };
  const path = join(context.work, 'build', name, `${name}.wasm`);
  await files.write(path, bytes);
  if (language.advice) {
    const built = { ...surfaceOf(bytes, context.core), input, output, entry: join(component.folder, component.entry) };
    for (const finding of await language.advice(built)) find({ component: name, ...finding });
  }
  return { name, path, bytes, ...debug };
}

/** What hosts need, and beside it all that there is for debuggers. What makes no sense is for validation to say. */
function stripped(whole: Uint8Array, { core }: Context): Pick<Artifact, 'bytes' | 'debug'> {
  try {
    const bytes = core.debugging.strip(whole);
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
    here: await openFolder(component.folder, language, files),
    entry: component.entry,
    wit: files.absolute(component.world.wit),
    world: world.name,
    imports: world.imports,
    exports: world.exports,
    work: files.absolute(join(context.work, 'build', component.name)),
    tools: tools.of(component.name),
    cache: toolCache(context.platform),
    node: machine.node,
    python: machine.python,
    os: machine.os,
    asset: files.asset,
  };
}
