import pLimit from 'p-limit';
import { isModule } from '../core/binary.js';
import { findingOf, reporting } from '../core/problems.js';
import { error, type Finding, type Location, Stop } from '../finding.js';
import { languages } from '../languages/index.js';
import type { BuildInput, CompilerError, Language, RecipeStep } from '../languages/language.js';
import type { Artifact, Component } from '../model.js';
import { join } from '../path.js';
import type { BuildStep } from '../plan.js';
import { type Command, ProgramNotFound } from '../platform/platform.js';
import { type OpenWorld, openWorld } from '../project/world.js';
import { toolCache } from '../toolchains/cache.js';
import type { InstalledTools } from '../toolchains/index.js';
import { about, type Context, type Find, perform } from './context.js';

/** Builds every component, as many at once as the machine has cores. */
export async function build(
  steps: readonly BuildStep[],
  tools: InstalledTools,
  context: Context,
): Promise<readonly Artifact[]> {
  const limit = pLimit(context.platform.machine.cores);
  const built = await Promise.all(
    steps.map((step) => limit(() => perform(step, context, (find) => buildOne(step.component, tools, context, find)))),
  );
  return built.filter((artifact) => artifact !== undefined);
}

async function buildOne(
  component: Component,
  tools: InstalledTools,
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
  tools: InstalledTools,
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
    tools,
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
  const { component, context, world, find } = doing;
  const { core, platform } = context;
  const on = { component: component.name };
  switch (step.kind) {
    case 'c-bindings':
      for (const file of reporting(on, () => core.bindings.c(world.source, world.name))) {
        await platform.files.write(join(step.into, file.path), file.bytes);
      }
      return bytes;
    case 'run':
      return (await runs(step.command, doing)) ? platform.files.read(step.output) : undefined;
    case 'assemble': {
      const path = join(component.folder, component.entry);
      const text = await platform.files.readText(path);
      return reporting(on, () => core.components.assemble({ path, text }));
    }
    case 'embed':
      return isModule(bytes) ? reporting(on, () => core.components.embed(bytes, world.source, world.name)) : bytes;
    case 'componentize':
      try {
        return isModule(bytes) ? core.components.componentize(bytes, 'reactor') : bytes;
      } catch (failure) {
        find({ ...findingOf(failure), ...on, location: component.location });
        return undefined;
      }
  }
}

/** Runs a compiler. Its errors become findings; all that it said is kept in a log. */
async function runs(command: Command, doing: Doing): Promise<boolean> {
  const { component, language, context, find } = doing;
  const { platform, signal } = context;
  const { code, output } = await platform.processes.run(command, signal).catch((failure: unknown) => {
    if (!(failure instanceof ProgramNotFound)) throw failure;
    throw new Stop(
      about(
        component.name,
        error('tool-missing', `${language.title} needs \`${failure.program}\`, which is not there`),
      ),
    );
  });
  const log = join(context.work, 'log', `${component.name}.txt`);
  await platform.files.write(log, output);
  if (code === 0) return true;
  const errors = language.errors(output);
  for (const item of errors) find(compilerFinding(item, component));
  const shown = `${command.program.split('/').at(-1)} ${command.args.join(' ')}`;
  find(
    error(
      'build-failed',
      `\`${component.name}\` did not build: ${language.title} compiler ${code === undefined ? 'was ended' : `exited with ${code}`}`,
      {
        component: component.name,
        location: component.location,
        notes: [
          `ran: ${shown}   (in ${component.folder})`,
          `log: ${log}`,
          ...(errors.length > 0 ? [] : output.trimEnd().split('\n').slice(-10)),
        ],
      },
    ),
  );
  return false;
}

function compilerFinding({ message, file, line, column }: CompilerError, component: Component): Finding {
  const location: Location | undefined =
    file === undefined
      ? undefined
      : {
          file: file.startsWith('/') ? file : join(component.folder, file),
          ...(line !== undefined && { line }),
          ...(column !== undefined && { column }),
        };
  return error('compile-error', message, { component: component.name, ...(location && { location }) });
}
