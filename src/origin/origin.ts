import { Stop } from '../finding.js';
import { changesIn } from '../git/changes.js';
import { type Commit, commitsSince } from '../git/commits.js';
import { openRepository, pathInRepository, type Repository } from '../git/repository.js';
import { textsAt } from '../git/texts.js';
import { languages } from '../languages/index.js';
import type { Language } from '../languages/language.js';
import type { Component, Project } from '../model.js';
import { allParts } from '../parts.js';
import { join, relative } from '../path.js';
import type { Surroundings } from '../pipeline.js';
import { manifestName } from '../project/manifest.js';
import { unversioned } from '../project/versions.js';
import { type Around, changedIn } from '../scale/since.js';
import { lastBuilds } from '../store/store.js';
import type { Listing } from './listed.js';
import { type Difference, differenceOf, packagesIn } from './packages.js';

/** What has brought something that a component or composition has come to have. */
export interface Origin {
  /** The commits that can have brought it, the first first; none: they cannot be told. */
  readonly commits?: readonly Commit[];
  /** Why it is these of all that change it: they change the packages, or their changes speak of what is imported. */
  readonly by?: 'packages' | 'names';
  /** Whether what is in no commit yet can have brought it. */
  readonly isUncommitted?: boolean;
  /** What has become of the packages that it is built with; none: that cannot be told. */
  readonly packages?: Difference;
}

/** The work that is looked at. */
export interface Span {
  /** The commit that it has left. */
  readonly base: string;
  /** Its last commit. */
  readonly head: string;
  /** Whether what is in no commit belongs to it. */
  readonly isOpen: boolean;
}

type Asking = Pick<Surroundings, 'platform' | 'signal' | 'offline'>;

/** Of a component or composition that has come to import something: what brought it, as far as that can be told. */
export async function originOf(
  name: string,
  imports: readonly string[],
  project: Project,
  span: Span,
  asking: Asking,
): Promise<Origin> {
  try {
    return await found(name, imports, project, span, asking);
  } catch (failure) {
    // It is good to know, and no reason to fail.
    if (failure instanceof Stop) return {};
    throw failure;
  }
}

async function found(
  name: string,
  imports: readonly string[],
  project: Project,
  span: Span,
  { platform, signal, offline }: Asking,
): Promise<Origin> {
  const repository = await openRepository([project.root], platform, signal);
  const builds = await lastBuilds(project, platform);
  const around: Around = (component) => builds.get(component)?.around;
  const commits = await commitsSince(span.base, span.head, repository, { platform, mayFetch: !offline });
  const touching: Commit[] = [];
  for (const commit of commits ?? [])
    if (await touches(commit, name, { project, repository, platform, around })) touching.push(commit);
  const open = span.isOpen ? await changesIn(project.root, [project.output], { platform, signal }) : [];
  const paths = open.map(({ path }) => relative(project.root, path));
  const isUncommitted = await isChanged(paths, ['HEAD', undefined], name, { project, repository, platform, around });
  const built = { components: componentsOf(name, project), repository, platform };
  const packages = await differenceBetween(span.base, undefined, built);
  const narrow = isUncommitted ? { commits: touching } : await narrowed(touching, imports, packages, built);
  return {
    ...(commits && narrow),
    ...(isUncommitted && { isUncommitted }),
    ...(packages && { packages }),
  };
}

interface Place {
  readonly project: Project;
  readonly repository: Repository;
  readonly platform: Asking['platform'];
  readonly around: Around;
}

/** Whether a commit changes something that is made of its files. */
function touches({ hash, paths }: Commit, name: string, place: Place): Promise<boolean> {
  const root = pathInRepository(place.project.root, place.repository, place.platform);
  const own = paths.map((path) => relative(`/${root}`, `/${path}`));
  return isChanged(own, [`${hash}^`, hash], name, place);
}

