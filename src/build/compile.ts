import { error, type Finding, type Location, Stop } from '../finding.js';
import { type CompilerError, type Language, replyMark } from '../languages/language.js';
import type { Component } from '../model.js';
import { isAbsolute, join } from '../path.js';
import { type Command, type Exit, ProgramNotFound } from '../platform/platform.js';
import type { Context, Find } from '../stages/context.js';

/** Runs a compiler. Its errors become findings, and all that it said is kept in a log. Gives whether it went well. */
export async function compile(
  command: Command,
  component: Component,
  language: Language,
  context: Context,
  find: Find,
): Promise<boolean> {
  const exit = await started(command, component, language, context);
  const log = join(context.work, 'log', `${component.name}.txt`);
  const said = exit.output
    .split('\n')
    .filter((line) => !line.startsWith(replyMark))
    .join('\n');
  await context.platform.files.write(log, said);
  context.emit({ type: 'compiled', component: component.name, output: said });
  if (exit.code === 0) return true;
  const errors = language.errors(exit.output);
  for (const item of errors) find(compilerFinding(item, component));
  find(buildFailed(command, exit, errors.length > 0, log, component, language));
  return false;
}

function started(
  command: Command,
  { name }: Component,
  { title }: Language,
  { platform, signal }: Context,
): Promise<Exit> {
  return platform.processes.run(command, signal).catch((failure: unknown) => {
    if (!(failure instanceof ProgramNotFound)) throw failure;
    throw new Stop(
      error('tool-missing', `${title} needs \`${failure.program}\`, which is not there`, { component: name }),
    );
  });
}

function compilerFinding({ message, file, line, column, notes }: CompilerError, component: Component): Finding {
  const location: Location = {
    file:
      file === undefined
        ? join(component.folder, component.entry)
        : isAbsolute(file)
          ? file
          : join(component.folder, file),
    ...(line !== undefined && { line }),
    ...(column !== undefined && { column }),
  };
  return error('compile-error', message, { component: component.name, location, ...(notes && { notes }) });
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
