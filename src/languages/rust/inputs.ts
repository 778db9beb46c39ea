import { dirname, join } from '../../path.js';
import type { BuildInput, Inputs, Said } from '../language.js';
import { libraryOf } from './messages.js';

/** What cargo reads besides the folder of a crate: the crates beside it, its workspace, and settings. */
export const cargoInputs: Inputs = {
  environment: [
    'RUSTFLAGS',
    'RUSTC',
    'RUSTC_*',
    'CARGO_ENCODED_RUSTFLAGS',
    'CARGO_BUILD_*',
    'CARGO_PROFILE_*',
    'CARGO_TARGET_*',
    'CARGO_UNSTABLE_*',
  ],
  // Where there is none, cargo makes one.
  written: ['Cargo.lock'],
  around,
};

async function around(input: BuildInput, { stdout }: Said): Promise<readonly string[]> {
  const library = libraryOf(stdout, `${input.folder}/Cargo.toml`)?.replaceAll('\\', '/');
  const list = library?.replace(/\.wasm$/, '.d');
  // Without its list nobody can tell what was read.
  const sources = list === undefined ? [] : sourcesIn(await input.here.read(list));
  const elsewhere = sources.filter((path) => !path.startsWith(`${input.folder}/`));
  const manifests = elsewhere.flatMap((path) => foldersOf(path, input.folder).map((folder) => `${folder}/Cargo.toml`));
  return [...new Set([...elsewhere, ...manifests, ...(await settingsAbove(input))])];
}

/** The file that cargo leaves beside a binary: `BINARY: SOURCE SOURCE`, a space in a path as `\ `. */
export function sourcesIn(list: string): readonly string[] {
  const [line = ''] = list.split('\n');
  const names = line.slice(line.indexOf(': ') + 2).match(/(?:\\ |[^ ])+/g) ?? [];
  return names.map((name) => name.replaceAll('\\ ', ' ').replaceAll('\\', '/'));
}

/** The folders above a source that are not above the component as well. */
function foldersOf(path: string, folder: string): readonly string[] {
  const above = dirname(path);
  return above === dirname(above) || folder.startsWith(`${above}/`) ? [] : [above, ...foldersOf(above, folder)];
}

/** https://doc.rust-lang.org/cargo/reference/config.html#hierarchical-structure */
async function settingsAbove({ folder, here }: BuildInput): Promise<readonly string[]> {
  const names = ['Cargo.toml', 'Cargo.lock', '.cargo/config.toml', '.cargo/config'];
  // One that is ignored counts all the same.
  const found = ['Cargo.lock', '.cargo/config.toml', '.cargo/config'];
  for (let up = '..'; join(folder, up) !== '/' && join(folder, up) !== join(folder, `${up}/..`); up += '/..') {
    for (const name of names) if (await here.has(`${up}/${name}`)) found.push(`${up}/${name}`);
  }
  return found.map((path) => join(folder, path));
}
