import type { Project } from '../model.js';
import { join } from '../path.js';
import type { Surroundings } from '../pipeline.js';
import type { Plan } from '../plan.js';
import { manifestName } from '../project/manifest.js';
import { lastBuilds } from '../store/store.js';
import { changesSince } from './changes.js';
import type { Task } from './jobs.js';
import { changedIn } from './since.js';
import { tasksOf } from './tasks.js';

/** What differs from a commit: of each component and composition, why. */
export async function changedSince(
  ref: string,
  plans: readonly Plan[],
  surroundings: Surroundings,
): Promise<ReadonlyMap<string, string>> {
  const all = await Promise.all(plans.map(({ project }) => ofOne(ref, project, surroundings)));
  return new Map(all.flatMap((changed) => [...changed]));
}

async function ofOne(ref: string, project: Project, surroundings: Surroundings): Promise<ReadonlyMap<string, string>> {
  const { files } = surroundings.platform;
  const manifest = join(project.root, manifestName);
  const now = (await files.kind(manifest)) === 'file' ? await files.readText(manifest) : '';
  const [changes, builds] = [
    await changesSince(ref, project.root, surroundings),
    await lastBuilds(project, surroundings.platform),
  ];
  return changedIn(project, { ...changes, now }, (name) => builds.get(name)?.around);
}

/** What plans make as tasks, with the time that the last build of each has taken; or only what is named. */
export async function tasksIn(
  plans: readonly Plan[],
  named: { has(name: string): boolean } | undefined,
  surroundings: Surroundings,
): Promise<readonly Task[]> {
  const all = plans.map(async ({ project }) => {
    const builds = await lastBuilds(project, surroundings.platform);
    return tasksOf(project, (name) => builds.get(name)?.seconds);
  });
  return (await Promise.all(all)).flat().filter(({ name }) => named?.has(name) ?? true);
}
