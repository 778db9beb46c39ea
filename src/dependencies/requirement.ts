import { maxSatisfying, satisfies, valid } from 'semver';

/**
 * What a version has to be, written as wkg writes it: `=0.2.0`, `*`, `^0.2, <0.2.5`. That is the form in which
 * `semver::VersionReq` of Rust is displayed, and what its lock file is compared by (wasm-pkg-core 0.16, `lock.rs`).
 */
export type Requirement = string;

/** What WIT asks for that names a version, or none (wasm-pkg-core 0.16, `packages_from_foreign_deps` in `wit.rs`). */
export const requirementOf = (version: string | undefined): Requirement =>
  version === undefined ? '*' : `=${version.replace(/\+.*$/, '')}`;

/** The version, where no other will do. */
export const exactVersion = (requirement: Requirement): string | undefined =>
  requirement.startsWith('=') && valid(requirement.slice(1)) === requirement.slice(1)
    ? requirement.slice(1)
    : undefined;

const pre = String.raw`(?<pre>-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?(?:\+[0-9A-Za-z.-]+)?`;
const part = String.raw`(?:0|[1-9]\d*|[*xX])`;
const form = new RegExp(
  String.raw`^(?<op>>=|<=|[=<>~^])?\s*(?<major>${part})(?:\.(?<minor>${part}))?(?:\.(?<patch>${part})${pre})?$`,
);

/** A requirement that somebody has written, in its one form; none when it is no such thing. */
export function parseRequirement(text: string): Requirement | undefined {
  if (/^[*xX]$/.test(text.trim())) return '*';
  const all = text.split(',').map((one) => comparator(one.trim()));
  return all.every((one) => one !== undefined) ? all.join(', ') : undefined;
}

function comparator(text: string): string | undefined {
  const { op, major = '*', minor, patch, pre = '' } = form.exec(text)?.groups ?? {};
  const given = [major, minor, patch].filter((part) => part !== undefined);
  const wild = given.findIndex((part) => /^[*xX]$/.test(part));
  // Nothing that counts comes after a wildcard, and a wildcard is not all of it.
  if (wild === 0 || (wild > 0 && (pre !== '' || given.slice(wild).some((part) => /\d/.test(part))))) return undefined;
  if (wild < 0) return `${op ?? '^'}${given.join('.')}${pre}`;
  const fixed = given.slice(0, wild).join('.');
  return op === undefined ? `${fixed}.*` : `${op}${fixed}`;
}

/** The ranges of npm mean the same once each comparator has its operator. */
const range = (requirement: Requirement) => requirement.replaceAll(',', ' ');

export const meets = (version: string, requirement: Requirement): boolean => satisfies(version, range(requirement));

/** The highest version among tags that will do; none of the tags that are no versions. */
export function highestOf(tags: readonly string[], requirement: Requirement): string | undefined {
  return (
    maxSatisfying(
      [...tags].filter((tag) => valid(tag) === tag),
      range(requirement),
    ) ?? undefined
  );
}
