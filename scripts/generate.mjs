// Writes what is made of data in the sources (src/generated.ts): the pages of the findings, the schema of
// the manifest and the tables of the workflow step. `npm run generate`; the result is committed, and a test holds it against them.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url);
const at = (path) => fileURLToPath(new URL(path, root));
const js = 'build/generate';

execFileSync(process.execPath, [at('node_modules/typescript/bin/tsc'), '--project', 'tsconfig.json', '--outDir', js], {
  cwd: root,
  stdio: 'inherit',
});
const { generated } = await import(new URL(`${js}/src/generated.js`, root));
const texts = generated((path) => readFileSync(at(path), 'utf8'));

// A finding that is no more leaves no page.
mkdirSync(at('docs/findings'), { recursive: true });
for (const name of readdirSync(at('docs/findings'))) {
  if (texts[`docs/findings/${name}`] === undefined) rmSync(at(`docs/findings/${name}`));
}
for (const [path, text] of Object.entries(texts)) {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), text);
}
rmSync(at(js), { recursive: true, force: true });
