import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { catalog, type Page } from '../src/catalog.js';
import { rules } from '../src/compat/rules/index.js';
import { generated } from '../src/generated.js';
import { parseManifest } from '../src/project/manifest.js';
import { root } from './helpers/cli.js';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const texts = generated(read);

test.each(Object.keys(texts))('%s is what `npm run generate` writes', (path) => {
  expect(read(path)).toBe(texts[path]);
});

test('no page is left of a finding that is no more', () => {
  const pages = readdirSync(join(root, 'docs/findings')).map((name) => `docs/findings/${name}`);
  expect(pages.filter((path) => !(path in texts))).toEqual([]);
});

test("the example's manifest is one", () => {
  expect(() => parseManifest('wasmwright.toml', read('examples/hello/wasmwright.toml'))).not.toThrow();
});

/** What the cases of the command line print, as text. */
const printed = (readdirSync(join(root, '__tests__/cli'), { recursive: true }) as string[])
  .filter((path) => /^[^/\\]+[/\\]stdout$/.test(path) && !path.startsWith('explain'))
  .map((path) => read(join('__tests__/cli', path)));

test.each(Object.entries<Page>(catalog))('the example of %s is what is printed', (id, { example }) => {
  const cases = printed.filter((text) => text.includes(`[${id}]: `));
  // A rule has a change for an example. Some need a machine that lacks something, or a workflow.
  if (Object.hasOwn(rules, id)) expect(example.some((line) => /^[+-] /.test(line))).toBe(true);
  else if (cases.length === 0) expect(example[0]).toMatch(new RegExp(`^(error|warning|note)\\[${id}\\]: `));
  else expect(cases.some((text) => text.includes(example.join('\n').replace(/Node \d+/, 'Node N')))).toBe(true);
});
