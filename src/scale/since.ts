import { type Component, type Composition, type Project, partsOf, type WorldReference } from '../model.js';
import { dirname, isBelow, join, relative } from '../path.js';
import { manifestName } from '../project/manifest.js';
import { dependingOf } from '../store/inputs.js';
import { lockName } from '../toolchains/lock.js';
import type { Changes } from './changes.js';
import { manifestDiffers } from './manifests.js';

/** What was read by the last build of a component besides its folder, as paths from the root; none: no build is known. */
export type Around = (component: string) => readonly string[] | undefined;

/**
 * What of a project is another since a commit: of each component and composition that may be, why. What nobody can tell
 * counts as changed.
 */
export function changedIn(
  project: Project,
  { paths, manifest, now }: Changes & { readonly now: string },
  around: Around,
): ReadonlyMap<string, string> {
  const isSaidAnew = paths.includes(manifestName) ? manifestDiffers(manifest ?? '', now) : () => false;
  const said = (name: string) => (isSaidAnew(name) ? `\`${manifestName}\`` : undefined);
  const why = new Map<string, string>();
  const folders = [...project.components, ...(project.others ?? [])].map((one) => fromRoot(one.folder, project));
  const places = { ...project, folders, output: fromRoot(project.output, project) };
  for (const component of project.components) {
    const reason = said(component.name) ?? pathOf(component, paths, around(component.name), places);
    if (reason !== undefined) why.set(component.name, reason);
  }
  const byName = new Map(project.compositions.map((composition) => [composition.name, composition]));
  const visit = (composition: Composition): string | undefined => {
    const known = why.get(composition.name);
    if (known !== undefined) return known;
    const reason = said(composition.name) ?? fileOf(composition, paths, places) ?? partOf(composition, visitPart);
    if (reason !== undefined) why.set(composition.name, reason);
    return reason;
  };
  const visitPart = (name: string) => {
    const inner = byName.get(name);
    return inner ? visit(inner) : why.get(name);
  };
  project.compositions.forEach(visit);
  return why;
}

interface Places extends Pick<Project, 'root'> {
  /** Those of all components, from the root. */
  readonly folders: readonly string[];
  readonly output: string;
}

const fromRoot = (path: string, { root }: Pick<Project, 'root'>) => relative(root, path) || '.';

/** The first path that a component is made of, or that nobody can say it is not. */
function pathOf(
  component: Component,
  paths: readonly string[],
  around: readonly string[] | undefined,
  places: Places,
): string | undefined {
  const own = fromRoot(component.folder, places);
  const inside = places.folders.filter((folder) => folder !== own && isIn(folder, own));
  const { around: reads, isUnknown } = dependingOf(component.language);
  const isOpen = around === undefined && (reads !== undefined || isUnknown !== undefined);
  const isElsewhere = (path: string) => !places.folders.some((folder) => folder !== '.' && isIn(path, folder));
  const tests: readonly (readonly [isMeant: (path: string) => boolean, why: string])[] = [
    [(path) => path === lockName, ''],
    [(path) => isIn(path, own) && ![...inside, places.output].some((folder) => isIn(path, folder)), ''],
    [(path) => worldsOf(component).some((wit) => isIn(path, fromRoot(wit, places))), ''],
    [(path) => (around ?? []).some((read) => isIn(path, read)), ', which it reads'],
    [(path) => isSetting(path, own), ', which lies around it'],
    [(path) => isOpen && isElsewhere(path) && !isSaying(path), ', and no build shows that it does not read it'],
  ];
  for (const [isMeant, why] of tests) {
    const path = paths.filter((path) => path !== manifestName).find(isMeant);
    if (path !== undefined) return `\`${path}\`${why}`;
  }
  return undefined;
}

const worldsOf = ({
  world,
  targets,
}: {
  readonly world?: WorldReference;
  readonly targets: readonly WorldReference[];
}) => [...(world ? [world] : []), ...targets].map(({ wit }) => wit);

const isIn = (path: string, folder: string) =>
  path === folder || (folder === '.' ? !path.startsWith('../') : isBelow(path, folder));

/** Compilers and package managers look for their settings in the folders around: `rust-toolchain.toml`, `go.work`. */
function isSetting(path: string, own: string): boolean {
  const folder = dirname(path);
  return own !== folder && isIn(join('/root', own), join('/root', folder)) && !isSaying(path);
}

/** What is written for people, and for git and its hosts. */
const isSaying = (path: string) => /\.md$|(^|\/)(LICEN[CS]E|\.git(ignore|attributes|hub|lab))/.test(path);

/** The `.wac` file, or the worlds of its hosts. */
function fileOf({ how, targets }: Composition, paths: readonly string[], places: Places): string | undefined {
  const files = [...(how.kind === 'wac' ? [how.file] : []), ...worldsOf({ targets })];
  const path = paths.find((path) => files.some((file) => isIn(path, fromRoot(file, places))));
  return path === undefined ? undefined : `\`${path}\``;
}

function partOf(composition: Composition, why: (part: string) => string | undefined): string | undefined {
  const part = partsOf(composition).find((part) => why(part) !== undefined);
  return part === undefined ? undefined : `its part \`${part}\``;
}
