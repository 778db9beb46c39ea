import { error, Stop } from '../finding.js';
import { type Composition, type Project, partsOf } from '../model.js';
import { nearest } from '../nearest.js';

/**
 * The same project with only some of its components, and with the compositions and smoke calls that
 * need no others. Stops on a name that no component has.
 */
export function select(project: Project, names: readonly string[]): Project {
  mustBeKnown(
    names,
    project.components.map(({ name }) => name),
  );
  const components = project.components.filter(({ name }) => names.includes(name));
  const missing = new Set(project.components.map(({ name }) => name).filter((name) => !names.includes(name)));
  const compositions = without(missing, project.compositions);
  // A name that nothing has is left where it is, for the plan to complain about.
  const smoke = project.smoke.filter(({ component }) => !missing.has(component));
  const others = project.components.filter((component) => !components.includes(component));
  return { ...project, components, others, compositions, smoke };
}

/** Stops on names that are not among those of the components. */
export function mustBeKnown(names: readonly string[], known: readonly string[]): void {
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  throw new Stop(
    ...unknown.map((name) =>
      error('unknown-name', `there is no component called \`${name}\``, {
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
