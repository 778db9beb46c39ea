import { error, type Finding, Stop } from '../finding.js';
import { dirname, join } from '../path.js';
import type { Files } from '../platform/platform.js';
import type { Context } from '../stages/context.js';
import { isInstalled, type Place, placeOf } from '../toolchains/cache.js';
import type { Installed, NpmSource, PinnedTool, WheelSource } from '../toolchains/toolchain.js';
import { npm } from './npm.js';
import { wheel } from './wheel.js';

/** Takes a tool from the tool cache, or puts it there: from a store, or from where it is published. */
export async function pinned(id: string, tool: PinnedTool, context: Context): Promise<Installed> {
  const { platform, emit, signal } = context;
  const { title, version } = tool;
  const place = await placeOf(id, tool, platform);
  if (!(await isInstalled(place, platform))) {
    const release = await platform.files.lock(`${place.folder}.lock`, signal, (process) =>
      emit({ type: 'waiting', process, what: `installs ${title} ${version}` }),
    );
    // Whoever was first may have installed it.
    await (async () => (await isInstalled(place, platform)) || bring(tool, place, context))().finally(release);
  }
  return { version, folder: place.folder };
}

/** Takes a tool from the store, or installs it. Whatever is in its place is not whole. */
async function bring(tool: PinnedTool, place: Place, context: Context): Promise<void> {
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

function notInstalled({ title, version }: PinnedTool): Finding {
  return error('tool-install', `${title} ${version} is not installed, and nothing may be downloaded`, {
    help: 'run `wasmwright setup` once without `--offline`',
  });
}

/** Installs beside its place and moves it there when it is whole. */
async function install(tool: PinnedTool, folder: string, context: Context): Promise<void> {
  const { files } = context.platform;
  const beside = files.beside(folder);
  try {
    await files.makeFolder(beside);
    await put(tool, tool.source, files.absolute(beside), context);
    await files.write(join(beside, sizeName), String(await files.size(beside)));
    await files.rename(beside, folder);
  } finally {
    await files.remove(beside);
  }
}

/** Fills the folder with what the tool is made of. */
function put(tool: PinnedTool, source: NpmSource | WheelSource, folder: string, context: Context): Promise<void> {
  switch (source.kind) {
    case 'npm':
      return npm(tool, source, folder, context);
    case 'wheel':
      return wheel(tool, source, folder, context);
  }
}
