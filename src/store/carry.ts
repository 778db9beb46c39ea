import type { Artifact, Component } from '../model.js';
import type { Plan } from '../plan.js';
import { sha256 } from '../report.js';
import type { Context } from '../stages/context.js';
import { giveShared, takeShared } from './share.js';
import { type Store, storeOf } from './store.js';

/**
 * Brings the builds of an earlier run back, where there is a store outside of the machine and this one has none yet, and
 * those of other jobs. Gives what is to be done when everything is built: it hands the builds on, and takes away what nobody needs.
 */
export async function bringStore(
  store: Store,
  { project }: Plan,
  context: Context,
): Promise<(built: readonly Artifact[]) => Promise<void>> {
  const { toolStore, sharing, signal, root } = context;
  const place = { store, files: context.platform.files };
  const { components, others = [] } = project;
  await restoreStore(root, context);
  const before = await store.contents();
  if (sharing) await takeShared(sharing, namesOf(components), place);
  return async (built) => {
    if (signal.aborted) return;
    if (sharing) await giveShared(sharing, built, place);
    // What is carried to other machines holds one build of each component, so that it does not grow.
    await store.sweep(namesOf([...components, ...others]), { newest: toolStore !== undefined });
    // Of jobs that share, the one that has all carries it.
    const isPart = sharing && others.length > 0;
    if (toolStore && !isPart && (await store.contents()) !== before)
      toolStore.added(store.folder, keyOf(root, context));
  };
}

const namesOf = (components: readonly Component[]) => components.map(({ name }) => name);

/** Brings the builds of an earlier run back. */
export async function restoreStore(root: string, { toolStore, platform }: Places): Promise<void> {
  const { folder } = storeOf(root, platform);
  if (!toolStore || (await platform.files.kind(folder)) !== 'none') return;
  await toolStore.restore(folder, keyOf(root, { platform }));
}

type Places = Pick<Context, 'toolStore' | 'platform'>;

const keyOf = (root: string, { platform: { machine } }: Places): string =>
  `builds-${machine.os}-${machine.arch}-${sha256(root).slice(0, 12)}`;
