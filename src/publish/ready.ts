import { inFile, inMemory } from '../binary.js';
import type { Core } from '../core/index.js';
import type { Surface } from '../model.js';
import type { Files } from '../platform/platform.js';
import type { Report } from '../report.js';
import { type Artifact, artifactOf } from './artifact.js';
import type { Item } from './items.js';

/** What was built of a project. */
export interface Built {
  /** The folder of the project. */
  readonly root: string;
  readonly report: Report;
  /** The SHA-256 of each component and composition before it was said in it where it comes from. */
  readonly digests: ReadonlyMap<string, string>;
  /** In seconds since 1970. */
  readonly created: number;
}

/** Makes the artifact of an item of what was built. */
export async function artifactFor(item: Item, built: Built, core: Core, files: Files): Promise<Artifact> {
  const { name, wit, metadata } = item;
  const { report, digests, created } = built;
  if (wit) {
    const binary = inMemory(wit.bytes);
    const title = `${name.replace('/', ':')}.wasm`;
    return artifactOf({ title, binary, world: contentsOf(wit.bytes, core), built: binary.digest, metadata, created });
  }
  const made = [...report.components, ...report.compositions].find((one) => one.name === name);
  const { path = '', imports = [], exports = [] } = made ?? {};
  const binary = inFile(path, await files.read(path), files);
  const before = digests.get(name) ?? binary.digest;
  return artifactOf({ title: `${name}.wasm`, binary, world: { imports, exports }, built: before, metadata, created });
}

/** A WIT package offers its interfaces and worlds. */
function contentsOf(wit: Uint8Array, core: Core): Surface {
  const { resolved } = core.wit.decode(wit);
  const own = resolved.packages[resolved.main];
  const version = own?.version === undefined ? '' : `@${own.version}`;
  const named = [
    ...[...(own?.interfaces ?? [])].map((id) => resolved.interfaces[id]?.name),
    ...[...(own?.worlds ?? [])].map((id) => resolved.worlds[id]?.name),
  ];
  return {
    imports: [],
    exports: named.flatMap((name) => (name === undefined ? [] : [`${own?.namespace}:${own?.name}/${name}${version}`])),
  };
}
