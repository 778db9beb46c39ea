import { languages } from '../languages/index.js';
import type { Downloads, Language } from '../languages/language.js';
import type { Artifact, Component } from '../model.js';
import { dirname, join } from '../path.js';
import type { BuildStep } from '../plan.js';
import { sha256 } from '../report.js';
import type { Context } from '../stages/context.js';

/** What a package manager keeps, and the components whose packages are in it. */
interface Shelf {
  readonly downloads: Downloads;
  readonly components: readonly Component[];
}

/**
 * Brings back what package managers have downloaded in an earlier run for the same lock files, where there is a store
 * to bring it from. Gives what hands it on: if all that needs it was built, for only then is everything there.
 */
export async function restoreDownloads(
  steps: readonly BuildStep[],
  context: Context,
): Promise<(built: readonly Artifact[]) => Promise<void>> {
  const { toolStore, platform } = context;
  if (!toolStore) return async () => {};
  const missing: { shelf: Shelf; key: string }[] = [];
  for (const shelf of shelvesOf(steps, context)) {
    const key = await keyOf(shelf, context);
    if (key !== undefined && !(await toolStore.restore(shelf.downloads.folder, key))) missing.push({ shelf, key });
  }
  return async (built) => {
    const names = new Set(built.map(({ name }) => name));
    for (const { shelf, key } of missing) {
      const { folder } = shelf.downloads;
      const isWhole = shelf.components.every(({ name }) => names.has(name));
      // Where nothing had to be downloaded there may be no folder.
      if (isWhole && (await platform.files.kind(folder)) === 'folder') toolStore.added(folder, key);
    }
  };
}

function shelvesOf(steps: readonly BuildStep[], { platform: { machine, env } }: Context): readonly Shelf[] {
  const shelves = new Map<string, Shelf>();
  for (const { component } of steps) {
    const { downloads } = languages[component.language] as Language;
    for (const each of downloads?.({ ...machine, env }, component.settings) ?? []) {
      const components = [...(shelves.get(each.folder)?.components ?? []), component];
      shelves.set(each.folder, { downloads: each, components });
    }
  }
  return [...shelves.values()];
}

/** It changes when a lock file does, and when it speaks of another machine. None: no component asks for a package. */
async function keyOf({ downloads, components }: Shelf, context: Context): Promise<string | undefined> {
  const { os, arch } = context.platform.machine;
  const texts = await Promise.all(components.map((component) => lockOf(downloads, component, context)));
  const locks = [...new Set(texts.filter((text) => text !== undefined))].sort();
  if (locks.length === 0) return undefined;
  const digest = sha256(JSON.stringify(locks));
  return `${downloads.name}-${os}-${arch}-${digest.slice(0, 16)}`;
}

/** The nearest lock file, in the folder of a component or above it inside the project. */
async function lockOf({ locks }: Downloads, { folder }: Component, context: Context): Promise<string | undefined> {
  const { files } = context.platform;
  for (let place = folder; ; place = dirname(place)) {
    for (const lock of locks) {
      const path = join(place, lock);
      if ((await files.kind(path)) === 'file') return files.readText(path).catch(() => undefined);
    }
    if (join(place) === join(context.root) || place === dirname(place)) return undefined;
  }
}
