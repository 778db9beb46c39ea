import { built, type Made } from '../compat/components.js';
import type { Policy } from '../compat/policy.js';
import { readSettings } from '../compat/settings.js';
import type { Verdict } from '../compat/verdict.js';
import { Stop } from '../finding.js';
import type { Project } from '../model.js';
import { allParts } from '../parts.js';
import { join, relative } from '../path.js';
import type { Surroundings } from '../pipeline.js';
import { type Item, itemsOf } from '../publish/items.js';
import { openToPublish } from '../publish/open.js';
import { readPublishSettings } from '../publish/settings.js';
import { type Commit, commitsSince } from './commits.js';
import type { History } from './history.js';
import { lastTag, type Scheme, schemeOf } from './scheme.js';
import type { ReleaseSettings } from './settings.js';
import { type BuiltSince, builtSince, type Past, packageSince } from './since.js';
import { type Unit, unitsOf } from './units.js';

/** Where a commit of a project has been written. */
export interface Place {
  /** The folder of the project, and the one that the commit was written to. */
  readonly root: string;
  readonly folder: string;
  readonly history: History;
}

/** A unit, and what has become of it since it was released. */
export interface Followed {
  readonly unit: Placed;
  /** None: it never was. */
  readonly past?: Past;
  readonly commits: readonly Commit[];
  readonly packages: readonly PackageSince[];
}

/** A WIT package of a unit. */
export interface PackageSince {
  readonly path: string;
  readonly name: string;
  /** Whether its own text says its version. */
  readonly isVersioned: boolean;
  /** None: the last release did not have it. */
  readonly verdict?: Verdict;
}

/** A unit with the folders that its items are made of, relative to the project, and its last release. */
export interface Placed extends Unit {
  readonly folders: readonly string[];
  readonly past?: Past;
}

/** What a commit of a project consists of, and how its releases are named. */
export async function openUnits(
  folder: string,
  { tag }: ReleaseSettings,
  history: History,
  surroundings: Surroundings,
): Promise<{
  readonly units: readonly Placed[];
  readonly scheme: Scheme;
  readonly policy: Policy;
}> {
  const { platform } = surroundings;
  const { project } = await openToPublish(folder, surroundings);
  const settings = await readPublishSettings(folder, platform);
  const items = await itemsOf(project, { settings, origin: { created: 0, findings: [] } }, surroundings);
  const compat = await readSettings(folder, platform);
  const units = unitsOf(items);
  const scheme = schemeOf(tag, units, history.tags);
  const placed = units.map(async (unit) => {
    const last = lastTag(scheme, unit, history.tags);
    const folders = unit.items.flatMap((item) => foldersOf(item, project)).map((path) => relative(folder, path) || '.');
    const past = last && { ...last, commit: await history.commitOf(last.tag) };
    return { ...unit, folders: [...new Set(folders)], ...(past && { past }) };
  });
  return { units: await Promise.all(placed), scheme, policy: compat.policyFor('', 'contract') };
}

/** Of a composition those of all that it is made of. */
function foldersOf({ name, folder }: Pick<Item, 'name' | 'folder'>, project: Project): readonly string[] {
  if (folder !== undefined) return [folder];
  const parts = allParts(project.compositions).get(name);
  return project.components.flatMap((component) => (parts?.has(component.name) ? [component.folder] : []));
}

/** What has become of a unit, as far as it is to be told without building anything. */
export async function follow(
  unit: Placed,
  { root, folder, history }: Place,
  surroundings: Surroundings,
): Promise<Followed> {
  const { past, folders } = unit;
  const commits = await commitsSince(past?.commit, folders, history);
  const packages: PackageSince[] = [];
  for (const { name, wit, place } of unit.items) {
    if (!wit) continue;
    const path = join(root, relative(folder, wit.path));
    const verdict = past && (await packageSince(path, past, { root, head: history.head }, surroundings));
    const isVersioned = place?.keys === undefined;
    packages.push({ path: wit.path, name: name.replace('/', ':'), isVersioned, ...(verdict && { verdict }) });
  }
  return { unit, commits, packages, ...(past && { past }) };
}

/** What has become of components and compositions: each release is built once more, where there is any commit since. */
export async function componentsSince(
  followed: readonly Followed[],
  { root, folder, history }: Place,
  surroundings: Surroundings,
): Promise<readonly BuiltSince[]> {
  const isBuilt = ({ kind }: Item) => kind !== 'wit';
  const wanted = followed.filter(({ unit, past }) => past && unit.items.some(isBuilt));
  const pasts = new Map(wanted.flatMap(({ past }) => (past ? [[past.commit, past]] : [])));
  const moved = [];
  for (const past of pasts.values()) if ((await commitsSince(past.commit, ['.'], history)).length > 0) moved.push(past);
  if (moved.length === 0) return [];
  const settings = await readSettings(folder, surroundings.platform);
  const { made, findings } = await built(folder, 'compose', surroundings);
  if (findings.length > 0) throw new Stop(...findings);
  const since: BuiltSince[] = [];
  for (const past of moved) {
    const own = wanted.filter((one) => one.past?.commit === past.commit);
    const names = new Set(own.flatMap(({ unit }) => unit.items.filter(isBuilt).map(({ name }) => name)));
    const isOwn = ({ name }: Made) => names.has(name);
    since.push(await builtSince(made.filter(isOwn), past, { root, settings }, surroundings));
  }
  return since;
}
