import type { Published } from '../publish/push.js';
import { sectionFor } from '../release/changelog.js';
import type { Shown } from '../release/make.js';
import type { Upcoming } from '../release/releases.js';
import { publishedText } from './published.js';

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

/** What was published and released. */
export function madeText(published: readonly Published[], shown: readonly Shown[]): string {
  if (published.length === 0) return '     Nothing  is due: every version of the change log has its tag';
  return [
    publishedText(published),
    ...shown.map(({ tag, url }) => `    Released  ${tag}${url === undefined ? '' : `  ${url}`}`),
  ].join('\n');
}
