import { satisfies } from 'semver';
import { dirname, join } from '../../path.js';
import type { VersionPlace } from '../../publish/about.js';
import { withJsonText } from './json.js';
import type { Texts } from './texts.js';
import { isAt, textsInToml, withTexts } from './toml.js';

/** Writes a version where a manifest has it, and where the lock file beside it repeats it. */
export async function writeVersion({ file, keys = [] }: VersionPlace, version: string, texts: Texts): Promise<void> {
  const text = await texts.read(file);
  if (file.endsWith('.json')) {
    texts.put(file, withJsonText(text, keys, version));
    return writeNpmLock(join(dirname(file), 'package-lock.json'), version, texts);
  }
  const places = textsInToml(text).filter((one) => isAt(one, keys));
  texts.put(
    file,
    withTexts(
      text,
      places.map((place) => [place, version]),
    ),
  );
}

async function writeNpmLock(file: string, version: string, texts: Texts): Promise<void> {
  const text = await texts.read(file);
  if (text === '') return;
  texts.put(file, withJsonText(withJsonText(text, ['version'], version), ['packages', '', 'version'], version));
}

/** The crates whose versions change, by name. */
export type Crates = ReadonlyMap<string, string>;

/** Writes the versions of crates where lock files have them: those that come from no registry are of the repository. */
export function withLockedCrates(lock: string, crates: Crates): string {
  const all = textsInToml(lock);
  const entry = (at: number, key: string) => all.find(({ keys }) => isAt({ keys } as never, ['package', at, key]));
  const changes = all.flatMap((name) => {
    const [table, at, key] = name.keys;
    const version = table === 'package' && key === 'name' ? crates.get(name.value) : undefined;
    const place =
      version !== undefined && typeof at === 'number' && !entry(at, 'source') ? entry(at, 'version') : undefined;
    return place && version !== undefined ? [[place, version] as const] : [];
  });
  return withTexts(lock, changes);
}

/** A crate that another of the repository depends on by path must be wanted in a version that it has. */
export function withCrateDependencies(manifest: string, crates: Crates): string {
  const all = textsInToml(manifest);
  const changes = all.flatMap((wanted) => {
    const key = wanted.keys.at(-1);
    const name = wanted.keys.at(-2);
    const isDependency = key === 'version' && wanted.keys.some((part) => /(^|-)dependencies$/.test(String(part)));
    const version = isDependency ? crates.get(String(name)) : undefined;
    const hasPath = all.some((one) => isAt(one, [...wanted.keys.slice(0, -1), 'path']));
    return version !== undefined && hasPath && !satisfies(version, cargoRange(wanted.value))
      ? [[wanted, version] as const]
      : [];
  });
  return withTexts(manifest, changes);
}

/** To cargo a bare version means what is compatible with it. */
const cargoRange = (wanted: string) => (/^\d/.test(wanted) ? `^${wanted}` : wanted.replaceAll(',', ' '));
