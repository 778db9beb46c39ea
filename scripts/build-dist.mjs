// Makes dist/ of the sources: tsc, then ncc, and the files that lie beside the bundle.
// `npm run build`; the result is committed, and CI holds it against the sources.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { minifySync } from 'rolldown/utils';
import { licensesOf } from './licenses.mjs';

const root = new URL('../', import.meta.url);
const at = (path) => fileURLToPath(new URL(path, root));
const node = (...args) => execFileSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
const [tsc, ncc] = [at('node_modules/typescript/bin/tsc'), at('node_modules/@vercel/ncc/dist/ncc/cli.js')];
const js = 'build/js/src';
const fresh = 'build/dist';
const absent = 'encoding';
// Others tell their errors apart by the names of the classes: `error.name === ReserveCacheError.name`.
const named = { class: true, function: false };

rmSync(at('build'), { recursive: true, force: true });
node(tsc, '--project', 'tsconfig.json');
// What tsc does not carry over: the glue of the core.
cpSync(at('src/core/component/core.js'), at(`${js}/core/component/core.js`));

const stats = at('build/stats.json');
// A tenth of what would be downloaded are tables of old character sets, which nobody here reads: `encoding` is left out.
node(ncc, 'build', at(`${js}/main.js`), '--out', at(fresh), '--external', absent, '--stats-out', stats, '--quiet');
writeFileSync(at(`${fresh}/licenses.txt`), licensesOf(JSON.parse(readFileSync(stats, 'utf8'))));
// Comments and indents are two fifths of what a runner would download. Names of our own stay, for the sake of stack traces.
const ours = chunksOfOurs(JSON.parse(readFileSync(stats, 'utf8')).modules);
for (const chunk of readdirSync(at(fresh)).filter((name) => name.endsWith('.js'))) {
  const isOurs = ours.has(Number(chunk.split('.')[0]));
  const { code } = minifySync(chunk, withoutAbsent(readFileSync(at(`${fresh}/${chunk}`), 'utf8')), {
    module: true,
    mangle: !isOurs && { keepNames: named },
    compress: !isOurs && { keepNames: named },
    codegen: { removeWhitespace: true },
  });
  writeFileSync(at(`${fresh}/${chunk}`), code);
}
writeFileSync(at(`${fresh}/package.json`), '{"type":"module"}\n');
for (const entry of readdirSync(at(`${js}/entries`))) {
  // Beside the bundle its name is index.js.
  const text = readFileSync(at(`${js}/entries/${entry}`), 'utf8').replace("'../main.js'", "'./index.js'");
  writeFileSync(at(`${fresh}/${entry}`), text);
}
chmodSync(at(`${fresh}/cli.js`), 0o755);

// What lies beside the bundle (`Asset` in src/platform/platform.ts).
cpSync(at('src/core/component/core.core.wasm'), at(`${fresh}/core.core.wasm`));
cpSync(at('src/core/component/LICENSES.txt'), at(`${fresh}/licenses-core.txt`));
cpSync(at('src/toolchains/locks'), at(`${fresh}/locks`), { recursive: true });
cpSync(at('hosts'), at(`${fresh}/hosts`), { recursive: true });
cpSync(at('templates'), at(`${fresh}/templates`), { recursive: true });
for (const script of ['call_wasmtime.py', 'check_exports.py', 'measure_wasmtime.py'])
  cpSync(at(`src/children/${script}`), at(`${fresh}/${script}`));
for (const child of readdirSync(at(`${js}/children`))) cpSync(at(`${js}/children/${child}`), at(`${fresh}/${child}`));

// What tells one build of this program from another: components that it has built are its own.
const contents = createHash('sha256');
for (const name of readdirSync(at(fresh), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => join(parentPath, name))
  .sort()) {
  contents.update(`${relative(at(fresh), name)}\0`).update(readFileSync(name));
}
writeFileSync(at(`${fresh}/build-id`), `${contents.digest('hex')}\n`);

rmSync(at('dist'), { recursive: true, force: true });
renameSync(at(fresh), at('dist'));

/** The numbers of the chunks in which something of our own is; `index.js` has none, and is. */
function chunksOfOurs(modules) {
  const found = new Set([Number.NaN]);
  for (const { name, chunks, modules: joined = [] } of modules)
    if ([name, ...joined.map((one) => one.name)].some((path) => path?.includes(js)))
      for (const chunk of chunks) found.add(chunk);
  return found;
}

/** Nothing is looked for beside the bundle, where somebody else may have put it. */
function withoutAbsent(code) {
  return code.replaceAll(`__WEBPACK_EXTERNAL_createRequire(import.meta.url)("${absent}")`, '{}');
}
