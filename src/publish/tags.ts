import { parse, rcompare, valid } from 'semver';
import { error, type Location, Stop } from '../finding.js';
import type { PublishSettings } from './settings.js';

/** A version that can be a tag, as package tools look for it. Stops with what is wrong with it. */
export function mustBeVersion(version: string, location?: Location): void {
  if (valid(version) === version && !version.includes('+')) return;
  throw new Stop(
    error('version-invalid', `\`${version}\` is no version that can be published`, {
      ...(location && { location }),
      help: 'versions are written `1.2.0` or `1.2.0-rc.1`: all three numbers, nothing before them, no `+build`',
    }),
  );
}

export const isStable = (version: string): boolean => parse(version)?.prerelease.length === 0;

/**
 * The tags besides the version. Those that move go to the highest version of their track only: who publishes 1.2.5
 * after 2.0.0 takes `1` along, and not `latest`.
 */
export function movingTags(
  version: string,
  published: readonly string[],
  wanted: PublishSettings['tags'],
  revision: string | undefined,
): readonly string[] {
  const own = parse(version);
  const isHighest = (of: (other: NonNullable<typeof own>) => boolean) =>
    published.every((tag) => {
      const other = valid(tag) === tag && isStable(tag) ? parse(tag) : null;
      return !other || !of(other) || rcompare(version, tag) <= 0;
    });
  if (!own) return [];
  const { major, minor } = own;
  const tags = {
    major: isStable(version) && isHighest((other) => other.major === major) ? `${major}` : undefined,
    minor:
      isStable(version) && isHighest((other) => other.major === major && other.minor === minor)
        ? `${major}.${minor}`
        : undefined,
    latest: isStable(version) && isHighest(() => true) ? 'latest' : undefined,
    commit: revision,
  };
  return [...new Set(wanted)].flatMap((tag) => tags[tag] ?? []);
}

/** The published version that a new one is held against: the highest below it. */
export function neighbour(version: string, published: readonly string[]): string | undefined {
  const versions = published.filter((tag) => valid(tag) === tag && isStable(tag)).sort(rcompare);
  return versions.find((tag) => rcompare(version, tag) < 0);
}
