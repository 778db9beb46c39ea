import { type Finding, note, warning } from '../finding.js';
import type { BuildInput, Built, Folder, Language } from './language.js';
import { pathFlags } from './rust/flags.js';
import { cargoInputs } from './rust/inputs.js';
import { exportHelp } from './rust/lacks.js';
import { cratesListed } from './rust/listed.js';
import { rustMaterials } from './rust/materials.js';
import { cargoErrors, cargoReadable, libraryOf } from './rust/messages.js';
import { smallerProfile } from './rust/smaller.js';
import { needsNoWasi } from './rust/wasi.js';
import { whoseInRust } from './rust/whose.js';
import type { Settings } from './settings.js';

const [wasip2, wasip1, withoutWasi] = ['wasm32-wasip2', 'wasm32-wasip1', 'wasm32-unknown-unknown'] as const;

function targetOf({ target = wasip2 }: Settings): string {
  return target;
}

/** Rust, by cargo. */
export const rust: Language = {
  title: 'Rust',
  tools: (settings) => [{ tool: 'rust', targets: [targetOf(settings)] }],
  settings: { target: [wasip2, wasip1, withoutWasi], features: [] },
  manifests: ['Cargo.toml'],
  entry,
  recipe: async (input) => [
    { kind: 'run', command: await cargo(input), output: (stdout) => libraryOf(stdout, `${input.folder}/Cargo.toml`) },
    { kind: 'componentize' },
  ],
  errors: cargoErrors,
  exporting: () => exportHelp,
  readable: cargoReadable,
  inputs: cargoInputs,
  downloads: ({ home, env }) => [
    { name: 'cargo', folder: `${env['CARGO_HOME'] || `${home}/.cargo`}/registry`, locks: ['Cargo.lock'] },
  ],
  advice,
  whose: whoseInRust,
  packages: cratesListed,
  materials: (asked) => rustMaterials(asked, targetOf(asked.settings)),
  smaller: ({ settings, here }) => (settings.profile === 'release' ? smallerProfile(here) : []),
};

/** A component is a library that is linked as for C; a program or a plain library is none. */
async function entry(folder: Folder): Promise<string | undefined> {
  const manifest = await folder.read('Cargo.toml');
  if (!/crate-type\s*=\s*\[[^\]]*["']cdylib["']/.test(manifest)) return undefined;
  return /^\s*\[lib\][^[]*?^\s*path\s*=\s*["']([^"']+)["']/ms.exec(manifest)?.[1] ?? 'src/lib.rs';
}

async function cargo(input: BuildInput) {
  const { folder, settings, tools } = input;
  const { features = [], profile } = settings;
  const target = targetOf(settings);
  // Paths of this machine would make other bytes on the next.
  const flags = await pathFlags(input, target);
  // Line tables make the debug file.
  const release = ['debug="line-tables-only"', 'strip="none"'].flatMap((key) => ['--config', `profile.release.${key}`]);
  return {
    program: 'cargo',
    args: [
      'build',
      '--lib',
      '--target',
      target,
      '--message-format=json',
      ...(profile === 'release' ? ['--release', ...release] : []),
      ...flags.args,
      ...(features.length > 0 ? ['--features', features.join(',')] : []),
    ],
    cwd: folder,
    env: { CARGO_TERM_COLOR: 'never', ...flags.env, ...tools.rust?.env },
  };
}

async function advice({ input, imports, entry }: Built): Promise<readonly Finding[]> {
  const manifest = await input.here.read('Cargo.toml');
  const findings: Finding[] = [];
  if (/^\s*\[package\.metadata\.component[\].]/m.test(manifest)) {
    findings.push(
      warning('unmaintained-tool', 'this crate was made for cargo-component, which is no longer maintained', {
        location: { file: entry.replace(/[^/]+\/[^/]+$/, 'Cargo.toml') },
        help: `put \`wit_bindgen::generate!({ path: "…", world: "${input.world}" })\` of the crate wit-bindgen in the place of \`mod bindings\`, and take \`[package.metadata.component]\` away: cargo alone makes the component`,
      }),
    );
  }
  if (targetOf(input.settings) !== withoutWasi && (await needsNoWasi(input.here, imports))) {
    findings.push(
      note('import-free', 'nothing in this crate asks for WASI, only the standard library around it does', {
        location: { file: entry },
        help: `with \`target = "${withoutWasi}"\` the component imports none of it`,
      }),
    );
  }
  return findings;
}
