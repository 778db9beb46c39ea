import { getStaticTOMLValue, parseTOML } from 'toml-eslint-parser';
import { type VersionChange, withVersion } from '../compat/fix.js';
import type { CompatFinding } from '../compat/verdict.js';
import { dirname, isBelow, join } from '../path.js';
import type { Files } from '../platform/platform.js';
import { ignored } from '../project/discover.js';
import type { VersionPlace } from '../publish/about.js';
import { withCrateDependencies, withLockedCrates, writeVersion } from './edits/manifests.js';
import type { Texts } from './edits/texts.js';
import { withNamedVersion, withSince, withSinceMoved } from './edits/wit.js';
import type { Unit } from './units.js';

/** Files of people: in them versions of WIT packages are named, and in no others. */
const written = [
  'wit',
  'wac',
  'wat',
  'toml',
  'rs',
  'go',
  'c',
  'h',
  'cc',
  'cpp',
  'hpp',
  'zig',
  'js',
  'mjs',
  'ts',
  'mts',
  'py',
];

/** The files of a project in which a version may be named; what lies in `deps` is of others. */
export async function sourcesIn(folder: string, files: Files): Promise<readonly string[]> {
  const found = await files.find(folder, [`**/*.{${written.join(',')}}`, '**/Cargo.lock'], {
    ignore: [...ignored, '**/deps/**'],
  });
  return found.map((path) => join(folder, path));
}

/** A WIT package that gets another version. */
export interface PackageChange extends VersionChange {
  /** The folder or file that it is. */
  readonly path: string;
  /** The version that was released; none: it never was. */
  readonly last?: string;
  /** What the gate has found, with the paths of these files. */
  readonly findings: readonly CompatFinding[];
}

/** Writes versions of WIT packages wherever they are named, and the gates of what is new in them. */
export async function writePackages(
  changes: readonly PackageChange[],
  sources: readonly string[],
  texts: Texts,
): Promise<void> {
  for (const file of sources) {
    const before = await texts.read(file);
    const isWit = /\.(wit|wac)$/.test(file);
    const named = changes.reduce(isWit ? withVersion : withNamedVersion, before);
    const own = changes.filter(({ path }) => file === path || file.startsWith(`${path}/`));
    const gated = own.reduce((text, { last, findings, to }) => {
      if (last === undefined) return text;
      return withSinceMoved(withSince(text, file, findings, to), last, to);
    }, named);
    if (gated !== before) texts.put(file, gated);
  }
}

/** Writes the versions of units where their manifests have them, and what of the repository depends on that. */
export async function writeUnits(
  units: readonly { readonly unit: Unit; readonly to?: string }[],
  sources: readonly string[],
  texts: Texts,
): Promise<void> {
  const crates = new Map<string, string>();
  for (const { unit, to } of units) {
    if (to === undefined || to === unit.version) continue;
    for (const { place } of unit.items) {
      if (!place?.keys) continue;
      await writeVersion(place, to, texts);
      for (const crate of await cratesAt(place, sources, texts)) crates.set(crate, to);
    }
  }
  if (crates.size === 0) return;
  for (const file of sources) {
    if (file.endsWith('Cargo.lock')) texts.put(file, withLockedCrates(await texts.read(file), crates));
    if (file.endsWith('Cargo.toml')) texts.put(file, withCrateDependencies(await texts.read(file), crates));
  }
}

/** The crates that have the version of a manifest: its own, or those that take it from their workspace. */
async function cratesAt({ file, keys = [] }: VersionPlace, sources: readonly string[], texts: Texts) {
  if (!file.endsWith('Cargo.toml')) return [];
  const isWorkspace = keys[0] === 'workspace';
  const manifests = isWorkspace
    ? sources.filter((path) => path.endsWith('Cargo.toml') && isBelow(path, dirname(file)))
    : [file];
  const crates: string[] = [];
  for (const manifest of manifests) {
    const { name, version } = crateIn(await texts.read(manifest));
    if (name !== undefined && (!isWorkspace || typeof version === 'object')) crates.push(name);
  }
  return crates;
}

interface Crate {
  readonly name?: string;
  /** `{ workspace = true }` is one of the workspace. */
  readonly version?: string | object;
}

function crateIn(manifest: string): Crate {
  try {
    return (getStaticTOMLValue(parseTOML(manifest)) as { package?: Crate }).package ?? {};
  } catch {
    return {};
  }
}
