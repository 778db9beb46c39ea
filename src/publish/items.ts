import { subjectsOf } from '../compat/subjects.js';
import { type Metadata, metadataOf, withMetadata } from '../core/metadata.js';
import { reporting } from '../core/problems.js';
import { error, everyOrStop, type Location, Stop } from '../finding.js';
import type { Project } from '../model.js';
import { join } from '../path.js';
import type { Surroundings } from '../pipeline.js';
import { manifestName } from '../project/manifest.js';
import { readWit } from '../project/wit-package.js';
import { sha256 } from '../report.js';
import { aboutIn, type VersionPlace } from './about.js';
import type { Origin } from './origin.js';
import { type PublishSettings, saidOf } from './settings.js';
import { mustBeVersion } from './tags.js';

export type Kind = 'component' | 'composition' | 'wit';

/** What is published, before it is built. */
export interface Item {
  /** Its name below the prefix: of a WIT package `NAMESPACE/NAME`, as wkg looks for it. */
  readonly name: string;
  readonly kind: Kind;
  readonly metadata: Metadata & { readonly version: string };
  /** Where it is spoken of. */
  readonly location?: Location;
  /** Where its version is written; none: `--tag` says it. */
  readonly place?: VersionPlace;
  /** The folder of its sources; of a composition, there is none. */
  readonly folder?: string;
  /** The WIT package that it is: where it lies, and encoded. */
  readonly wit?: { readonly path: string; readonly bytes: Uint8Array };
}

/** What decides the versions of items. */
export interface Naming {
  readonly settings: PublishSettings;
  readonly origin: Origin;
  /** In the place of the manifest's. */
  readonly tag?: string;
}

/** What a project publishes: its WIT packages, then components, then what is composed of them. Stops with all that has no version. */
export async function itemsOf(project: Project, naming: Naming, surroundings: Surroundings): Promise<readonly Item[]> {
  const { settings } = naming;
  const isMeant = ({ name }: { name: string }) => settings.own.get(name)?.publish !== false;
  const packages = await witPackages(project.root, naming, surroundings);
  const components = project.components.filter(isMeant);
  const abouts = new Map(
    await Promise.all(
      components.map(async ({ name, folder }) => [name, await aboutIn(folder, surroundings.platform.files)] as const),
    ),
  );
  const parts = [
    ...components.map(({ name, location, folder }) => ({ name, kind: 'component', location, folder }) as const),
    ...project.compositions
      .filter(isMeant)
      .map(({ name, location }) => ({ name, kind: 'composition', location }) as const),
  ];
  const items: Item[] = [...packages];
  await everyOrStop(parts, (part) => {
    const { name, kind } = part;
    const own = settings.own.get(name) ?? {};
    const { about, place: aboutPlace } = abouts.get(name) ?? { about: {} };
    const version = naming.tag ?? own.version ?? about.version ?? settings.version;
    const location = part.location ?? settings.locate(name);
    const table = kind === 'component' ? 'components' : 'compositions';
    if (version === undefined) throw noVersion(name, `${table}.${name}`, location);
    mustBeVersion(version, location);
    const manifest = join(project.root, manifestName);
    const ofProject = {
      file: manifest,
      keys: own.version === undefined ? ['publish', 'version'] : [table, name, 'version'],
    };
    const place = (own.version === undefined ? aboutPlace : undefined) ?? ofProject;
    const metadata = { ...common(naming), ...about, ...saidOf(own), version };
    items.push({
      name,
      kind,
      metadata,
      location,
      ...(naming.tag === undefined && { place }),
      ...('folder' in part && { folder: part.folder }),
    });
  });
  return items;
}

/** What holds for all. */
function common({ settings, origin }: Naming): Metadata {
  const { description, licenses, authors, homepage, source = origin.source } = settings;
  return metadataOf({ description, licenses, authors, homepage, source, revision: origin.revision });
}

/** The WIT packages of a project that are its own, each after those that it depends on. */
async function witPackages(root: string, naming: Naming, surroundings: Surroundings): Promise<readonly Item[]> {
  const { core, platform } = surroundings;
  const { paths } = await subjectsOf(root, platform.files).catch((failure: unknown) => {
    // A project without WIT of its own has none to publish.
    if (failure instanceof Stop) return { paths: [] };
    throw failure;
  });
  const found = new Map<string, Item & { readonly needs: readonly string[] }>();
  await everyOrStop(paths, async (path) => {
    const source = await readWit(path, surroundings);
    const { packages, main } = reporting({ location: { file: path } }, () => core.wit.parse(source));
    const own = packages[main];
    if (!own) return;
    const name = `${own.namespace}/${own.name}`;
    const location = { file: source.files[0]?.path ?? path };
    const version = own.version ?? naming.tag ?? naming.settings.version;
    if (version === undefined) throw noVersion(`${own.namespace}:${own.name}`, 'publish', location);
    mustBeVersion(version, location);
    const bytes = reporting({ location }, () => core.wit.encode(source));
    const needs = packages.filter((_, i) => i !== main).map(({ namespace, name }) => `${namespace}/${name}`);
    found.set(name, {
      name,
      kind: 'wit',
      metadata: { ...common(naming), version },
      location,
      place:
        own.version === undefined
          ? { file: join(root, manifestName), keys: ['publish', 'version'] }
          : { file: location.file },
      folder: path,
      wit: { path, bytes },
      needs,
    });
  });
  const ordered = new Set<Item>();
  const visit = (name: string) => {
    const item = found.get(name);
    if (!item || ordered.has(item)) return;
    item.needs.forEach(visit);
    ordered.add(item);
  };
  [...found.keys()].sort().forEach(visit);
  return [...ordered];
}

function noVersion(name: string, table: string, location: Location | undefined): Stop {
  return new Stop(
    error('version-missing', `\`${name}\` is to be published, and has no version`, {
      ...(location && { location }),
      help:
        table === 'publish'
          ? 'write it in the `package` line of its WIT, or give `--tag`'
          : `write \`version = "1.0.0"\` below \`[${table}]\` or \`[publish]\`, or give \`--tag\``,
    }),
  );
}

/** Says in what was built where it comes from, and notes the SHA-256 that it had before. */
export const stampFor = (items: readonly Item[], built: Map<string, string>) => (name: string, binary: Uint8Array) => {
  const item = items.find((item) => item.name === name && item.kind !== 'wit');
  if (!item) return binary;
  built.set(name, sha256(binary));
  return withMetadata(binary, name, item.metadata);
};
