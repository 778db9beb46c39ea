import pLimit from 'p-limit';
import { error, type Finding, Stop } from '../finding.js';
import { dirname, join } from '../path.js';
import type { InstallStep } from '../plan.js';
import { type Command, type Files, ProgramNotFound } from '../platform/platform.js';
import { isInstalled, type Place, placeOf } from '../toolchains/cache.js';
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
  const { platform, emit, signal } = context;
  const { title, version } = tools[id];
  const place = await placeOf(id, platform);
  if (!(await isInstalled(place, platform))) {
    const release = await platform.files.lock(`${place.folder}.lock`, signal, (process) =>
      emit({ type: 'waiting', process, what: `installs ${title} ${version}` }),
    );
    // Whoever was first may have installed it.
    await (async () => (await isInstalled(place, platform)) || bring(tools[id], place, context))().finally(release);
  }
  return { version, folder: place.folder };
}

/** Takes a tool from the store, or installs it. Whatever is in its place is not whole. */
async function bring(tool: Toolchain, place: Place, context: Context): Promise<void> {
  const { platform, toolStore, offline, signal } = context;
  const { files } = platform;
  if (signal.aborted) return;
  await clear(place, files);
  const restored = await toolStore?.restore(place.folder, place.key);
  if (restored && (await isAsRecorded(place.folder, files))) return files.write(place.mark, '');
  // What a broken transfer may have left.
  if (toolStore) await files.remove(place.folder);
  if (offline) throw new Stop(notInstalled(tool));
  await install(tool, place.folder, context);
  await files.write(place.mark, '');
  toolStore?.added(place.folder, place.key);
}

/** Takes away half a tool, and what installations that were killed have left beside. */
async function clear({ folder, mark }: Place, files: Files): Promise<void> {
  const left = (await files.abandoned(dirname(folder))).filter(({ beside }) => beside.startsWith(folder));
  for (const path of [mark, folder, ...left.map(({ path }) => path)]) await files.remove(path);
}

/** In the folder of a tool: how many bytes it has. */
const sizeName = 'wasmwright.size';

/** Stores may give less than they were given. */
async function isAsRecorded(folder: string, files: Files): Promise<boolean> {
  const recorded = await files.readText(join(folder, sizeName)).catch(() => '');
  return recorded !== '' && (await files.size(folder)) >= Number(recorded);
}

function notInstalled({ title, version }: Toolchain): Finding {
  return error('tool-install', `${title} ${version} is not installed, and nothing may be downloaded`, {
    help: 'run `wasmwright setup` once without `--offline`',
  });
}

/** Installs beside its place and moves it there when it is whole. */
async function install(tool: Toolchain, folder: string, context: Context): Promise<void> {
  const { files } = context.platform;
  const beside = files.beside(folder);
  try {
    await files.makeFolder(beside);
    await (tool.source.kind === 'npm' ? npm : wheel)(tool, files.absolute(beside), context);
    await files.write(join(beside, sizeName), String(await files.size(beside)));
    await files.rename(beside, folder);
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
