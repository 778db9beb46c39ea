import { getStaticTOMLValue, parseTOML } from 'toml-eslint-parser';
import { type VersionChange, withVersion } from '../compat/fix.js';
import type { CompatFinding } from '../compat/verdict.js';
import { join } from '../path.js';
import type { Files } from '../platform/platform.js';
import { ignored } from '../project/discover.js';
import { type Crates, withCrateDependencies, withLockedCrates, writeVersion } from './edits/manifests.js';
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
    for (const { place, folder } of unit.items) {
      if (!place?.keys) continue;
      await writeVersion(place, to, texts);
      const crate =
        place.file.endsWith('Cargo.toml') && folder !== undefined ? await crateIn(folder, texts) : undefined;
      if (crate !== undefined) crates.set(crate, to);
    }
  }
  await writeCrates(crates, sources, texts);
}

async function writeCrates(crates: Crates, sources: readonly string[], texts: Texts): Promise<void> {
  if (crates.size === 0) return;
  for (const file of sources) {
    if (file.endsWith('Cargo.lock')) texts.put(file, withLockedCrates(await texts.read(file), crates));
    if (file.endsWith('Cargo.toml')) texts.put(file, withCrateDependencies(await texts.read(file), crates));
  }
}

async function crateIn(folder: string, texts: Texts): Promise<string | undefined> {
  const manifest = getStaticTOMLValue(parseTOML(await texts.read(join(folder, 'Cargo.toml')))) as {
    package?: { name?: string };
  };
  return manifest.package?.name;
}
