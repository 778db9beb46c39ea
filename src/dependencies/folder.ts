import { exchange } from '../exchange.js';
import { error, type Finding } from '../finding.js';
import { join } from '../path.js';
import type { Files } from '../platform/platform.js';
import { type Deps, depsFile, folderOf } from './assembled.js';
import { fullName, packagesDefined, packagesNamed } from './named.js';

/** What is said of files in a folder of dependencies that nobody knows to have been fetched; none when there are none. */
export async function foreignIn(
  folder: string,
  fresh: Deps,
  known: Iterable<string>,
  files: Files,
): Promise<readonly Finding[]> {
  const entries = await entriesOf(folder, files);
  const ours = withTheirNeeds(known, entries);
  const foreign = entries.flatMap(({ name, texts, package_, others }) => {
    const isEqual = texts !== undefined && fresh.get(name) === texts;
    if (!isEqual && !(package_ !== undefined && ours.has(package_))) return [join(folder, name)];
    return others.map((other) => join(folder, name, other));
  });
  if (foreign.length === 0) return [];
  const names = foreign.slice(0, 3).map((path) => `\`${path}\``);
  return [
    error('deps-foreign', `\`${folder}\` has what was not fetched, and would be lost: ${names.join(', ')}`, {
      location: { file: foreign[0] ?? folder },
      help: 'move it out of `deps` and name it in wkg.toml under `[overrides]`: `"NAMESPACE:PACKAGE" = { path = "FOLDER" }`; or remove it, to have what the registry has',
    }),
  ];
}

interface Entry {
  readonly name: string;
  /** The text of the file that fetching writes. */
  readonly texts?: string;
  /** The package in it, `acme:kv`, if it is called as one that was fetched is. */
  readonly package_?: string;
  /** What lies beside that file. */
  readonly others: readonly string[];
}

async function entriesOf(folder: string, files: Files): Promise<readonly Entry[]> {
  if ((await files.kind(folder)) !== 'folder') return [];
  return Promise.all((await files.list(folder)).map((name) => entryOf(folder, name, files)));
}

async function entryOf(folder: string, name: string, files: Files): Promise<Entry> {
  const path = join(folder, name);
  // `wkg wit fetch --type wasm` writes files instead.
  const wasm = /^([a-z][a-z0-9]*(?:-[a-z0-9]+)*)-\d+\.\d+\.\d+[^/]*\.wasm$/.exec(name)?.[1];
  if (wasm !== undefined) return { name, package_: wasm, others: [] };
  const inside = (await files.kind(path)) === 'folder' ? await files.list(path) : [];
  if (!inside.includes(depsFile)) return { name, others: [] };
  const texts = await files.readText(join(path, depsFile));
  const [own] = packagesDefined([{ path: name, text: texts }]);
  const isNamedSo = own && folderOf(fullName(own)) === name;
  return { name, texts, ...(isNamedSo && { package_: own.name }), others: inside.filter((it) => it !== depsFile) };
}

/** What is known by its name, in any version, and all that its text names. */
function withTheirNeeds(known: Iterable<string>, entries: readonly Entry[]): ReadonlySet<string> {
  const ours = new Set<string>();
  const open = [...known];
  for (let name = open.shift(); name !== undefined; name = open.shift()) {
    if (ours.has(name)) continue;
    ours.add(name);
    ours.add(folderOf(name));
    for (const { package_, texts } of entries) {
      if (package_ !== name || texts === undefined) continue;
      open.push(...packagesNamed([{ path: '', text: texts }]).map((named) => named.name));
    }
  }
  return ours;
}

/** Whether a folder of dependencies has this and nothing else. */
export async function isThere(folder: string, deps: Deps, files: Files): Promise<boolean> {
  const entries = await entriesOf(folder, files);
  if (entries.length !== deps.size) return false;
  return entries.every(
    ({ name, texts, others }) => others.length === 0 && texts !== undefined && deps.get(name) === texts,
  );
}

/** A folder of dependencies that is written beside what it is to take the place of. */
export interface Prepared {
  /** Puts it there. */
  take(): Promise<void>;
  /** Takes away what was written, if it has not been put there. */
  drop(): Promise<void>;
}

export async function prepare(folder: string, deps: Deps, files: Files): Promise<Prepared> {
  const fresh = files.beside(folder);
  const drop = () => files.remove(fresh);
  try {
    if (deps.size > 0) await files.makeFolder(fresh);
    for (const [name, text] of deps) await files.write(join(fresh, name, depsFile), text);
  } catch (failure) {
    await drop();
    throw failure;
  }
  return { take: () => (deps.size > 0 ? exchange(fresh, folder, files) : discard(folder, files)), drop };
}

/** By another name first: half of it is never seen. */
async function discard(folder: string, files: Files): Promise<void> {
  const worn = files.beside(folder);
  await files.rename(folder, worn);
  await files.remove(worn);
}
