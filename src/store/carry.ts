import type { Plan } from '../plan.js';
import { sha256 } from '../report.js';
import type { Context } from '../stages/context.js';
import type { Store } from './store.js';

/**
 * Brings the builds of an earlier run back, where there is a store outside of the machine and this one has none yet.
 * Gives what is to be done when everything is built: it hands the builds on, and takes away what nobody needs.
 */
export async function bringStore(store: Store, { project }: Plan, context: Context): Promise<() => Promise<void>> {
  const { toolStore, platform, signal, root } = context;
  const { files, machine } = platform;
  const key = `builds-${machine.os}-${machine.arch}-${sha256(root).slice(0, 12)}`;
  if (toolStore && (await files.kind(store.folder)) === 'none') await toolStore.restore(store.folder, key);
  const before = await store.contents();
  return async () => {
    if (signal.aborted) return;
    const all = [...project.components, ...(project.others ?? [])].map(({ name }) => name);
    // What is carried to other machines holds one build of each component, so that it does not grow.
    await store.sweep(all, { newest: toolStore !== undefined });
    if (toolStore && (await store.contents()) !== before) toolStore.added(store.folder, key);
  };
}
