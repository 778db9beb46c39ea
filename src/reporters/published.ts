import type { Published } from '../publish/push.js';
import { code, table } from './markdown.js';

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

/** The same as a table, for the summary of a workflow. */
export function publishedMarkdown(published: readonly Published[]): string {
  if (published.length === 0) return '';
  const rows = published.map(({ name, kind, reference, digest, status, tags }) => [
    code(name),
    kind,
    [code(reference), ...tags.map(code)].join(', '),
    code(digest),
    status,
  ]);
  return `### Published\n\n${table(['', 'kind', 'reference', 'digest', 'status'], rows)}\n`;
}
