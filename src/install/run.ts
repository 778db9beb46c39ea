import { error, Stop } from '../finding.js';
import { type Command, ProgramNotFound } from '../platform/platform.js';
import type { Context } from '../stages/context.js';
import { installerHelp } from '../toolchains/toolchain.js';

/** Runs npm or pip, which must succeed, and gives what it prints. `what` is the tool that it is to install. */
export async function runInstaller(
  what: string,
  command: Command,
  by: keyof typeof installerHelp,
  { platform, signal }: Context,
): Promise<string> {
  const ran = `${command.program} ${command.args.join(' ')}`;
  try {
    const { code, output, stdout } = await platform.processes.run(command, signal);
    if (code === 0) return stdout;
    const missing = /No module named pip/.test(output);
    throw new Stop(
      error('tool-install', `${what} could not be installed: ${command.program} exited with ${code ?? 'a signal'}`, {
        notes: [`ran: ${ran}`, ...output.trim().split('\n').slice(-12)],
        help: missing
          ? installerHelp[by]
          : 'is the package registry reachable? mirrors and proxies are taken from the settings of npm and pip',
      }),
    );
  } catch (failure) {
    if (!(failure instanceof ProgramNotFound)) throw failure;
    const message = `${what} needs \`${failure.program}\`, which is not on PATH`;
    throw new Stop(error('tool-missing', message, { help: installerHelp[by] }));
  }
}
