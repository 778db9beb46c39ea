// Makes dist/ of the sources: tsc, then ncc, and the files that lie beside the bundle.
// `npm run build`; the result is committed, and a test holds it against the sources.
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';

const root = new URL('../', import.meta.url);
const js = new URL('build/js/src/', root);
const dist = new URL(process.argv[2] ? `file://${process.argv[2]}/` : 'dist/', root);

const node = (...args) => execFileSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });

rmSync(new URL('build/', root), { recursive: true, force: true });
node('node_modules/typescript/bin/tsc', '--project', 'tsconfig.json');
// What tsc does not carry over: the glue of the core.
cpSync(new URL('src/core/component/core.js', root), new URL('core/component/core.js', js), { recursive: true });

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
node(
  'node_modules/@vercel/ncc/dist/ncc/cli.js',
  'build',
  new URL('cli.js', js).pathname,
  '--out',
  dist.pathname,
  '--license',
  'licenses.txt',
  '--quiet',
);
renameSync(new URL('index.js', dist), new URL('cli.js', dist));
chmodSync(new URL('cli.js', dist), 0o755);

cpSync(new URL('src/core/component/core.core.wasm', root), new URL('core.core.wasm', dist));
cpSync(new URL('src/core/component/LICENSES.txt', root), new URL('licenses-core.txt', dist));
cpSync(new URL('src/toolchains/locks/', root), new URL('locks/', dist), { recursive: true });
for (const child of readdirSync(new URL('children/', js)))
  cpSync(new URL(`children/${child}`, js), new URL(child, dist));
cpSync(new URL('src/children/call_wasmtime.py', root), new URL('call_wasmtime.py', dist));
writeFileSync(new URL('package.json', dist), '{"type":"module"}\n');
