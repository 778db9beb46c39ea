import type { Resolved } from '../core/index.js';
import { track } from '../project/versions.js';
import type { HostVersion } from './host.js';

/** The package of the worlds below. */
export const offersPackage = 'wasmwright:host';

/**
 * WIT with a world for each way into a host: all that a component may import there, and what it has to export. It only
 * names what the packages of the host have. `packages`: those, resolved, one after the other.
 */
export function worldsText({ offers = [], entries }: HostVersion, packages: readonly Resolved[]): string {
  const named = namesOf(packages);
  const taken = (name: string) => {
    const full = named.full(name);
    return named.isWorld(full) ? `  include ${full};` : `  import ${full};`;
  };
  const worlds = Object.entries(entries).map(([name, { world, exports = [] }]) =>
    [
      `world %${name} {`,
      ...[...offers, ...(world === undefined ? [] : [world])].map(taken),
      ...exports.map((item) => `  export ${named.full(item)};`),
      '}',
    ].join('\n'),
  );
  return `package ${offersPackage};\n\n${worlds.join('\n\n')}\n`;
}

/**
 * A world or interface of the first package may be called by its own name alone. When a host has moved to a later version on the
 * same track, that is meant.
 */
function namesOf(packages: readonly Resolved[]) {
  const ids = (resolved: Resolved) =>
    resolved.packages.map(({ namespace, name, version, worlds, interfaces }) => {
      const of = (item: string) => `${namespace}:${name}/${item}${version === undefined ? '' : `@${version}`}`;
      return {
        of,
        worlds: [...worlds].flatMap((id) => resolved.worlds[id]?.name ?? []).map(of),
        interfaces: [...interfaces].flatMap((id) => resolved.interfaces[id]?.name ?? []).map(of),
      };
    });
  const [first] = packages;
  const own = first && ids(first)[first.main];
  const all = packages.flatMap(ids);
  const worlds = new Set(all.flatMap(({ worlds }) => worlds));
  const known = new Set([...worlds, ...all.flatMap(({ interfaces }) => interfaces)]);
  return {
    isWorld: (name: string) => worlds.has(name),
    full: (name: string) => {
      const full = name.includes(':') || !own ? name : own.of(name);
      return known.has(full) ? full : ([...known].find((other) => track(other) === track(full)) ?? full);
    },
  };
}
