import picomatch from 'picomatch';
import { error, everyOrStop, type Finding, note, Stop } from '../finding.js';
import { type LanguageId, languages } from '../languages/index.js';
import type { Folder, Language } from '../languages/language.js';
import type { Profile } from '../languages/settings.js';
import type { Component, WorldReference } from '../model.js';
import { basename, dirname, isBelow, join } from '../path.js';
import type { Files, Platform } from '../platform/platform.js';
import { manifestName } from './manifest.js';
import type { WitReader } from './wit-package.js';
import { openPackage, worldsOf } from './world.js';

/** Folders in which nobody writes components. */
export const ignored = [
  '**/node_modules/**',
  '**/.git/**',
  '**/.wasmwright/**',
  '**/target/**',
  '**/deps/**',
  // What a run that was killed has left beside it.
  '**/deps.*.part/**',
  '**/deps.*.old/**',
  '**/dist/**',
  '**/.venv/**',
  '**/venv/**',
  '**/.zig-cache/**',
];

/** What was found in the folders of a project. */
export interface Discovered {
  readonly components: readonly Component[];
  /** Folders that look like components and are none. */
  readonly findings: readonly Finding[];
}

/** Every folder below the root with sources of a known language and a WIT world for them, outside of other projects. */
export async function findComponents(
  { root, output, profile }: { root: string; output: string; profile: Profile },
  reader: WitReader,
): Promise<Discovered> {
  const { platform } = reader;
  const patterns = Object.values(languages).flatMap((language: Language) =>
    language.manifests.map((name) => `**/${name}`),
  );
  const ignore = [...ignored, `${output}/**`];
  const [hits, manifests] = await Promise.all([
    platform.files.find(root, patterns, { ignore }),
    platform.files.find(root, [`*/**/${manifestName}`], { ignore }),
  ]);
  const others = manifests.map((manifest) => `${dirname(manifest)}/`);
  const folders = [...new Set(hits.map((hit) => folderOf(hit)))]
    .filter((folder) => !others.some((other) => `${folder}/`.startsWith(other)))
    .sort();
  const identities = await everyOrStop(folders, async (folder) => ({
    folder,
    identified: await identify(join(root, folder), platform),
  }));
  const taking = await takingAll(identities, root, platform);
  const found = await everyOrStop(identities, async ({ folder, identified }) => {
    if (identified && (await isPart(folder, identified))) return undefined;
    return identified && withWorld(join(root, folder), { root, profile }, identified, reader);
  });
  /** A library of a component is built with it. One that has WIT of its own is another. */
  async function isPart(folder: string, { language }: Identified): Promise<boolean> {
    if (!(languages[language] as Language).takesAll) return false;
    if (!taking.some((other) => isBelow(folder, other))) return false;
    return (await platform.files.kind(join(root, folder, 'wit'))) !== 'folder';
  }
  const components = found.filter((result): result is Component => result !== undefined && !('severity' in result));
  const findings = found.filter((result): result is Finding => result !== undefined && 'severity' in result);
  mustDiffer(components);
  return { components, findings };
}

/** The folders whose builds take all that is below. */
async function takingAll(
  all: readonly { readonly folder: string; readonly identified: Identified | undefined }[],
  root: string,
  { files }: Platform,
): Promise<readonly string[]> {
  const taking = await Promise.all(
    all.map(async ({ folder, identified }) => {
      const language: Language | undefined = identified && languages[identified.language];
      const takes =
        language?.takesAll && (await language.takesAll(await openFolder(join(root, folder), language, files)));
      return takes ? [folder] : [];
    }),
  );
  return taking.flat();
}

/** Results lie in one folder, and some file systems do not tell `App` from `app`. */
function mustDiffer(components: readonly Component[]): void {
  for (const [i, { name, folder }] of components.entries()) {
    const twin = components.slice(0, i).find((other) => other.name.toLowerCase() === name.toLowerCase());
    if (!twin) continue;
    throw new Stop(
      error('manifest-invalid', `two components are called \`${name}\`: in \`${twin.folder}\` and in \`${folder}\``, {
        location: { file: folder },
        help: 'give them names of their own under `[components]` in wasmwright.toml',
      }),
    );
  }
}

