import type { Core } from '../core/index.js';
import { type LanguageId, languages } from '../languages/index.js';
import type { Inputs as Depending, Language } from '../languages/language.js';
import type { Component } from '../model.js';
import { isBelow, join, relative } from '../path.js';
import { harmless } from '../platform/environment.js';
import type { Files } from '../platform/platform.js';
import { ignored, openFolder } from '../project/discover.js';
import { type OpenWorld, openWorld } from '../project/world.js';
import { sha256 } from '../report.js';
import type { Context } from '../stages/context.js';

/** All that decides what a build makes. Two builds with equal inputs are one. */
export interface Inputs {
  /** What is no file, by what it is called: settings, the world, tools, variables. */
  readonly given: Readonly<Record<string, string>>;
  /** The SHA-256 of each file, by its path from the root of the project. */
  readonly files: Readonly<Record<string, string>>;
}

/** A component with all that is there to tell its inputs. */
export interface Asked {
  readonly component: Component;
  /** What each tool is, by its name. */
  readonly tools: Readonly<Record<string, string>>;
  /** The root of the project. */
  readonly root: string;
  /** Folders inside of the component's that are not its own: those of other components, and of results. */
  readonly foreign: readonly string[];
}

/** Reads the inputs that show before a build. */
export async function ownInputs(asked: Asked, context: Context): Promise<Inputs> {
  const { component } = asked;
  const { files } = context.platform;
  const world = await openWorld(component.world, context);
  const paths = (await ownFiles(asked, files)).map((path) => join(component.folder, path));
  return { given: await givenOf(asked, world, context), files: await digests(paths, asked, files) };
}

/** The same with what a build has read elsewhere: `around` are paths from the root. */
export async function withAround(own: Inputs, around: readonly string[], asked: Asked, files: Files): Promise<Inputs> {
  const paths = await Promise.all(around.map((path) => filesAt(join(asked.root, path), files)));
  const all = { ...(await digests(paths.flat(), asked, files)), ...own.files };
  return { ...own, files: Object.fromEntries(Object.entries(all).sort(byName)) };
}

async function digests(
  paths: readonly string[],
  { component, root }: Asked,
  files: Files,
): Promise<Record<string, string>> {
  const read = async (path: string): Promise<[string, string][]> => {
    const bytes = isOfWit(path, component) ? undefined : await files.read(path).catch(() => undefined);
    return bytes ? [[fromRoot(path, root, files), sha256(bytes)]] : [];
  };
  return Object.fromEntries((await Promise.all([...new Set(paths)].map(read))).flat().sort(byName));
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1);

export const fromRoot = (path: string, root: string, files: Files): string =>
  relative(files.absolute(root), files.absolute(path));

/** Whether nothing shows what a build reads: a program of the author's decides, and the manifest does not say. */
export async function isOpaque({ language, folder, settings }: Component, { platform }: Context): Promise<boolean> {
  const { isUnknown } = dependingOf(language);
  if (!isUnknown || settings.inputs) return false;
  return isUnknown({ here: await openFolder(folder, languages[language], platform.files) });
}

async function ownFiles({ component, foreign }: Asked, files: Files): Promise<readonly string[]> {
  const { sources = [] } = dependingOf(component.language);
  const own = join(component.folder);
  const inside = foreign
    // Told by the names alone, since every component asks it of every other.
    .filter((folder) => isBelow(join(folder), own))
    .map((folder) => relative(files.absolute(component.folder), files.absolute(folder)));
  const never = [...ignored, ...inside.flatMap((path) => [path, `${path}/**`])];
  const watched = component.settings.inputs ?? [];
  const [seen, named] = await Promise.all([
    files.sources(component.folder, { always: sources, never }),
    watched.length > 0 ? files.find(component.folder, watched) : [],
  ]);
  return [...new Set([...seen, ...named])];
}

export const dependingOf = (language: LanguageId): Depending => (languages[language] as Language).inputs ?? {};

/** A folder stands for its sources. */
async function filesAt(path: string, files: Files): Promise<readonly string[]> {
  if ((await files.kind(path)) !== 'folder') return [path];
  return (await files.sources(path, { never: ignored })).map((file) => join(path, file));
}

/** The world counts for what it says, and not for how it is written. */
const isOfWit = (path: string, { world }: Component) => path === join(world.wit) || isBelow(path, join(world.wit));

async function givenOf(
  { component, tools }: Asked,
  world: OpenWorld,
  { platform, core }: Context,
): Promise<Record<string, string>> {
  const { language, entry, settings } = component;
  const { environment = [] } = dependingOf(language);
  // What a build does not see decides nothing.
  const variables = Object.entries(harmless(platform.env)).filter(
    ([name, value]) => value !== undefined && environment.some((pattern) => isMeant(name, pattern)),
  );
  return {
    Wasmwright: await ownIdentity(platform.files),
    'its language': language,
    'its entry': entry,
    'its configuration': JSON.stringify(settings),
    [`its world \`${world.name}\``]: meaningOf(world, core),
    ...Object.fromEntries(Object.entries(tools).map(([tool, what]) => [`\`${tool}\``, what])),
    // What is in a variable may be a secret.
    ...Object.fromEntries(variables.sort(byName).map(([name, value = '']) => [`\`${name}\``, sha256(value)])),
  };
}

const isMeant = (name: string, pattern: string) =>
  pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;

const meanings = new WeakMap<OpenWorld, string>();

/** What a world says, without comments and whatever else its package has: as components carry it. */
function meaningOf(world: OpenWorld, { components }: Core): string {
  const meaning = meanings.get(world) ?? sha256(components.embed(emptyModule, world.source, world.name));
  meanings.set(world, meaning);
  return meaning;
}

/** `\0asm` and the version: what carries a world and nothing else. */
const emptyModule = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

/** Another release may build in another way. */
export const ownIdentity = (files: Files): Promise<string> => files.readText(files.asset('build-id')).catch(() => '');
