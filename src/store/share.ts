import type { Artifact } from '../model.js';
import type { Files } from '../platform/platform.js';
import { type KeptBuild, Store } from './store.js';

/** Where the jobs of a pipeline hand each other what they have built: folders that the pipeline carries between them. */
export interface Sharing {
  /** What others have built. */
  readonly from: string;
  /** What is built for others; may be the same. */
  readonly to: string;
}

/** Takes what others have built of these components. */
export async function takeShared(
  { from }: Sharing,
  components: readonly string[],
  { store, files }: { readonly store: Store; readonly files: Files },
): Promise<void> {
  const shared = new Store(from, files);
  for (const name of components) {
    // The last that was kept is the first again.
    for (const build of (await shared.builds(name)).toReversed()) await copy(name, build, shared, store);
  }
}

/** Puts what was built where others take it, unless it was taken from there. */
export async function giveShared(
  { from, to }: Sharing,
  artifacts: readonly Pick<Artifact, 'name' | 'digest'>[],
  { store, files }: { readonly store: Store; readonly files: Files },
): Promise<void> {
  const [theirs, ours] = [new Store(from, files), new Store(to, files)];
  for (const { name, digest } of artifacts) {
    const isIt = ({ component }: KeptBuild) => component === digest;
    if ((await theirs.builds(name)).some(isIt)) continue;
    const build = (await store.builds(name)).find(isIt);
    if (build) await copy(name, build, store, ours);
  }
}

/** What is damaged on one side does not come to the other. */
async function copy(name: string, build: KeptBuild, from: Store, to: Store): Promise<void> {
  for (const digest of [build.component, build.debug]) {
    if (digest === undefined) continue;
    const object = await from.object(digest);
    if (!object) return;
    await to.add(object);
  }
  await to.keep(name, build);
}
