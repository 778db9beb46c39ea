import type { Project, WorldReference } from '../model.js';
import { allParts } from '../parts.js';
import type { Closing } from '../virtualize/closing.js';
import type { Policy } from './policy.js';

/** How a component or composition is to be judged by what it imports. */
export interface Judging {
  /** All of them count. */
  readonly policies: readonly Policy[];
  /** Of a composition all that it is made of: what is granted to them is granted to it. */
  readonly parts: readonly string[];
  /** The worlds of what a component is composed with: what they export it does not ask of a host. */
  readonly joined: readonly WorldReference[];
  /** What compositions close that it is a part of. */
  readonly later: readonly Closing[];
  /** The table of the manifest that is about it; none: there is no manifest. */
  readonly table?: string;
}

/** Of a component of a project; none where nothing is said of what may be imported. */
export function judgingOf(name: string, project: Project): { readonly judging?: Judging } {
  const { policies, whole = project } = project;
  if (!policies) return {};
  const { compositions, components } = whole;
  const parts = allParts(compositions);
  const own = parts.get(name);
  const around = compositions.filter((composition) => parts.get(composition.name)?.has(name));
  const beside = new Set(around.flatMap((composition) => [...(parts.get(composition.name) ?? [])]));
  return {
    judging: {
      policies,
      parts: [...(own ?? [])],
      joined: components.filter((other) => other.name !== name && beside.has(other.name)).map(({ world }) => world),
      later: around.flatMap(({ virtualize = [] }) => virtualize),
      table: `${own ? 'compositions' : 'components'}.${name}`,
    },
  };
}

/** Of a binary with no project around it. */
export function judgingAlone(policies: readonly Policy[]): { readonly judging?: Judging } {
  return policies.length === 0 ? {} : { judging: { policies, parts: [], joined: [], later: [] } };
}
