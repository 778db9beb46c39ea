// Takes the WIT of every host from what the host itself publishes: `npm run hosts` downloads the packages that the files in
// hosts/ name, holds them against their checksums, and writes hosts/wit/, which is committed.
// `npm run hosts -- --newest` moves to the newest versions first, and says what changed, through our own gate.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newest } from './hosts/newest.mjs';
import { take } from './hosts/take.mjs';

const root = new URL('../', import.meta.url);
const at = (path) => fileURLToPath(new URL(path, root));
const js = 'build/hosts';

const tsc = at('node_modules/typescript/bin/tsc');
execFileSync(process.execPath, [tsc, '--project', 'tsconfig.json', '--outDir', js], { cwd: root, stdio: 'inherit' });
cpSync(at('src/core/component/core.js'), at(`${js}/src/core/component/core.js`));
const load = (name) => import(new URL(`${js}/src/${name}.js`, root));
const [{ loadCore }, { parseHost, versionsOf }, { worldsText }, { moduleText }] = [
  await load('core/index'),
  await load('hosts/host'),
  await load('hosts/world'),
  await load('hosts/module-text'),
];
const core = await loadCore(readFileSync(at('src/core/component/core.core.wasm')));

const isRefresh = process.argv.includes('--newest');
const before = new Map(
  readdirSync(at('hosts/wit')).map((name) => [name, readFileSync(at(`hosts/wit/${name}`), 'utf8')]),
);
mkdirSync(at('hosts/wit'), { recursive: true });
const written = new Map();
for (const file of readdirSync(at('hosts')).filter((name) => name.endsWith('.toml'))) {
  const path = `hosts/${file}`;
  const versions = () => versionsOf(parseHost(path, readFileSync(at(path), 'utf8')));
  if (isRefresh) writeFileSync(at(path), await newest(readFileSync(at(path), 'utf8'), versions()[0]));
  for (const host of versions()) {
    const name = `${file.replace('.toml', '')}-${host.version}.${host.takes === 'module' ? 'txt' : 'wit'}`;
    written.set(name, await take(host, { core, worldsText, moduleText }));
    console.log(`${name}: ${written.get(name).length} characters`);
  }
}
for (const name of before.keys()) if (!written.has(name)) rmSync(at(`hosts/wit/${name}`));
for (const [name, text] of written) writeFileSync(at(`hosts/wit/${name}`), text);
rmSync(at(js), { recursive: true, force: true });
if (isRefresh) for (const [name, text] of written) if (name.endsWith('.wit')) tell(name, before.get(name), text);

/** What a move to another version changes for components: the verdict of our own gate. */
function tell(name, old, now) {
  if (old === undefined || old === now) return;
  const scratch = mkdtempSync(join(tmpdir(), 'wasmwright-hosts-'));
  for (const [folder, text] of Object.entries({ old, now })) {
    mkdirSync(join(scratch, folder));
    writeFileSync(join(scratch, folder, 'host.wit'), text);
  }
  console.log(`\n${name}`);
  spawnSync(process.execPath, [at('dist/cli.js'), 'compat', 'now', '--against', 'old'], {
    cwd: scratch,
    stdio: 'inherit',
  });
  rmSync(scratch, { recursive: true });
}
