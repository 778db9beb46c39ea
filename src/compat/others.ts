import { unversioned } from '../project/versions.js';
import type { WorldContents, WorldEntry } from './contents.js';
import { packageName } from './names.js';
import { readSides } from './read.js';
import type { SideContents } from './side.js';

/** The worlds of other packages that name interfaces of this one, as this one calls them: without a version. */
export function worldsNaming(name: string, sides: readonly SideContents[]): readonly WorldContents[] {
  const others = sides.filter(
    ({ resolved }) =>
      packageName(resolved) !== name &&
      resolved.packages.some((dependency) => `${dependency.namespace}:${dependency.name}` === name),
  );
  return others.flatMap(({ resolved }) =>
    [...readSides(resolved, resolved).current.worlds.values()].map((world) => ({
      ...world,
      imports: asCalled(name, world.imports),
      exports: asCalled(name, world.exports),
    })),
  );
}

const asCalled = (name: string, entries: WorldContents['imports']): WorldContents['imports'] =>
  new Map(
    [...entries].map(([key, entry]): [string, WorldEntry] => {
      const isOurs = entry.interface.startsWith(`${name}/`);
      return [key, isOurs ? { ...entry, interface: unversioned(entry.interface) } : entry];
    }),
  );
