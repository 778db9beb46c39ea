import { reporting } from '../core/problems.js';
import { error, everyOrStop, type Location, Stop } from '../finding.js';
import type { HostReference } from '../hosts/open.js';
import { type LanguageId, languages } from '../languages/index.js';
import type { Language } from '../languages/language.js';
import { mustBeSize } from '../limits.js';
import type { Component, Composition, Project, SmokeCall, WorldReference } from '../model.js';
import { isAbsolute, join } from '../path.js';
import type { Platform } from '../platform/platform.js';
import { readGrants } from '../smoke/grants.js';
import type { ToolId } from '../toolchains/index.js';
import { identify, witAbove } from './discover.js';
import type { Manifest, Path } from './manifest.js';
import { closingsOf } from './policy.js';
import { settingsOf } from './settings.js';
import type { WitReader } from './wit-package.js';
import { parseWorldReference } from './world.js';

/** The components that the manifest names. */
export async function declaredComponents(manifest: Manifest, root: string, reader: WitReader): Promise<Component[]> {
  return everyOrStop(Object.keys(manifest.data.components ?? {}), (name) => declared(name, manifest, root, reader));
}

async function declared(name: string, { data, locate }: Manifest, root: string, reader: WitReader): Promise<Component> {
  const entry = data.components?.[name] ?? {};
  const at = (...key: Path) => locate(['components', name, ...key]);
  const folder = await inside(root, entry.source ?? name, at('source'), reader.platform);
  if ((await reader.platform.files.kind(folder)) !== 'folder') {
    throw new Stop(
      error('path-missing', `component \`${name}\`: there is no folder \`${folder}\``, { location: at('source') }),
    );
  }
  // What is built by a command of its own is in no language that this program knows.
  const asked = (entry.language ?? (entry.build === undefined ? undefined : 'command')) as LanguageId | undefined;
  const found = await identify(folder, reader.platform, asked, entry.toolchain);
  const language = asked ?? found?.language;
  const start = entry.entry === undefined ? found?.entry : await entryIn(folder, entry.entry, at('entry'), reader);
  if (!language || start === undefined) {
    throw new Stop(
      error('nothing-found', `component \`${name}\`: it is not clear what to build in \`${folder}\``, {
        location: at('source'),
        help: `looked for ${known()}; say \`language\` and \`entry\` if it has others, or several`,
      }),
    );
  }
  const wit = (await witAbove(folder, root, reader.platform)) ?? join(folder, 'wit');
  return {
    name,
    language,
    folder,
    entry: start,
    settings: settingsOf(entry, language, data.profile ?? 'release', at),
    world: reference(entry.world, wit, root, at('world')),
    targets: (entry.targets ?? []).map((target, i) => reference(target, wit, root, at('targets', i))),
    ...hostsIn(entry.hosts, root, (i) => at('hosts', i)),
    ...closing(entry.virtualize, at),
    location: at(),
  };
}

/** Hosts that the manifest names: the path of a file starts from the project's folder. */
export function hostsIn(
  hosts: readonly string[] | undefined,
  root: string,
  at: (index: number) => Location,
): { readonly hosts?: readonly HostReference[] } {
  return hosts ? { hosts: hosts.map((text, i) => ({ text, from: root, location: at(i) })) } : {};
}

/** What is closed of it, if anything. */
function closing(data: Readonly<Record<string, string>> | undefined, at: (...key: Path) => Location) {
  return data ? { virtualize: closingsOf(data, (path) => at('virtualize', ...path)) } : {};
}

/** Where a build starts, relative to the component's folder. */
async function entryIn(folder: string, entry: string, location: Location, { platform }: WitReader): Promise<string> {
  await inside(folder, entry, location, platform);
  return join('.', entry);
}

/** A world that the manifest names: a path in it starts from the project's folder. */
function reference(text: string | undefined, defaultWit: string, root: string, location: Location): WorldReference {
  if (text === undefined) return { wit: defaultWit, location };
  const { wit, world } = parseWorldReference(text, defaultWit);
  return {
    wit: wit === defaultWit || isAbsolute(wit) ? wit : join(root, wit),
    ...(world !== undefined && { world }),
    location,
  };
}

