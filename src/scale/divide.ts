import type { Project } from '../model.js';
import { join } from '../path.js';
import type { Surroundings } from '../pipeline.js';
import { manifestName } from '../project/manifest.js';
import { Store } from '../store/store.js';
import { changesSince } from './changes.js';
import type { Task } from './jobs.js';
import { changedIn } from './since.js';
import { tasksOf } from './tasks.js';

/** What of a project differs from a commit: of each component and composition, why. */
export async function namesSince(
  ref: string,
  project: Project,
  surroundings: Surroundings,
): Promise<ReadonlyMap<string, string>> {
  const { files } = surroundings.platform;
  const { root } = project;
  const manifest = join(root, manifestName);
  const now = (await files.kind(manifest)) === 'file' ? await files.readText(manifest) : '';
  const [changes, builds] = [await changesSince(ref, root, surroundings), await lastBuilds(project, surroundings)];
  return changedIn(project, { ...changes, now }, (name) => builds.get(name)?.around);
}

/** The components and compositions of a project as tasks, with the time that the last build of each has taken. */
export async function tasksIn(project: Project, surroundings: Surroundings): Promise<readonly Task[]> {
  const builds = await lastBuilds(project, surroundings);
  return tasksOf(project, (name) => builds.get(name)?.seconds);
}

async function lastBuilds({ root, components }: Project, { platform }: Surroundings) {
  const store = new Store(join(root, '.wasmwright'), platform.files);
  const last = async (name: string) => [name, (await store.builds(name))[0]] as const;
  return new Map(await Promise.all(components.map(({ name }) => last(name))));
}
