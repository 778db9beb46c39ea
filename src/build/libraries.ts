import { languages } from '../languages/index.js';
import type { Language, Libraries } from '../languages/language.js';
import type { Artifact, Component } from '../model.js';
import { basename, join } from '../path.js';
import type { BuildStep } from '../plan.js';
import type { Context } from '../stages/context.js';
import { toolCache } from '../toolchains/cache.js';
import type { InstalledTools } from '../toolchains/index.js';

/** A folder of libraries, and the languages of the project that use it. */
interface Shelf extends Libraries {
  readonly names: readonly string[];
}

/** Hands on what was built of libraries, when the components are built. */
export type KeepLibraries = (built: readonly Artifact[]) => Promise<void>;

/**
 * Brings back the libraries that tools have built for themselves in an earlier run, where there is a store
 * to bring them from and nothing is there yet: a machine that keeps its tool cache has them anyway.
 */
export async function restoreLibraries(
  steps: readonly BuildStep[],
  tools: InstalledTools,
  context: Context,
): Promise<KeepLibraries> {
  const { platform, toolStore } = context;
  if (!toolStore) return async () => {};
  const missing: { shelf: Shelf; folder: string; key: string }[] = [];
  for (const shelf of shelvesOf(steps)) {
    const tool = tools[shelf.tool];
    if (!tool) continue;
    const folder = join(toolCache(platform), shelf.folder);
    const key = `${shelf.tool}-${basename(tool.folder)}-libraries-${shelf.names.join('-')}`;
    if ((await platform.files.kind(folder)) !== 'none' || (await toolStore.restore(folder, key))) continue;
    // What a broken transfer may have left.
    await platform.files.remove(folder);
    missing.push({ shelf, folder, key });
  }
  return async (built) => {
    for (const { shelf, folder, key } of missing) {
      if (!isComplete(shelf, steps, built)) continue;
      for (const name of shelf.scrap) await platform.files.remove(join(folder, name));
      toolStore.added(folder, key);
    }
  };
}

function shelvesOf(steps: readonly BuildStep[]): Shelf[] {
  const all = steps.flatMap(({ component }) => librariesOf(component) ?? []);
  return [...new Set(all.map(({ folder }) => folder))].flatMap((folder) => {
    const same = all.filter((libraries) => libraries.folder === folder);
    const names = [...new Set(same.map(({ name }) => name))].sort();
    return same.slice(0, 1).map((libraries) => ({ ...libraries, names }));
  });
}

/** Whether everything was built that the key speaks of: at least one component of each kind. */
function isComplete({ names, folder }: Shelf, steps: readonly BuildStep[], built: readonly Artifact[]): boolean {
  const done = steps
    .filter(({ component }) => built.some(({ name }) => name === component.name))
    .flatMap(({ component }) => librariesOf(component) ?? []);
  return names.every((name) => done.some((libraries) => libraries.folder === folder && libraries.name === name));
}

const librariesOf = ({ language, settings }: Component): Libraries | undefined =>
  (languages[language] as Language).libraries?.(settings);
