import { error, Stop } from '../finding.js';
import { type Composition, type Project, partsOf } from '../model.js';
import { nearest } from '../nearest.js';
import { allParts } from '../parts.js';

/**
 * The same project with only some of its components and compositions, and with what these are made of; besides with the
 * compositions and smoke calls that need no others, unless it is meant `exactly`. Stops on a name that nothing has.
 */
export function select(project: Project, names: readonly string[], { exactly = false } = {}): Project {
  mustBeKnown(names, namesIn(project));
  const parts = allParts(project.compositions);
  const wanted = new Set(names.flatMap((name) => [name, ...(parts.get(name) ?? [])]));
  const components = project.components.filter(({ name }) => wanted.has(name));
  const missing = new Set(project.components.map(({ name }) => name).filter((name) => !wanted.has(name)));
  const compositions = exactly
    ? project.compositions.filter(({ name }) => wanted.has(name))
    : without(missing, project.compositions);
  // A name that nothing has is left where it is, for the plan to complain about.
  const smoke = project.smoke.filter(({ component }) =>
    exactly ? names.includes(component) : !missing.has(component),
  );
  const others = project.components.filter((component) => !components.includes(component));
  const whole = project.whole ?? { components: project.components, compositions: project.compositions };
  return { ...project, whole, components, others, compositions, smoke };
}

/** What a project has that can be named. */
export const namesIn = ({
  components,
  compositions,
}: Pick<Project, 'components' | 'compositions'>): readonly string[] =>
  [...components, ...compositions].map(({ name }) => name);

/** Stops on names that are not among those that there are. */
export function mustBeKnown(names: readonly string[], known: readonly string[]): void {
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  throw new Stop(
    ...unknown.map((name) =>
      error('unknown-name', `there is no component or composition called \`${name}\``, {
        help: nearest(name, known) ?? `the project has: ${known.join(', ')}`,
      }),
    ),
  );
}

/** Leaves out the compositions that lack a part, then those that lack one of these; `missing` grows by them. */
function without(missing: Set<string>, compositions: readonly Composition[]): readonly Composition[] {
  const lacking = compositions.filter((composition) => partsOf(composition).some((part) => missing.has(part)));
  if (lacking.length === 0) return compositions;
  for (const { name } of lacking) missing.add(name);
  return without(
    missing,
    compositions.filter((composition) => !lacking.includes(composition)),
  );
}
