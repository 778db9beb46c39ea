import { isModule } from '../core/binary.js';
import { CoreProblem } from '../core/index.js';
import { reporting } from '../core/problems.js';
import { error, Stop } from '../finding.js';
import { type Asked, functionsIn } from '../languages/asked.js';
import type { Language, RecipeStep } from '../languages/language.js';
import type { Component, WorldReference } from '../model.js';
import { join } from '../path.js';
import type { Platform } from '../platform/platform.js';
import { askedOf } from '../project/asked.js';
import { type OpenWorld, openWorld } from '../project/world.js';
import type { Context, Find } from '../stages/context.js';
import { compile } from './compile.js';
import { installDependencies } from './dependencies.js';
import { lackingInModule } from './lacking.js';

/** A component that is being built. */
export interface Doing {
  readonly component: Component;
  readonly language: Language;
  readonly world: OpenWorld;
  readonly context: Context;
  readonly find: Find;
}

/** What a recipe leaves: a binary, and all that the compilers said. */
export interface Followed {
  readonly bytes: Uint8Array;
  readonly output: string;
  /** The standard output of the last of them. */
  readonly stdout: string;
  /** The paths of the bindings, relative to where they were written. */
  readonly bindings: readonly string[];
}

/** Does what a recipe says. Gives none when a compiler refuses the sources, which is found then. */
export async function follow(recipe: readonly RecipeStep[], doing: Doing): Promise<Followed | undefined> {
  let done: Followed = { bytes: new Uint8Array(), output: '', stdout: '', bindings: [] };
  for (const step of recipe) {
    const next = await doStep(step, done, doing);
    if (!next) return undefined;
    done = next;
  }
  return done;
}

async function doStep(step: RecipeStep, done: Followed, doing: Doing): Promise<Followed | undefined> {
  const { component, context } = doing;
  const { core, platform } = context;
  const source = sourceOf(component);
  const { on } = tellingOf(component);
  const made = (bytes: Uint8Array): Followed => ({ ...done, bytes });
  switch (step.kind) {
    case 'bindings':
      return { ...done, bindings: await writeBindings(step, doing) };
    case 'write':
      await platform.files.write(step.path, typeof step.text === 'string' ? step.text : step.text(done.bindings));
      return done;
    case 'run':
      return runStep(step, done, doing);
    case 'dependencies':
      await installDependencies(step, component, context);
      return done;
    case 'assemble': {
      const text = await platform.files.readText(source);
      return made(reporting(on, () => core.components.assemble({ path: source, text })));
    }
    case 'embed':
      return isModule(done.bytes) ? made(await embed(done.bytes, step.world, doing)) : done;
    case 'componentize':
      return isModule(done.bytes) ? made(componentize(done.bytes, doing)) : done;
  }
}

async function embed(
  bytes: Uint8Array,
  other: WorldReference | undefined,
  { component, world, context }: Doing,
): Promise<Uint8Array> {
  const { on, say } = tellingOf(component);
  const { source, name } = other ? await openWorld(other, context) : world;
  return reporting(on, () => context.core.components.embed(bytes, source, name), say);
}

/** What the core says is missing is the first of it: of the world's names all are told. */
function componentize(bytes: Uint8Array, { component, language, world, context }: Doing): Uint8Array {
  const { on, say } = tellingOf(component);
  try {
    return context.core.components.componentize(bytes, 'reactor');
  } catch (failure) {
    const isMissing = failure instanceof CoreProblem && /failed to find export of/.test(failure.message);
    const { exporting = (item: Asked) => `export ${functionsIn(item, askedOf(world))}` } = language;
    const lacking = isMissing ? lackingInModule(bytes, askedOf(world), world.name, exporting) : [];
    if (lacking.length > 0) throw new Stop(...lacking.map((finding) => ({ ...finding, ...on })));
    return reporting(
      on,
      () => {
        throw failure;
      },
      say,
    );
  }
}

const sourceOf = ({ folder, entry }: Component) => join(folder, entry);

/** How what the core finds wrong is told: of which component, and where it begins. */
function tellingOf(component: Component) {
  return {
    on: { component: component.name, location: { file: sourceOf(component) } },
    say: (message: string) => `\`${component.name}\`: ${message}`,
  };
}

/** Writes bindings, but for what the author has written instead. Gives the paths of those that were written. */
async function writeBindings(
  step: Extract<RecipeStep, { kind: 'bindings' }>,
  { component, world: { source, name }, context: { core, platform } }: Doing,
): Promise<readonly string[]> {
  const { on, say } = tellingOf(component);
  const make = () =>
    step.language === 'go' ? core.bindings.go(source, name, step.exports) : core.bindings[step.language](source, name);
  const written: string[] = [];
  for (const { path, bytes } of reporting(on, make, say)) {
    if (step.language === 'cpp' && (await isOwnHeader(path, component, platform))) continue;
    await platform.files.write(join(step.into, path), bytes);
    written.push(path);
  }
  return written;
}

/** A header of a resource's class is only a beginning: the author writes it, in the folder of the sources. */
async function isOwnHeader(path: string, { folder }: Component, { files }: Platform): Promise<boolean> {
  if (!path.startsWith('exports-')) return false;
  const kinds = await Promise.all([path, `src/${path}`, `include/${path}`].map((own) => files.kind(join(folder, own))));
  return kinds.includes('file');
}

/** Runs a program, and reads the binary that it leaves. */
async function runStep(
  { command, output, prints, help }: Extract<RecipeStep, { kind: 'run' }>,
  done: Followed,
  { component, language, world, context, find }: Doing,
): Promise<Followed | undefined> {
  const { files } = context.platform;
  const compiling = { component, language, world, earlier: done.output, ...(help !== undefined && { help }) };
  const exit = await compile(command, compiling, context, find);
  if (!exit) return undefined;
  const said = { ...done, output: done.output + exit.output, stdout: exit.stdout };
  if (prints !== undefined) await files.write(prints, exit.stdout);
  if (output === undefined) return said;
  const path = typeof output === 'string' ? output : output(exit.stdout);
  if (path !== undefined && (await files.kind(path)) === 'file') return { ...said, bytes: await files.read(path) };
  const ran = [command.program, ...command.args].join(' ');
  throw new Stop(
    error('build-failed', `\`${component.name}\`: the build went well, and left no component`, {
      component: component.name,
      location: component.location,
      notes: [`ran: ${ran}`, path === undefined ? 'it named no binary' : `there is no file ${path}`],
    }),
  );
}
