import { error, type Finding, Stop } from '../finding.js';
import { dirname, join } from '../path.js';
import type { Files } from '../platform/platform.js';
import type { Context } from '../stages/context.js';
import { isInstalled, type Place } from '../toolchains/cache.js';
import type { Installed, Origin } from '../toolchains/toolchain.js';

/** What is to be in the tool cache: what it is called, where it belongs, and how it is put into a folder. */
export interface Wanted {
  readonly what: string;
  readonly version: string;
  readonly place: Place;
  install(folder: string): Promise<void>;
}

/** Takes what is in the tool cache, or in the store, or else installs it: one process at a time. */
export async function inCache(wanted: Wanted, context: Context): Promise<Installed> {
  const { platform, emit, signal } = context;
  const { what, version, place } = wanted;
  const ready = (from: Origin): Installed => ({ version, folder: place.folder, env: {}, from });
  if (await isInstalled(place, platform)) return ready('cache');
  const release = await platform.files.lock(`${place.folder}.lock`, signal, (process) =>
    emit({ type: 'waiting', process, what: `installs ${what}` }),
  );
  try {
    // Whoever was first may have installed it.
    return ready((await isInstalled(place, platform)) ? 'cache' : await bring(wanted, context));
  } finally {
    await release();
  }
}

/** Takes a tool from the store, or installs it. Whatever is in its place is not whole. */
async function bring({ what, place, install }: Wanted, context: Context): Promise<Origin> {
  const { platform, toolStore, offline, signal } = context;
  const { files } = platform;
  if (signal.aborted) return 'cache';
  await clear(place, files);
  const restored = await toolStore?.restore(place.folder, place.key);
  if (restored && (await isAsRecorded(place.folder, files))) {
    await files.write(place.mark, '');
    return 'cache';
  }
  // What a broken transfer may have left.
  if (toolStore) await files.remove(place.folder);
  if (offline) throw new Stop(notInstalled(what));
  await installWhole(install, place.folder, files);
  await files.write(place.mark, '');
  toolStore?.added(place.folder, place.key);
  return 'installed';
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

function notInstalled(what: string): Finding {
  return error('tool-install', `${what} is not installed, and nothing may be downloaded`, {
    help: 'run `wasmwright setup` once without `--offline`',
  });
}

/** Installs beside its place and moves it there when it is whole. */
async function installWhole(install: Wanted['install'], folder: string, files: Files): Promise<void> {
  const beside = files.beside(folder);
  try {
    await files.makeFolder(beside);
    await install(files.absolute(beside));
    await files.write(join(beside, sizeName), String(await files.size(beside)));
    await files.rename(beside, folder);
  } finally {
    await files.remove(beside);
  }
}
