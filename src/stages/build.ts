import pLimit from 'p-limit';
import { compile } from '../build/compile.js';
import { restoreLibraries } from '../build/libraries.js';
import { isModule } from '../core/binary.js';
import { reporting } from '../core/problems.js';
import { languages } from '../languages/index.js';
import type { BuildInput, Language, RecipeStep } from '../languages/language.js';
import type { Artifact, Component } from '../model.js';
import { join } from '../path.js';
import type { BuildStep } from '../plan.js';
import { type OpenWorld, openWorld } from '../project/world.js';
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
  let bytes: Uint8Array = new Uint8Array();
  for (const step of language.recipe(input)) {
    const next = await follow(step, bytes, { component, language, world, context, find });
    if (!next) return undefined;
    bytes = next;
  }
  const path = join(context.work, 'build', name, `${name}.wasm`);
  await files.write(path, bytes);
  return { name, path, bytes };
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
    folder: files.absolute(component.folder),
    entry: component.entry,
    sources: await files.find(component.folder, language.manifests),
    wit: files.absolute(component.world.wit),
    world: world.name,
    imports: world.imports,
    exports: world.exports,
    work: files.absolute(join(context.work, 'build', component.name)),
    tools: tools.of(component.name),
    cache: toolCache(context.platform),
    node: machine.node,
    os: machine.os,
    asset: files.asset,
  };
}

interface Doing {
  readonly component: Component;
  readonly language: Language;
  readonly world: OpenWorld;
  readonly context: Context;
  readonly find: Find;
}

/** Does one step of a recipe: gives the binary that it leaves, or finds what is wrong and gives none. */
async function follow(step: RecipeStep, bytes: Uint8Array, doing: Doing): Promise<Uint8Array | undefined> {
  const { component, language, context, world, find } = doing;
  const { core, platform } = context;
  const source = join(component.folder, component.entry);
  const on = { component: component.name, location: { file: source } };
  const say = (message: string) => `\`${component.name}\`: ${message}`;
  switch (step.kind) {
    case 'c-bindings':
      for (const file of reporting(on, () => core.bindings.c(world.source, world.name), say)) {
        await platform.files.write(join(step.into, file.path), file.bytes);
      }
      return bytes;
    case 'run':
      return (await compile(step.command, component, language, context, find))
        ? platform.files.read(step.output)
        : undefined;
    case 'assemble': {
      const text = await platform.files.readText(source);
      return reporting(on, () => core.components.assemble({ path: source, text }));
    }
    case 'embed':
      return isModule(bytes) ? reporting(on, () => core.components.embed(bytes, world.source, world.name), say) : bytes;
    case 'componentize':
      return isModule(bytes) ? reporting(on, () => core.components.componentize(bytes, 'reactor'), say) : bytes;
  }
}
