import { sectionFor } from '../release/changelog.js';
import type { Upcoming } from '../release/releases.js';

/** What is to be released, in the manner of the progress; then what is new in it. */
export function releaseText(releases: readonly Upcoming[], written: readonly string[]): string {
  if (releases.length === 0) return '     Nothing  has changed since the last release';
  return [
    ...written.map((path) => `       Wrote  ${path}`),
    ...releases.map(
      ({ tag, last, items }) =>
        `     Release  ${tag} ${last === undefined ? 'is the first' : `after ${last}`}: ${items.join(', ')}`,
    ),
    '',
    releases.map(sectionFor).join('\n').trimEnd(),
  ].join('\n');
}
