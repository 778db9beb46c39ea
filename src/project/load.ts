import { error, type Finding, note, Stop } from '../finding.js';
import type { Component, Composition, Project } from '../model.js';
import { basename, dirname, join } from '../path.js';
import { declaredComponents, declaredCompositions, declaredTools, inside, known, smokeCalls } from './declared.js';
import { findComponents } from './discover.js';
import { parseManifest } from './manifest.js';
import { findComposition } from './plugging.js';
import type { WitReader } from './wit-package.js';
import { openWorld } from './world.js';

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
  const components = manifest.data.components
    ? await declaredComponents(manifest, root, reader)
    : await findComponents(root, manifest.data.output ?? defaultOutput, reader);
  if (components.length === 0) {
    throw new Stop(
      error('nothing-found', `there is no component in \`${root}\``, {
        help: `a component is a folder with sources (${known()}) and a WIT world in \`wit/\`, or is named in \`${file}\``,
      }),
    );
  }
  const { compositions, findings } = manifest.data.compositions
    ? { compositions: declaredCompositions(manifest, root), findings: [] }
    : await plugged(root, components, reader);
  const project: Project = {
    root,
    output: inside(root, manifest.data.output ?? defaultOutput, manifest.locate(['output'])),
    components,
    compositions,
    smoke: smokeCalls(manifest),
    tools: declaredTools(manifest),
  };
  return { project, findings };
}

const defaultOutput = 'wasmwright-out';

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
