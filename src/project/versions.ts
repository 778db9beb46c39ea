/**
 * The name of an import or export with its version cut down to the track on which
 * Wasmtime and wac take one for the other: `1.4.2` is on `1`, `0.2.9` on `0.2`, and
 * `0.0.3` and pre-releases are each on their own.
 */
export function track(name: string): string {
  const match = /^(?<path>.*)@(?<major>\d+)\.(?<minor>\d+)\.(?<patch>\d+)(?<rest>[-+].*)?$/.exec(name);
  const { path, major, minor, patch, rest } = match?.groups ?? {};
  if (!match || rest?.startsWith('-')) return name;
  if (major !== '0') return `${path}@${major}`;
  return minor !== '0' ? `${path}@0.${minor}` : `${path}@0.0.${patch}`;
}

/** The same name without its version. */
export const unversioned = (name: string): string => name.replace(/@.*$/, '');

/** WASI is what runtimes offer by themselves, and what standard libraries ask for by themselves. */
export const isWasi = (name: string): boolean => name.startsWith('wasi:');

/** `1.25` is older than `1.26.8`. */
export function isOlder(version: string, than: string): boolean {
  return version.localeCompare(than, 'en', { numeric: true }) < 0;
}
