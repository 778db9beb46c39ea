import type { Finding, Location } from '../finding.js';
import type { Component } from '../model.js';
import { join } from '../path.js';
import { locate } from '../project/locate.js';
import { type OpenWorld, openWorld } from '../project/world.js';
import type { Context } from '../stages/context.js';
import { fromRoot } from './inputs.js';

/** A finding as it is kept: the files of its places are paths from the root. */
export interface KeptFinding extends Finding {
  /**
   * The function of the world that it is placed at: comments and lines of WIT may change, and files of it be renamed, without
   * a build being another.
   */
  readonly at?: string;
}

/** What was found in a build, so that it can be found again. */
export async function foundIn(
  component: Component,
  findings: readonly Finding[],
  context: Context,
): Promise<readonly KeptFinding[]> {
  if (findings.length === 0) return [];
  const { files } = context.platform;
  const functions = placesIn(await openWorld(component.world, context));
  return findings.map((finding) => {
    const [at] = functions.find(([, place]) => isSame(place, finding.location)) ?? [];
    return { ...located(finding, (file) => fromRoot(file, context.root, files)), ...(at !== undefined && { at }) };
  });
}

/** What was found when a build was made, with the places as they are now. */
export async function foundAgain(
  component: Component,
  findings: readonly KeptFinding[],
  context: Context,
): Promise<readonly Finding[]> {
  if (findings.length === 0) return [];
  const functions = new Map(placesIn(await openWorld(component.world, context)));
  return findings.map(({ at, ...kept }) => {
    const location = at === undefined ? undefined : functions.get(at);
    return { ...located(kept, (file) => join(context.root, file)), ...(location && { location }) };
  });
}

/** A finding with the files of its places as they are seen from elsewhere. */
export function located(finding: Finding, seen: (file: string) => string): Finding {
  const { location, baseline } = finding;
  const moved = (place: Location): Location => ({ ...place, file: seen(place.file) });
  return { ...finding, ...(location && { location: moved(location) }), ...(baseline && { baseline: moved(baseline) }) };
}

/** The functions of a world by names that last, and where each is written. */
function placesIn({ world, resolved }: OpenWorld): readonly (readonly [name: string, place: Location])[] {
  return (['imports', 'exports'] as const).flatMap((side) =>
    world[side].flatMap(({ name, kind }) => {
      const functions =
        kind.tag === 'func'
          ? [kind.val]
          : kind.tag === 'interface'
            ? (resolved.interfaces[kind.val]?.functions ?? [])
            : [];
      return functions.flatMap((func) => {
        const place = locate(resolved, func.about.span);
        return place ? [[`${side} ${name} ${func.name}`, place] as const] : [];
      });
    }),
  );
}

const isSame = (place: Location, other: Location | undefined): boolean =>
  place.file === other?.file && place.line === other.line && place.column === other.column;
