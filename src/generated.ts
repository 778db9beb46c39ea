import { parse } from 'yaml';
import { occasions } from './action/defaults.js';
import { onCommandLine } from './action/options.js';
import { catalog } from './catalog.js';
import { allRules } from './compat/rules/index.js';
import { parseHost, versionsOf } from './hosts/host.js';
import { knownFailures } from './known-failures.js';
import { manifestJsonSchema } from './project/json-schema.js';
import { compatibilityMarkdown } from './reporters/compatibility.js';
import { hostsTables, type KnownHost } from './reporters/known-hosts.js';
import { languageTables } from './reporters/languages.js';
import { fence } from './reporters/markdown.js';
import { indexMarkdown, pageMarkdown } from './reporters/page.js';
import { filled, inputsTable, occasionsTable, outputsTable, permissionsTable } from './reporters/step-tables.js';

/**
 * Everything that `npm run generate` writes: the texts by their paths in the repository. `read` gives what
 * is there already: what they are made of, and documents that only have places for something.
 */
export function generated(read: (path: string) => string): Readonly<Record<string, string>> {
  const pages = Object.entries(catalog).map(([id, page]) => [`docs/findings/${id}.md`, pageMarkdown(id, page)]);
  return {
    'wasmwright.schema.json': `${JSON.stringify(manifestJsonSchema(), null, 2)}\n`,
    'docs/compatibility.md': compatibilityMarkdown(allRules),
    'docs/findings/README.md': indexMarkdown(catalog),
    'docs/action.md': filled(read('docs/action.md'), stepTables(read('action.yml'))),
    'docs/languages.md': filled(
      read('docs/languages.md'),
      languageTables(JSON.parse(read('docs/languages.json')), knownFailures),
    ),
    'docs/hosts.md': filled(read('docs/hosts.md'), hostsTables(hostNames.map((name) => knownHost(name, read)))),
    'docs/pipelines.md': filled(read('docs/pipelines.md'), recipes(read)),
    'docs/scale.md': filled(read('docs/scale.md'), recipesForMany(read)),
    ...Object.fromEntries(pages),
  };
}

type Read = (path: string) => string;

/** Whole files, which the tests run. */
const shown = (path: string, language: string, read: Read) => fence(read(`examples/${path}`).trimEnd(), language);

/** Recipes for other pipelines. */
const recipes = (read: Read): Readonly<Record<string, string>> => ({
  gitlab: shown('pipelines/gitlab-ci.yml', 'yaml', read),
  buildkite: shown('pipelines/buildkite.yml', 'yaml', read),
  jenkins: shown('pipelines/Jenkinsfile', 'groovy', read),
  laptop: shown('pipelines/pre-push', 'sh', read),
});

/** The same for projects of many components. */
const recipesForMany = (read: Read): Readonly<Record<string, string>> => ({
  many: shown('workflows/many.yml', 'yaml', read),
  'gitlab-many': shown('pipelines/gitlab-many.yml', 'yaml', read),
  'buildkite-many': shown('pipelines/buildkite-many.yml', 'yaml', read),
});
/** In the order of the tables. */
const hostNames = ['wasmtime', 'spin', 'fastly', 'wasmcloud', 'jco', 'shopify-functions'];

function knownHost(name: string, read: (path: string) => string): KnownHost {
  const file = `hosts/${name}.toml`;
  const document = parseHost(file, read(file));
  return { name, site: document.data.site, versions: versionsOf(document) };
}

function stepTables(definition: string): Readonly<Record<string, string>> {
  const action = parse(definition);
  return {
    inputs: inputsTable(action, onCommandLine),
    outputs: outputsTable(action),
    events: occasionsTable(occasions),
    permissions: permissionsTable(),
  };
}
