import { error, Stop } from '../finding.js';
import type { InstallStep } from '../plan.js';
import { type Command, ProgramNotFound } from '../platform/platform.js';
import type { Context } from '../stages/context.js';
import type { Installed, MachineTool, Targets } from '../toolchains/toolchain.js';

/** Finds a toolchain of the machine, and sees to the targets that are asked of it. */
export async function onMachine(tool: MachineTool, step: InstallStep, context: Context): Promise<Installed> {
  const { args, oldest, targets, ...source } = tool.source;
  const program = source.program(context.platform.env);
  const env = step.version === undefined ? {} : (source.choose?.(step.version) ?? {});
  const versions: string[] = [];
  for (const cwd of step.folders) {
    const said = await ask(tool, { program, args, cwd, env }, context);
    const version = /\d+\.\d+(\.\d+)?/.exec(said)?.[0] ?? '';
    mustBeNew(tool, version, oldest);
    versions.push(version);
    if (targets) for (const target of step.targets) await ensure(tool, targets, target, { cwd, env }, context);
  }
  const folder = source.home?.(context.platform.env) ?? '';
  return { version: [...new Set(versions)].join(', '), folder, env };
}

type Around = Pick<Command, 'cwd' | 'env'>;

/** What a program says; stops where it cannot be asked. */
async function ask(
  { title, source: { help } }: MachineTool,
  command: Command,
  { platform, signal }: Context,
): Promise<string> {
  const { code, output, stdout } = await platform.processes.run(command, signal).catch((failure: unknown) => {
    if (!(failure instanceof ProgramNotFound)) throw failure;
    throw new Stop(error('tool-missing', `${title} needs \`${failure.program}\`, which is not on PATH`, { help }));
  });
  if (code === 0) return stdout;
  throw new Stop(
    error('tool-missing', `${title} does not start: \`${command.program}\` exited with ${code ?? 'a signal'}`, {
      notes: output.trim().split('\n').slice(-6),
      help,
    }),
  );
}

function mustBeNew({ title, source: { help } }: MachineTool, version: string, oldest: string): void {
  if (version.localeCompare(oldest, 'en', { numeric: true }) >= 0) return;
  throw new Stop(error('tool-missing', `${title} ${version} is too old: components need ${oldest}`, { help }));
}

/** Installs a target that is not there. */
async function ensure(
  tool: MachineTool,
  targets: Targets,
  target: string,
  around: Around,
  context: Context,
): Promise<void> {
  const { platform, signal, offline } = context;
  const isThere = async () => {
    const [program, ...args] = targets.folder(target);
    const { code, stdout } = await platform.processes.run({ program, args, ...around }, signal);
    return code === 0 && (await platform.files.kind(stdout.trim())) === 'folder';
  };
  if (await isThere()) return;
  const lacking = `${tool.title} cannot compile for \`${target}\``;
  const help = targets.help(target);
  if (offline) throw new Stop(error('tool-install', `${lacking}, and nothing may be downloaded`, { help }));
  const [program, ...args] = targets.add(target);
  const exit = await platform.processes.run({ program, args, ...around }, signal).catch((failure: unknown) => {
    if (failure instanceof ProgramNotFound) return { code: undefined, output: `there is no \`${program}\`` };
    throw failure;
  });
  if (exit.code === 0 && (await isThere())) return;
  const notes = exit.output.trim().split('\n').slice(-6);
  throw new Stop(error('tool-install', `${lacking}, and it could not be installed`, { notes, help }));
}
