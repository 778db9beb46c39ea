import { error, Stop } from '../finding.js';
import { type Command, ProgramNotFound } from '../platform/platform.js';
import type { Context } from '../stages/context.js';

/** Runs what installs a tool. Stops with what it said when it fails, or is not there. */
export async function mustRun(
  title: string,
  command: Command,
  { platform, signal }: Pick<Context, 'platform' | 'signal'>,
  help: string,
): Promise<string> {
  const ran = `${command.program} ${command.args.join(' ')}`;
  try {
    const { code, output, stdout } = await platform.processes.run(command, signal);
    if (code === 0) return stdout;
    const missing = /No module named pip/.test(output);
    throw new Stop(
      error('tool-install', `${title} could not be installed: ${command.program} exited with ${code ?? 'a signal'}`, {
        notes: [`ran: ${ran}`, ...output.trim().split('\n').slice(-12)],
        help: missing
          ? help
          : 'is the package registry reachable? mirrors and proxies are taken from the settings of npm and pip',
      }),
    );
  } catch (failure) {
    if (!(failure instanceof ProgramNotFound)) throw failure;
    throw new Stop(error('tool-missing', `${title} needs \`${failure.program}\`, which is not on PATH`, { help }));
  }
}
