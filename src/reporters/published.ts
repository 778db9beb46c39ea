import type { Published } from '../publish/publish.js';

const verbs = { pushed: 'Published', skipped: 'Skipped', planned: 'Would push' } as const;

/** What was published, a line each, in the manner of the progress. */
export function publishedText(published: readonly Published[]): string {
  return published
    .map(({ status, reference, digest, tags }) => {
      const also = tags.length > 0 ? `, also ${tags.join(', ')}` : '';
      const why = status === 'skipped' ? ', which is published already' : '';
      return `${verbs[status].padStart(12)}  ${reference}@${digest}${also}${why}`;
    })
    .join('\n');
}