/** Whether paths from the root of the project change something, between two states: commits, or none for the files that are there. */
async function isChanged(
  paths: readonly string[],
  states: readonly [before: string, now: string | undefined],
  name: string,
  { project, repository, platform, around }: Place,
): Promise<boolean> {
  const file = join(pathInRepository(project.root, repository, platform), manifestName);
  const [manifest = '', now = ''] = paths.includes(manifestName)
    ? await Promise.all(states.map(async (state) => (await textsOf(state, [file], repository, platform)).get(file)))
    : [];
  return changedIn(project, { paths, manifest, now }, around).has(name);
}

/** A component, or those that a composition is made of in the end. */
function componentsOf(name: string, { components, compositions }: Project): readonly Component[] {
  const parts = allParts(compositions).get(name);
  return components.filter((component) => component.name === name || parts?.has(component.name));
}

interface Built {
  readonly components: readonly Component[];
  readonly repository: Repository;
  readonly platform: Asking['platform'];
}

/** What has become of the packages of components between two commits, or a commit and the files that are there. */
async function differenceBetween(
  before: string,
  now: string | undefined,
  { components, repository, platform }: Built,
): Promise<Difference | undefined> {
  const read = (state: string | undefined) => (paths: readonly string[]) => textsOf(state, paths, repository, platform);
  const all: Difference[] = [];
  for (const { folder, language } of components) {
    const listing: Listing | undefined = (languages[language] as Language).packages;
    if (!listing) return undefined;
    const place = pathInRepository(folder, repository, platform);
    const [old, own] = [await packagesIn(place, listing, read(before)), await packagesIn(place, listing, read(now))];
    if (!own) return undefined;
    all.push(differenceOf(old ?? [], own));
  }
  return { added: all.flatMap(({ added }) => added), moved: all.flatMap(({ moved }) => moved) };
}

/** The texts of files as a commit has them, or as they are there. Paths are from the root of the repository. */
async function textsOf(
  commit: string | undefined,
  paths: readonly string[],
  { git, prefix }: Repository,
  { files }: Asking['platform'],
): Promise<ReadonlyMap<string, string>> {
  if (commit !== undefined) return textsAt(commit, paths, git);
  const there = paths.map(async (path) => {
    const file = join(git.folder, relative(`/${prefix}`, `/${path}`));
    return (await files.kind(file)) === 'file' ? [[path, await files.readText(file)] as const] : [];
  });
  return new Map((await Promise.all(there)).flat());
}

/** Of several commits those that brought a package along, or else those whose changes speak of what is imported. */
async function narrowed(
  commits: readonly Commit[],
  imports: readonly string[],
  packages: Difference | undefined,
  built: Built,
): Promise<Pick<Origin, 'by'> & { readonly commits: readonly Commit[] }> {
  if (commits.length < 2) return { commits };
  const brought = new Set(changedNames(packages));
  const bringing = await those(commits, async ({ hash }) =>
    changedNames(brought.size > 0 ? await differenceBetween(`${hash}^`, hash, built) : undefined).some((name) =>
      brought.has(name),
    ),
  );
  if (bringing.length > 0) return { commits: bringing, by: 'packages' };
  const naming = await those(commits, ({ hash }) => speaksOf(imports, hash, built));
  return naming.length > 0 ? { commits: naming, by: 'names' } : { commits };
}

const changedNames = (packages: Difference | undefined): readonly string[] =>
  [...(packages?.added ?? []), ...(packages?.moved ?? [])].map(({ name }) => name);

async function those(
  commits: readonly Commit[],
  test: (commit: Commit) => Promise<boolean>,
): Promise<readonly Commit[]> {
  const some: Commit[] = [];
  for (const commit of commits) if (await test(commit)) some.push(commit);
  return some;
}

/** Whether a line that a commit adds has the name of an interface. */
async function speaksOf(imports: readonly string[], hash: string, { repository }: Built): Promise<boolean> {
  const form = ['-p', '--unified=0', '--no-renames', '--no-ext-diff', '--no-textconv', '--no-color'];
  const { text } = await repository.git.must(['diff-tree', ...form, hash], 'git cannot read a commit');
  const added = text.split('\n').filter((line) => line.startsWith('+'));
  return imports.some((item) => added.some((line) => line.includes(unversioned(item))));
}
