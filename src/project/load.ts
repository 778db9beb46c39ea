import { error, type Finding, type Location, note, Stop } from '../finding.js';
import { type LanguageId, languages } from '../languages/index.js';
import type { Component, Composition, Project, SmokeCall, WorldReference } from '../model.js';
import { basename, dirname, isAbsolute, join } from '../path.js';
import { type ToolId, tools } from '../toolchains/index.js';
import { findComponents, identify, witAbove } from './discover.js';
import { type Manifest, parseManifest } from './manifest.js';
import { findComposition } from './plugging.js';
import type { WitReader } from './wit-package.js';
import { openWorld, parseWorldReference } from './world.js';

export const manifestName = 'wasmwright.toml';

/** A project, and what is to be said about how it was read. */
export interface Loaded {
  readonly project: Project;
  readonly findings: readonly Finding[];
}

/** Reads a project: a folder, or its manifest. What the manifest does not say is found. */
export async function loadProject(path: string, reader: WitReader): Promise<Loaded> {
  const { files } = reader.platform;
  const kind = await files.kind(path);
  if (kind === 'none') throw new Stop(error('path-missing', `there is no \`${path}\``));
  const root = kind === 'file' ? dirname(path) : path;
  const file = kind === 'file' ? path : join(root, manifestName);
  const given = kind === 'file' || (await files.kind(file)) === 'file';
  const manifest = parseManifest(file, given ? await files.readText(file) : '');
  checkTools(manifest);
  const components = manifest.data.components
    ? await named(manifest, root, reader)
    : await findComponents(root, manifest.data.output ?? defaultOutput, reader);
  if (components.length === 0) {
    throw new Stop(
      error('nothing-found', `there is no component in \`${root}\``, {
        help: `a component is a folder with sources (${known()}) and a WIT world in \`wit/\`, or is named in \`${file}\``,
      }),
    );
  }
  const { compositions, findings } = manifest.data.compositions
    ? { compositions: composed(manifest, root), findings: [] }
    : await plugged(root, components, reader);
  const project: Project = {
    root,
    output: inside(root, manifest.data.output ?? defaultOutput, manifest.locate(['output'])),
    components,
    compositions,
    smoke: smoke(manifest),
    tools: (manifest.data.tools as Project['tools']) ?? {},
  };
  return { project, findings };
}

const defaultOutput = 'wasmwright-out';
const known = () =>
  Object.values(languages)
    .flatMap((language) => language.manifests)
    .filter((name) => !name.includes('/'))
    .join(', ');

function checkTools({ data, locate }: Manifest): void {
  for (const [id, version] of Object.entries(data.tools ?? {})) {
    const recorded = tools[id as ToolId].version;
    if (version === recorded) continue;
    throw new Stop(
      error('manifest-invalid', `${id} ${version} has no recorded checksum`, {
        location: locate(['tools', id]),
        help: `this release knows ${id} ${recorded}`,
      }),
    );
  }
}

/** The components that the manifest names. */
async function named(manifest: Manifest, root: string, reader: WitReader): Promise<Component[]> {
  const components: Component[] = [];
  for (const [name, entry] of Object.entries(manifest.data.components ?? {})) {
    const at = (key: string) => manifest.locate(['components', name, key]);
    const folder = inside(root, entry.source ?? name, at('source'));
    if ((await reader.platform.files.kind(folder)) !== 'folder') {
      throw new Stop(
        error('path-missing', `component \`${name}\`: there is no folder \`${folder}\``, { location: at('source') }),
      );
    }
    const found = await identify(folder, reader.platform, entry.language as LanguageId | undefined);
    const language = (entry.language as LanguageId | undefined) ?? found?.language;
    if (!language || (!entry.entry && !found)) {
      throw new Stop(
        error('nothing-found', `component \`${name}\`: no sources of a known language in \`${folder}\``, {
          location: at('source'),
          help: `looked for ${known()}; say \`language\` and \`entry\` if it has others`,
        }),
      );
    }
    const wit = await witAbove(folder, root, reader.platform);
    components.push({
      name,
      language,
      folder,
      entry: entry.entry ?? found?.entry ?? '',
      world: reference(entry.world, wit ?? join(folder, 'wit'), root, at('world')),
      targets: (entry.targets ?? []).map((target, i) =>
        reference(target, wit ?? '', root, manifest.locate(['components', name, 'targets', i])),
      ),
      location: manifest.locate(['components', name]),
    });
  }
  return components;
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

function composed({ data, locate }: Manifest, root: string): Composition[] {
  return Object.entries(data.compositions ?? {}).map(([name, { socket, plugs, wac, targets }]) => {
    const location = locate(['compositions', name]);
    if (data.components?.[name]) {
      throw new Stop(error('manifest-invalid', `a component is called \`${name}\` already`, { location }));
    }
    const plugging = socket !== undefined && plugs !== undefined && plugs.length > 0;
    if (plugging === (wac !== undefined)) {
      throw new Stop(
        error('manifest-invalid', `composition \`${name}\` needs either \`socket\` and \`plugs\`, or \`wac\``, {
          location,
        }),
      );
    }
    return {
      name,
      how: plugging
        ? { kind: 'plug', socket, plugs }
        : { kind: 'wac', file: inside(root, wac ?? '', locate(['compositions', name, 'wac'])) },
      targets: (targets ?? []).map((target, i) =>
        reference(target, join(root, 'wit'), root, locate(['compositions', name, 'targets', i])),
      ),
      location,
    };
  });
}

/** Without a word in the manifest, components are plugged together if there is exactly one way of doing so. */
async function plugged(
  root: string,
  components: readonly Component[],
  reader: WitReader,
): Promise<{ compositions: Composition[]; findings: Finding[] }> {
  const worlds = await Promise.all(
    components.map(async (component) => {
      const { imports, exports } = await openWorld(component.world, reader);
      return { name: component.name, imports, exports };
    }),
  );
  const title = basename(reader.platform.files.absolute(root));
  const found = findComposition(worlds, title);
  if (found.kind === 'composed') return { compositions: found.compositions, findings: [] };
  return {
    compositions: [],
    findings:
      found.why === undefined
        ? []
        : [
            note('not-composed', `nothing was composed: ${found.why}`, {
              help: 'name the one you want under `[compositions]` in wasmwright.toml',
            }),
          ],
  };
}

function smoke({ data, locate }: Manifest): SmokeCall[] {
  return (data.smoke ?? []).map(({ component, call, expect, timeout }, i) => ({
    component,
    call,
    ...(expect !== undefined && { expect }),
    timeout: timeout ?? 10,
    location: locate(['smoke', i, 'call']),
  }));
}

/** A path of the manifest, which must stay inside the project. */
function inside(root: string, path: string, location: Location): string {
  const joined = join('.', path);
  if (isAbsolute(path) || joined === '..' || joined.startsWith('../')) {
    throw new Stop(error('manifest-invalid', `\`${path}\` leads out of the project`, { location }));
  }
  return join(root, path);
}
