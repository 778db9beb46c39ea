import type { Published } from '../publish/push.js';
import type { Due } from '../release/due.js';
import type { Shown } from '../release/make.js';
import { publishedText } from './published.js';

/** What there is of releases: made, or prepared. */
export interface Releasing {
  readonly releases: readonly { readonly tag: string; readonly url?: string }[];
  /** The pull request that prepares them. */
  readonly pull?: { readonly number: number; readonly url: string };
  /** What is new in them, as Markdown. */
  readonly notes: string;
}

/** What is to be released, in the manner of the progress; then what is new in it. */
export function releaseText(releases: readonly Due[], written: readonly string[]): string {
  if (releases.length === 0) return '     Nothing  has changed since the last release';
  return [
    ...written.map((path) => `       Wrote  ${path}`),
    ...releases.map(
      ({ tag, last, items }) =>
        `     Release  ${tag} ${last === undefined ? 'is the first' : `after ${last}`}: ${items.join(', ')}`,
    ),
    '',
    notesOf(releases).trimEnd(),
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

/** What is released, for the summary. */
export function releasingMarkdown({ releases, pull, notes }: Releasing): string {
  if (releases.length === 0) return '### Release\n\nNothing has changed since the last release.\n';
  const lines = releases.map(({ tag, url }) => (url === undefined ? `- \`${tag}\`` : `- [\`${tag}\`](${url})`));
  const prepared = pull ? [`Prepared in [#${pull.number}](${pull.url}).`] : [];
  return ['### Release', lines.join('\n'), ...prepared, notes].join('\n\n');
}

/** What is new in releases, each with its tag as heading. */
export const notesOf = (releases: readonly Due[]): string =>
  releases.map(({ tag, notes }) => `## ${tag}\n\n${notes}\n`).join('\n');
