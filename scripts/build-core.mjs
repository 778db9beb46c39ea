// Builds the core (core/, in Rust) and commits it to src/core/component as JavaScript and
// WebAssembly. Needs cargo with the target wasm32-unknown-unknown.
//
//   node scripts/build-core.mjs            builds; CARGO names another cargo
//   node scripts/build-core.mjs --digest   prints the digest of what the core is built from
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const core = join(root, 'core');
const out = join(root, 'src', 'core', 'component');
const target = 'wasm32-unknown-unknown';
const cargo = process.env.CARGO ?? 'cargo';

if (process.argv.includes('--digest')) {
  console.log(inputsDigest());
} else {
  await build();
}

async function build() {
  const metadata = JSON.parse(runCargo(['metadata', '--format-version', '1', '--locked', '--filter-platform', target]));
  runCargo(['build', '--release', '--locked', '--target', target], { ...rustFlags(metadata), ...goRuntime(metadata) });
  const module = join(metadata.target_directory, target, 'release', 'wasmwright_core.wasm');

  const { componentNew, transpile } = await import('@bytecodealliance/jco');
  const component = await componentNew(readFileSync(module));
  const { files } = await transpile(component, {
    name: 'core',
    instantiation: 'sync',
    nodejsCompat: false,
    minify: true,
  });

  rmSync(out, { recursive: true, force: true });
  for (const [path, content] of Object.entries(files)) {
    write(path, content);
  }
  write('LICENSES.txt', licenses(linkedPackages(metadata)));
  write('inputs.sha256', `${inputsDigest()}\n`);
}

function runCargo(args, env = {}) {
  return execFileSync(cargo, args, {
    cwd: core,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 2 ** 30,
    encoding: 'utf8',
  });
}

/** Keeps the paths of this machine out of the panic messages in the module. */
function rustFlags(metadata) {
  const registry = metadata.packages
    .map((crate) => crate.manifest_path.split(`${sep}registry${sep}src${sep}`))
    .find((parts) => parts.length > 1);
  const prefixes = [
    [core, 'core'],
    [join(registry[0], 'registry', 'src'), 'crates'],
  ];
  const flags = prefixes.map(([from, to]) => `--remap-path-prefix=${from}=${to}`);
  return { CARGO_ENCODED_RUSTFLAGS: flags.join('\x1f') };
}

/** Where the crate wit-bindgen-go lies: the core carries the runtime module that comes with it. */
function goRuntime({ packages }) {
  const { manifest_path } = packages.find(({ name }) => name === 'wit-bindgen-go');
  return { WIT_BINDGEN_GO: dirname(manifest_path) };
}

function write(path, content) {
  const file = join(out, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** A SHA-256 over everything that decides what the built core does. */
function inputsDigest() {
  const paths = [
    join(core, 'Cargo.toml'),
    join(core, 'Cargo.lock'),
    ...filesIn(join(core, 'src')),
    ...filesIn(join(core, 'wit')),
    fileURLToPath(import.meta.url),
  ];
  const inputs = paths.map((path) => [
    relative(root, path).split(sep).join('/'),
    readFileSync(path, 'utf8').replaceAll('\r\n', '\n'),
  ]);
  inputs.push(['jco', jcoVersion()]);
  inputs.sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(inputs)).digest('hex');
}

function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : [path];
  });
}

function jcoVersion() {
  const manifest = join(root, 'node_modules', '@bytecodealliance', 'jco', 'package.json');
  return JSON.parse(readFileSync(manifest, 'utf8')).version;
}

/** The crates that end up in the module: all that the core needs but not what only builds it. */
function linkedPackages({ packages, resolve }) {
  const byId = new Map(packages.map((crate) => [crate.id, crate]));
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const isMacro = (id) => byId.get(id).targets.some(({ kind }) => kind.includes('proc-macro'));
  const linked = new Set();
  const waiting = [resolve.root];
  while (waiting.length > 0) {
    const needed = nodes
      .get(waiting.pop())
      .deps.filter((dep) => dep.dep_kinds.some(({ kind }) => kind === null))
      .map((dep) => dep.pkg)
      .filter((id) => !linked.has(id) && !isMacro(id));
    for (const id of needed) {
      linked.add(id);
      waiting.push(id);
    }
  }
  return [...linked].map((id) => byId.get(id)).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The license of each crate, then each text once with the crates that it comes with. */
function licenses(crates) {
  const cratesByText = new Map();
  for (const crate of crates) {
    for (const text of licenseTexts(dirname(crate.manifest_path))) {
      cratesByText.set(text, [...(cratesByText.get(text) ?? []), crate.name]);
    }
  }
  const list = crates.map(({ name, version, license }) => `${name} ${version}: ${license}`);
  const texts = [...cratesByText].map(([text, names]) => `${[...new Set(names)].join(', ')}\n\n${text}`);
  const title = "The crates in the core. Rust's own library is in it too: MIT OR Apache-2.0.";
  const rule = `\n\n${'-'.repeat(80)}\n\n`;
  return `${[`${title}\n\n${list.join('\n')}`, ...texts].join(rule)}\n`;
}

function licenseTexts(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /^(licen[cs]e|copying|notice|unlicense)/i.test(entry.name))
    .map((entry) => readFileSync(join(folder, entry.name), 'utf8').replaceAll('\r\n', '\n').trim());
}