/** The compositions that the manifest names, which must not be called as a component is. */
export function declaredCompositions(
  manifest: Manifest,
  root: string,
  components: readonly Component[],
  reader: WitReader,
): Promise<Composition[]> {
  const { data, locate } = manifest;
  return everyOrStop(
    Object.entries(data.compositions ?? {}),
    async ([name, { socket, plugs, wac, targets, hosts, virtualize }]) => {
      const at = (...key: Path) => locate(['compositions', name, ...key]);
      const refuse = (what: string) => new Stop(error('manifest-invalid', what, { location: at() }));
      if (components.some((component) => component.name === name)) {
        throw refuse(`a component is called \`${name}\` already`);
      }
      const common = {
        name,
        targets: (targets ?? []).map((target, i) => reference(target, join(root, 'wit'), root, at('targets', i))),
        ...hostsIn(hosts, root, (i) => at('hosts', i)),
        ...closing(virtualize, at),
        location: at(),
      };
      if (wac !== undefined && socket === undefined && plugs === undefined) {
        return {
          ...common,
          how: await readWac(await inside(root, wac, at('wac'), reader.platform), at('wac'), reader),
        };
      }
      if (wac === undefined && socket !== undefined && plugs !== undefined && plugs.length > 0) {
        return { ...common, how: { kind: 'plug', socket, plugs } as const };
      }
      throw refuse(`composition \`${name}\` needs either \`socket\` and \`plugs\`, or \`wac\``);
    },
  );
}

/** In a `.wac` file `acme:app` is what the project calls `app`. */
async function readWac(file: string, location: Location, { platform, core }: WitReader): Promise<Composition['how']> {
  if ((await platform.files.kind(file)) !== 'file') {
    throw new Stop(error('path-missing', `there is no file \`${file}\``, { location }));
  }
  const text = await platform.files.readText(file);
  const references = reporting({}, () => core.composition.references({ path: file, text }));
  return { kind: 'wac', file, text, parts: references.map(({ name }) => name.split(':').at(-1) ?? name) };
}

/** The calls that the manifest asks for. */
export function smokeCalls({ data, locate }: Manifest, root: string, env: Platform['env']): SmokeCall[] {
  return (data.smoke ?? []).map(({ component, call, expect, timeout, memory, grant }, i) => ({
    component,
    call,
    ...(expect !== undefined && { expect }),
    timeout: timeout ?? 10,
    ...(memory !== undefined && { memory: mustBeSize(memory, locate(['smoke', i, 'memory'])) }),
    ...(grant && { grants: readGrants(grant, root, env, locate(['smoke', i, 'grant'])) }),
    location: {
      component: locate(['smoke', i, 'component']),
      call: locate(['smoke', i, 'call']),
      expect: locate(['smoke', i, 'expect']),
    },
  }));
}

/** The versions of tools that the manifest asks for. */
export function declaredTools({ data, locate }: Manifest): Project['tools'] {
  const tools = Object.entries(data.tools ?? {}) as [ToolId, string][];
  return Object.fromEntries(tools.map(([id, version]) => [id, { version, location: locate(['tools', id]) }]));
}

/** The file names that give a language away. */
export function known(): string {
  const names = Object.values(languages).flatMap((language: Language) => language.manifests);
  return [...new Set(names.filter((name) => !name.includes('/')))].join(', ');
}

/** A path of the manifest, which must stay inside the project, also where it leads by symbolic links. */
async function inside(root: string, path: string, location: Location, { files }: Platform): Promise<string> {
  const joined = join('.', path);
  if (isAbsolute(path) || joined === '..' || joined.startsWith('../')) {
    throw new Stop(error('manifest-invalid', `\`${path}\` leads out of the project`, { location }));
  }
  const [top, real] = await Promise.all([files.real(root), files.real(join(root, path))]);
  if (real !== top && !real.startsWith(top.endsWith('/') ? top : `${top}/`)) {
    const message = `\`${path}\` leads out of the project, by a symbolic link to \`${real}\``;
    throw new Stop(error('manifest-invalid', message, { location, help: 'put what it leads to into the project' }));
  }
  return join(root, path);
}

/** The same for a folder that is emptied and filled: it must not be the project itself. */
export async function insideFolder(
  root: string,
  path: string,
  location: Location,
  platform: Platform,
): Promise<string> {
  const folder = await inside(root, path, location, platform);
  const [top, real] = await Promise.all([platform.files.real(root), platform.files.real(folder)]);
  if (real !== top) return folder;
  throw new Stop(error('manifest-invalid', 'the output folder cannot be the project itself', { location }));
}

/** The cache of a manifest. */
export function declaredCache({ data, locate }: Manifest): Pick<Project, 'cache'> {
  if (!data.cache) return {};
  const { url, 'read-only': readOnly } = data.cache;
  return {
    cache: {
      ...(url !== undefined && { url }),
      ...(readOnly !== undefined && { readOnly }),
      location: locate(['cache']),
    },
  };
}
