import { catalog } from './catalog.js';
import { manifestJsonSchema } from './project/json-schema.js';
import { indexMarkdown, pageMarkdown } from './reporters/page.js';

/** Everything that `npm run generate` writes: the texts by their paths in the repository. */
export function generated(): Readonly<Record<string, string>> {
  const pages = Object.entries(catalog).map(([id, page]) => [`docs/findings/${id}.md`, pageMarkdown(id, page)]);
  return {
    'wasmwright.schema.json': `${JSON.stringify(manifestJsonSchema(), null, 2)}\n`,
    'docs/findings/README.md': indexMarkdown(catalog),
    ...Object.fromEntries(pages),
  };
}
