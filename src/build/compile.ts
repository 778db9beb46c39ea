import { error, type Finding, Stop } from '../finding.js';
import type { Attempt, Language } from '../languages/language.js';
import type { Component } from '../model.js';
import { join } from '../path.js';
import { type Command, type Exit, ProgramNotFound } from '../platform/platform.js';
import { askedOf } from '../project/asked.js';
import type { OpenWorld } from '../project/world.js';
import type { Context, Find } from '../stages/context.js';
import { compilerFinding } from './compiler-finding.js';

/** What is compiled, and what was said of it by the commands before. */
interface Compiling {
  readonly component: Component;
  readonly language: Language;
  readonly world: OpenWorld;
  readonly earlier: string;
  /** What to do where there is no such program. */
  readonly help?: string;
}

/** Runs a compiler. Its errors become findings, and all that it said is kept in a log. Gives none when it did not go well. */
export async function compile(
  command: Command,
  { component, language, world, earlier, help }: Compiling,
  context: Context,
  find: Find,
): Promise<Exit | undefined> {
  const exit = await started(command, component, language, help, context);
  const log = join(context.work, 'log', `${component.name}.txt`);
  const { readable = (output: string) => output } = language;
  const said = readable(exit.output);
  await context.platform.files.write(log, readable(earlier) + said);
  context.emit({ type: 'compiled', component: component.name, output: said });
  if (exit.code === 0) return exit;
  const attempt = attemptOf(component, world, context);
  const errors = language.errors(exit.output, attempt);
  const where = { folder: component.folder, root: context.root, files: context.platform.files };
  for (const item of errors) find(await compilerFinding(item, component.name, attempt, where));
  find(buildFailed(command, { ...exit, output: said }, errors.length > 0, log, component, language));
  return undefined;
}

function started(
  command: Command,
  { name }: Component,
  { title }: Language,
  help: string | undefined,
  { platform, signal }: Context,
): Promise<Exit> {
  return platform.processes.run(command, signal).catch((failure: unknown) => {
    if (!(failure instanceof ProgramNotFound)) throw failure;
    throw new Stop(
      error('tool-missing', `${title} needs \`${failure.program}\`, which is not there`, {
        component: name,
        ...(help !== undefined && { help }),
      }),
    );
  });
}

function attemptOf({ name, entry }: Component, world: OpenWorld, { work, offline = false }: Context): Attempt {
  const bindings = join(work, 'build', name, 'bindings');
  return { entry, world: world.name, asked: askedOf(world), bindings, isOffline: offline };
}

/** Says how to repeat the command, unless it was told what to do on its standard input. */
function buildFailed(
  { program, args, input }: Command,
  { code, output }: Exit,
  explained: boolean,
  log: string,
  { name, folder, location }: Component,
  { title }: Language,
): Finding {
  const ended = code === undefined ? 'was ended' : `exited with ${code}`;
  return error('build-failed', `\`${name}\` did not build: the ${title} compiler ${ended}`, {
    component: name,
    location,
    notes: [
      ...(input === undefined ? [`ran: ${[program, ...args].join(' ')}   (in ${folder})`] : []),
      `log: ${log}`,
      ...(explained ? [] : output.trimEnd().split('\n').slice(-10)),
    ],
  });
}