/** `src/` belongs to the folder around it. */
function folderOf(file: string): string {
  const folder = dirname(file);
  return basename(folder) === 'src' ? dirname(folder) : folder;
}

export interface Identified {
  readonly language: LanguageId;
  readonly entry: string;
}

/** The language of a folder: of the one that is asked for, or of the first that finds its sources there. */
export async function identify(
  folder: string,
  { files }: Platform,
  asked?: LanguageId,
  toolchain?: string,
): Promise<Identified | undefined> {
  for (const id of asked ? [asked] : candidates(await files.list(folder))) {
    const language: Language = languages[id];
    const here = await openFolder(folder, language, files);
    // What nothing gives away has to be asked for.
    const isGiven =
      here.files.length > 0 ||
      (asked !== undefined && (language.manifests.length === 0 || (await language.takesAll?.(here))));
    if (!isGiven) continue;
    const entry = await language.entry(here, { ...(toolchain !== undefined && { toolchain }) });
    if (entry !== undefined) return { language: id, entry };
  }
  return undefined;
}

/** The languages that a folder with these names can be in. Globs are slow, and a project has a thousand folders. */
const candidates = (names: readonly string[]): readonly LanguageId[] =>
  Object.entries(givenAway).flatMap(([id, isMeant]) => (names.some((name) => isMeant(name)) ? [id as LanguageId] : []));

/** By the first part of the path that gives it away. */
const givenAway = Object.fromEntries(
  Object.entries<Language>(languages).map(([id, { manifests }]) => [
    id,
    picomatch(
      manifests.map((path) => path.split('/')[0] ?? path),
      { dot: true },
    ),
  ]),
);

/** A folder as a language looks at it. */
export async function openFolder(folder: string, { manifests }: Language, files: Files): Promise<Folder> {
  return {
    files: await files.find(folder, manifests),
    has: async (file) => (await files.kind(join(folder, file))) === 'file',
    read: (file) => files.readText(join(folder, file)),
    find: (patterns) => files.find(folder, patterns, { ignore: ignored }),
  };
}

/** The WIT package for a folder: `wit/` in it, or in the nearest folder above inside the project. */
export async function witAbove(folder: string, root: string, platform: Platform): Promise<string | undefined> {
  const wit = join(folder, 'wit');
  if ((await platform.files.kind(wit)) === 'folder') return wit;
  if (join(folder) === join(root) || folder === dirname(folder)) return undefined;
  return witAbove(dirname(folder), root, platform);
}

/**
 * A component needs a world: the only one of its WIT package, or the one that is called as the
 * folder is. A folder whose own `wit/` does not settle it is reported when it is built; one
 * that only shares the WIT of a folder above is no component, and a note says so.
 */
async function withWorld(
  folder: string,
  { root, profile }: { root: string; profile: Profile },
  found: Identified,
  reader: WitReader,
): Promise<Component | Finding | undefined> {
  const wit = await witAbove(folder, root, reader.platform);
  if (wit === undefined) return undefined;
  const name = nameOf(reader.platform.files.absolute(folder));
  const { resolved } = await openPackage(wit, reader);
  const worlds = worldsOf(resolved).map((world) => world.name);
  const world = worlds.length === 1 ? worlds[0] : worlds.find((world) => world === name);
  const location = { file: join(folder, found.entry) };
  if (worlds.length === 0 || (world === undefined && wit !== join(folder, 'wit'))) {
    const title = languages[found.language].title;
    return note(
      'world-unclear',
      `\`${folder}\` looks like a component in ${title}, but no world is called \`${name}\``,
      {
        location,
        help:
          worlds.length === 0
            ? `\`${wit}\` has no world`
            : `\`${wit}\` has ${worlds.map((item) => `\`${item}\``).join(', ')}: say which under \`[components]\` in wasmwright.toml`,
      },
    );
  }
  const reference: WorldReference = { wit, ...(world !== undefined && { world }) };
  return { name, ...found, folder, settings: { profile }, world: reference, targets: [], location };
}

/** The name of a folder, as far as it can be the name of a component. */
function nameOf(folder: string): string {
  return (
    basename(folder)
      .replace(/[^A-Za-z0-9._-]+/g, '-')
      .replace(/^[^A-Za-z0-9]+/, '') || 'component'
  );
}
