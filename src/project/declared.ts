import { error, type Location, Stop } from '../finding.js';
import { type LanguageId, languages } from '../languages/index.js';
import type { Component, Composition, Project, SmokeCall, WorldReference } from '../model.js';
import { isAbsolute, join } from '../path.js';
import { type ToolId, tools } from '../toolchains/index.js';
import { identify, witAbove } from './discover.js';
import type { Manifest } from './manifest.js';
import type { WitReader } from './wit-package.js';
import { parseWorldReference } from './world.js';

/** The components that the manifest names. */
export async function declaredComponents(manifest: Manifest, root: string, reader: WitReader): Promise<Component[]> {
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

/** The compositions that the manifest names. */
export function declaredCompositions({ data, locate }: Manifest, root: string): Composition[] {
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

/** The calls that the manifest asks for. */
export function smokeCalls({ data, locate }: Manifest): SmokeCall[] {
  return (data.smoke ?? []).map(({ component, call, expect, timeout }, i) => ({
    component,
    call,
    ...(expect !== undefined && { expect }),
    timeout: timeout ?? 10,
    location: locate(['smoke', i, 'call']),
  }));
}

/** The versions of tools that the manifest asks for: each must be one that checksums are recorded of. */
export function declaredTools({ data, locate }: Manifest): Project['tools'] {
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
  return (data.tools as Project['tools']) ?? {};
}

/** The file names that give a language away. */
export const known = () =>
  Object.values(languages)
    .flatMap((language) => language.manifests)
    .filter((name) => !name.includes('/'))
    .join(', ');

/** A path of the manifest, which must stay inside the project. */
export function inside(root: string, path: string, location: Location): string {
  const joined = join('.', path);
  if (isAbsolute(path) || joined === '..' || joined.startsWith('../')) {
    throw new Stop(error('manifest-invalid', `\`${path}\` leads out of the project`, { location }));
  }
  return join(root, path);
}
