import { maxSatisfying, valid } from 'semver';
import { isStable } from '../publish/tags.js';
import type { Unit } from './units.js';

/** How releases are named by tags, and with that, whether everything has one version. */
export interface Scheme {
  /** `v{version}`: one version for all. `{name}-v{version}`: each unit by itself. */
  readonly tag: string;
  readonly isOne: boolean;
}

const [one, each] = ['v{version}', '{name}-v{version}'];

/** What the manifest says; else as the tags are that there are; else one for all, if all have the same version now. */
export function schemeOf(asked: string | undefined, units: readonly Unit[], tags: readonly string[]): Scheme {
  const isEach = () =>
    units.some((unit) => unit.name !== undefined && lastTag({ tag: each, isOne: false }, unit, tags));
  const isEqual = new Set(units.map(({ version }) => version)).size <= 1;
  const tag = asked ?? (isEqual && !isEach() ? one : each);
  return { tag, isOne: !tag.includes('{name}') };
}

/** The tag of a version. What has no name leaves out its place, and what parts it from the rest. */
export function tagFor({ tag }: Scheme, { name }: Pick<Unit, 'name'>, version: string): string {
  const named = name === undefined ? tag.replace(/\{name\}[-/@_.]?/, '') : tag.replace('{name}', name);
  return named.replace('{version}', version);
}

/** The tag of the highest stable version of a unit; none: it was never released. */
export function lastTag(
  scheme: Scheme,
  unit: Pick<Unit, 'name'>,
  tags: readonly string[],
): { readonly tag: string; readonly version: string } | undefined {
  const before = tagFor(scheme, unit, '');
  const versions = tags.flatMap((tag) => {
    const version = tag.startsWith(before) ? tag.slice(before.length) : '';
    return valid(version) === version && isStable(version) ? [version] : [];
  });
  const version = maxSatisfying(versions, '*');
  return version === null ? undefined : { tag: `${before}${version}`, version };
}
