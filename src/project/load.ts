import { error, type Finding, note, Stop } from '../finding.js';
import type { Component, Composition, Project } from '../model.js';
import { basename, dirname, join } from '../path.js';
import {
  declaredCache,
  declaredComponents,
  declaredCompositions,
  declaredTools,
  hostsIn,
  insideFolder,
  known,
  smokeCalls,
} from './declared.js';
import { findComponents } from './discover.js';
import { type Manifest, manifestName, type Path, parseManifest } from './manifest.js';
import { findComposition } from './plugging.js';
import { mustBeNamed, policyOf } from './policy.js';
import { readLock } from './read-lock.js';
import type { WitReader } from './wit-package.js';
import { openWorld } from './world.js';

/** A project, and what is to be said about how it was read. */
export interface Loaded {
  readonly project: Project;
  readonly findings: readonly Finding[];
}

/** Reads a project: a folder, or its manifest. What the manifest does not say is found. `mayBeEmpty`: one without components is one as well. */
export async function loadProject(path: string, reader: WitReader, { mayBeEmpty = false } = {}): Promise<Loaded> {
  const { manifest, root } = await openManifest(path, reader);
  const lock = await readLock(root, reader.platform.files);
  const { output = defaultOutput, profile = 'release', components: named, compositions: composed } = manifest.data;
  const outputPath = await insideFolder(root, output, manifest.locate(['output']), reader.platform);
  const discovered = named
    ? { components: await declaredComponents(manifest, root, reader), findings: [] }
    : await findComponents({ root, output, profile }, reader);
  const { components } = discovered;
  if (components.length === 0 && !mayBeEmpty) throw new Stop(nothingFound(root), ...discovered.findings);
  const plugging = composed
    ? { compositions: await declaredCompositions(manifest, root, components, reader), findings: [] }
    : await plugged(root, components, reader);
  const project: Project = {
    root,
    output: outputPath,
    components,
    compositions: plugging.compositions,
    smoke: smokeCalls(manifest, root, reader.platform.env),
    ...hostsIn(manifest.data.hosts, root, (i) => manifest.locate(['hosts', i])),
    tools: declaredTools(manifest),
    ...declaredCache(manifest),
    ...policiesOf(manifest, [...components, ...plugging.compositions]),
    ...(lock && { lock }),
  };
  return { project, findings: [...discovered.findings, ...plugging.findings] };
}

/** What the manifest grants, if it says so. */
function policiesOf(
  { data, locate }: Manifest,
  items: readonly { readonly name: string }[],
): Pick<Project, 'policies'> {
  if (!data.policy) return {};
  const within = (path: Path) => locate(['policy', ...path]);
  const policy = policyOf(data.policy, within);
  mustBeNamed(
    policy,
    items.map(({ name }) => name),
    within,
  );
  return { policies: [policy] };
}

async function openManifest(
  path: string,
  { platform: { files } }: WitReader,
): Promise<{ manifest: Manifest; root: string }> {
  const kind = await files.kind(path);
  if (kind === 'none') throw new Stop(error('path-missing', `there is no \`${path}\``));
  if (kind === 'file' && !path.endsWith('.toml')) {
    const help = `give the folder of a project, or its ${manifestName}; \`wasmwright check\` takes a component or WIT as well`;
    throw new Stop(error('usage', `\`${path}\` is not a project`, { help }));
  }
  const root = kind === 'file' ? dirname(path) : path;
  const file = kind === 'file' ? path : join(root, manifestName);
  const given = (await files.kind(file)) === 'file';
  return { manifest: parseManifest(file, given ? await files.readText(file) : ''), root };
}

function nothingFound(root: string): Finding {
  return error('nothing-found', `there is no component in \`${root}\``, {
    help: `a component is a folder with sources (${known()}) and a WIT world in \`wit/\`, or is named in \`${join(root, manifestName)}\``,
  });
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
      const isClosed = (name: string) => component.virtualize?.some(({ pattern }) => pattern.matches(name));
      return { name: component.name, imports: imports.filter((name) => !isClosed(name)), exports };
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
