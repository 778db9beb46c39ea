import { findingsOf } from './failure.js';
import { error, type Finding, Stop } from './finding.js';
import { isAlone } from './lone.js';
import type { Project } from './model.js';
import { dirname, join } from './path.js';
import type { Files } from './platform/platform.js';
import { ignored } from './project/discover.js';
import { type Loaded, loadProject } from './project/load.js';
import { manifestName } from './project/manifest.js';
import { mustBeKnown, namesIn, select } from './project/select.js';
import type { WitReader } from './project/wit-package.js';
import { isReference } from './untrusted/pull.js';

/** What a command line or a step names by paths. */
export interface Workspace {
  /** Binaries and WIT with no project around them. */
  readonly alone: readonly string[];
  readonly projects: readonly Project[];
  /** What is to be said about the projects as they were read; of those that could not be, why. */
  readonly findings: readonly Finding[];
}

/** Opens all that is at some paths. `loneFiles`: whether binaries and WIT may stand for themselves. */
export async function openWorkspace(
  paths: readonly string[],
  reader: WitReader,
  { loneFiles = false } = {},
): Promise<Workspace> {
  const tidy = paths.map((path) => (loneFiles && isReference(path) ? path : join(path)));
  const kinds = await Promise.all(tidy.map((path) => loneFiles && isAlone(path, reader.platform)));
  const projects = tidy.filter((_, i) => !kinds[i]);
  const opened = await Promise.all([...new Set(projects)].map((path) => openAt(path, reader)));
  const loaded = opened.flat();
  const byRoot = new Map(loaded.flatMap(({ project }) => (project ? [[project.root, project]] : [])));
  return {
    alone: tidy.filter((_, i) => kinds[i]),
    projects: [...byRoot.values()],
    findings: loaded.flatMap(({ findings }) => findings),
  };
}

type Opened = Omit<Loaded, 'project'> & { readonly project?: Project };

/** A folder that has no manifest stands for the projects below it that have one, and for what else is in it. */
async function openAt(path: string, reader: WitReader): Promise<readonly Opened[]> {
  const inner = await projectsBelow(path, reader.platform.files);
  const [own, ...others] = await Promise.all([path, ...inner].map((root) => open(root, reader)));
  const isEmpty = own?.findings.some(({ id }) => id === 'nothing-found');
  return own && !(isEmpty && others.length > 0) ? [own, ...others] : others;
}

async function projectsBelow(path: string, files: Files): Promise<readonly string[]> {
  if ((await files.kind(path)) !== 'folder' || (await files.kind(join(path, manifestName))) === 'file') return [];
  const manifests = await files.find(path, [`**/${manifestName}`], { ignore: ignored });
  return manifests.map((manifest) => join(path, dirname(manifest)));
}

const open = (root: string, reader: WitReader): Promise<Opened> =>
  loadProject(root, reader).catch((failure: unknown) => ({ findings: findingsOf(failure) }));

/**
 * The projects with only some of their components and compositions; without those that have none of them. A name that
 * none has may be of a project that could not be read.
 */
export function selectFrom(
  { projects, findings }: Workspace,
  names: readonly string[],
  how: { readonly exactly?: boolean } = {},
): readonly Project[] {
  if (!findings.some(({ severity }) => severity === 'error')) mustBeKnown(names, projects.flatMap(namesIn));
  return projects.flatMap((project) => {
    const there = new Set(namesIn(project));
    const own = names.filter((name) => there.has(name));
    return own.length > 0 ? [select(project, own, how)] : [];
  });
}

/** The one project that a command works on. Stops when there is none, or there are several. */
export function mustBeOneProject(projects: readonly Project[], findings: readonly Finding[]): Project {
  const [project, ...others] = projects;
  const wrong = findings.filter(({ severity }) => severity === 'error');
  if (project && others.length === 0 && wrong.length === 0) return project;
  if (wrong.length > 0) throw new Stop(...wrong);
  const names = projects.map(({ root }) => `\`${root}\``).join(', ');
  throw new Stop(
    error('usage', `one project is meant, and there are ${projects.length}: ${names}`, { help: 'name one' }),
  );
}

/** Results of several projects cannot lie in one folder: the next would take the place of the one before. */
export function mustBeOne(projects: readonly Project[], out: string): void {
  if (projects.length < 2) return;
  const names = projects.map(({ root }) => `\`${root}\``).join(', ');
  throw new Stop(
    error('usage', `${projects.length} projects cannot share the output folder \`${out}\`: ${names}`, {
      help: 'name one project, or `output` in the `wasmwright.toml` of each',
    }),
  );
}
