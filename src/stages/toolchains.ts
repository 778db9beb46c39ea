import pLimit from 'p-limit';
import { error, type Finding, Stop } from '../finding.js';
import type { InstallStep } from '../plan.js';
import { type Command, ProgramNotFound } from '../platform/platform.js';
import { placeOf } from '../toolchains/cache.js';
import { type InstalledTools, type ToolId, tools } from '../toolchains/index.js';
import { type Installed, installerHelp, type Toolchain } from '../toolchains/toolchain.js';
import { type Context, perform } from './context.js';

/** Makes every tool ready, side by side: what is in the tool cache is taken, the rest is installed there. */
export async function installTools(steps: readonly InstallStep[], context: Context): Promise<InstalledTools> {
  const installed: Partial<Record<ToolId, Installed>> = {};
  const limit = pLimit(4);
  await Promise.all(
    steps.map((step) =>
      limit(() =>
        perform(step, context, async () => {
          installed[step.tool] = await ready(step.tool, context);
        }),
      ),
    ),
  );
  return installed;
}

async function ready(id: ToolId, context: Context): Promise<Installed> {
  const { platform, toolStore, offline } = context;
  const tool = tools[id];
  const { folder, key } = await placeOf(id, platform);
  const isThere = (await platform.files.kind(folder)) === 'folder';
  if (!isThere && !(await toolStore?.restore(folder, key))) {
    // What a broken transfer may have left.
    if (toolStore) await platform.files.remove(folder);
    if (offline) throw new Stop(notInstalled(tool));
    await install(tool, folder, context);
    toolStore?.added(folder, key);
  }
  return { version: tool.version, folder };
}

function notInstalled({ title, version }: Toolchain): Finding {
  return error('tool-install', `${title} ${version} is not installed, and nothing may be downloaded`, {
    help: 'run `wasmwright setup` once without `--offline`',
  });
}

/** Installs beside its place and moves it there when it is whole, so that nobody meets half a tool. */
async function install(tool: Toolchain, folder: string, context: Context): Promise<void> {
  const { files } = context.platform;
  const beside = files.beside(folder);
  try {
    await files.makeFolder(beside);
    await (tool.source.kind === 'npm' ? npm : wheel)(tool, files.absolute(beside), context);
    await files.rename(beside, folder).catch(async (failure: unknown) => {
      // Another run that installed the same tool was first.
      if ((await files.kind(folder)) !== 'folder') throw failure;
    });
  } finally {
    await files.remove(beside);
  }
}

/** npm checks each package against the integrity in the lock file, and runs none of their scripts. */
async function npm(tool: Toolchain, folder: string, context: Context): Promise<void> {
  const { files } = context.platform;
  await files.copy(`${files.asset('locks')}/${tool.source.lock}`, folder);
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await must(tool, { program: 'npm', args, cwd: folder }, context, installerHelp.npm);
}

/** pip takes the wheel only if its SHA-256 is one of those recorded. */
async function wheel(tool: Toolchain, folder: string, context: Context): Promise<void> {
  const { files, machine } = context.platform;
  const lock = `${files.asset('locks')}/${tool.source.lock}`;
  const args = [
    '-m',
    'pip',
    'install',
    '--require-hashes',
    '--no-deps',
    '--only-binary=:all:',
    '--no-compile',
    '--disable-pip-version-check',
    '--quiet',
    '--target',
    folder,
    '--requirement',
    lock,
  ];
  await must(tool, { program: machine.python, args }, context, installerHelp.pip);
}

async function must(
  { title, version }: Toolchain,
  command: Command,
  { platform, signal }: Context,
  help: string,
): Promise<void> {
  const ran = `${command.program} ${command.args.join(' ')}`;
  try {
    const { code, output } = await platform.processes.run(command, signal);
    if (code === 0) return;
    const missing = /No module named pip/.test(output);
    throw new Stop(
      error(
        'tool-install',
        `${title} ${version} could not be installed: ${command.program} exited with ${code ?? 'a signal'}`,
        {
          notes: [`ran: ${ran}`, ...output.trim().split('\n').slice(-12)],
          help: missing
            ? help
            : 'is the package registry reachable? mirrors and proxies are taken from the settings of npm and pip',
        },
      ),
    );
  } catch (failure) {
    if (!(failure instanceof ProgramNotFound)) throw failure;
    throw new Stop(
      error('tool-missing', `${title} ${version} needs \`${failure.program}\`, which is not on PATH`, { help }),
    );
  }
}
