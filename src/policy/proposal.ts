import { type Composition, partsOf, type Surface } from '../model.js';
import { track, unversioned } from '../project/versions.js';
import { askingOf } from './asked.js';

/** A component, as far as it is known: by its world, or as it was built. */
export interface Known extends Surface {
  readonly name: string;
  /** Whether it can import no more than this. */
  readonly isWhole: boolean;
}

/** What would be granted if nothing is granted but what is asked for already. */
export interface Proposal {
  /** Imports, without their versions. */
  readonly allow: readonly string[];
  /** Whether that is all that there is to grant. */
  readonly isWhole: boolean;
}

/** What all of them ask of a host: what one exports to others that it is composed with is no matter of a host. */
export function proposalOf(components: readonly Known[], compositions: readonly Composition[]): Proposal {
  const parts = new Set(compositions.flatMap(partsOf));
  const offered = new Set(
    components.filter(({ name }) => parts.has(name)).flatMap(({ exports }) => exports.map(track)),
  );
  const asked = components.flatMap(({ name, ...surface }) =>
    askingOf(surface)
      .filter(({ capability }) => capability !== 'plumbing')
      .flatMap(({ imports }) => imports)
      .filter((item) => !parts.has(name) || !offered.has(track(item))),
  );
  return {
    allow: [...new Set(asked.map(unversioned))].sort(),
    isWhole: components.every(({ isWhole }) => isWhole),
  };
}
