import { getStaticTOMLValue, parseTOML } from 'toml-eslint-parser';
import type { Metadata } from '../core/metadata.js';
import { join } from '../path.js';
import type { Files } from '../platform/platform.js';

/** What the manifests of languages say of a component. */
export type About = Pick<Metadata, 'version' | 'description' | 'authors' | 'licenses' | 'homepage'>;

/** Where a version is written. */
export interface VersionPlace {
  readonly file: string;
  /** The keys that lead to it; none in WIT, where it stands behind the name of the package. */
  readonly keys?: readonly string[];
}

/** What a folder says of a component, and where it says its version. */
export interface Said {
  readonly about: About;
  readonly place?: VersionPlace;
}

type Table = Readonly<Record<string, unknown>>;

interface Reader {
  readonly file: string;
  /** Of the table that speaks of the package: the keys that lead to it. */
  readonly at: readonly string[];
  read(table: Table): About;
  parse(text: string): unknown;
}

const readers: readonly Reader[] = [
  { file: 'Cargo.toml', at: ['package'], read: (table) => ofCargo(table), parse: (text) => toml(text) },
  { file: 'pyproject.toml', at: ['project'], read: (table) => ofPyproject(table), parse: (text) => toml(text) },
  { file: 'package.json', at: [], read: (table) => ofNpm(table), parse: (text) => JSON.parse(text) },
];

/** Reads what the folder of a component says. A file that cannot be read says nothing: its own tools complain about it. */
export async function aboutIn(folder: string, files: Files): Promise<Said> {
  for (const { file, at, read, parse } of readers) {
    const path = join(folder, file);
    if ((await files.kind(path)) !== 'file') continue;
    try {
      const own = tableAt(parse(await files.readText(path)), at);
      const about = read(own);
      const place = { file: path, keys: [...at, 'version'] };
      if (about.version !== undefined) return { about, place };
      return (await ofWorkspace(own, folder, files)) ?? { about };
    } catch {
      return { about: {} };
    }
  }
  return { about: {} };
}

/** How many folders further up the workspace of a crate may be. */
const mostUp = 8;

/** What a crate takes from the workspace around it: https://doc.rust-lang.org/cargo/reference/workspaces.html#the-package-table */
async function ofWorkspace(crate: Table, folder: string, files: Files): Promise<Said | undefined> {
  const isInherited = (key: string) => table(crate[key])['workspace'] === true;
  for (let up = 0; isInherited('version') && up < mostUp; up++) {
    const path = join(folder, '../'.repeat(up), 'Cargo.toml');
    if ((await files.kind(path)) !== 'file') continue;
    const common = tableAt(toml(await files.readText(path)), ['workspace', 'package']);
    if (common['version'] === undefined) continue;
    const inherited = Object.fromEntries(Object.entries(common).filter(([key]) => isInherited(key)));
    return {
      about: ofCargo({ ...crate, ...inherited }),
      place: { file: path, keys: ['workspace', 'package', 'version'] },
    };
  }
  return undefined;
}

/** https://doc.rust-lang.org/cargo/reference/manifest.html */
const ofCargo = ({ version, description, license, authors, homepage, documentation }: Table): About =>
  texts({ version, description, licenses: license, authors: list(authors), homepage: homepage ?? documentation });

/** https://packaging.python.org/en/latest/specifications/pyproject-toml/ */
const ofPyproject = ({ version, description, license, authors, urls }: Table): About =>
  texts({
    version,
    description,
    licenses: typeof license === 'string' ? license : table(license)['text'],
    authors: list(Array.isArray(authors) ? authors.map((author) => table(author)['name']) : undefined),
    homepage: table(urls)['Homepage'] ?? table(urls)['homepage'],
  });

/** https://docs.npmjs.com/cli/configuring-npm/package-json */
const ofNpm = ({ version, description, license, author, homepage }: Table): About =>
  texts({
    version,
    description,
    licenses: license,
    authors: typeof author === 'string' ? author : table(author)['name'],
    homepage,
  });

const toml = (text: string): Table => table(getStaticTOMLValue(parseTOML(text)));
const tableAt = (value: unknown, keys: readonly string[]): Table =>
  keys.reduce((at, key) => table(at[key]), table(value));
const table = (value: unknown): Table => (typeof value === 'object' && value !== null ? (value as Table) : {});
const list = (values: unknown) =>
  Array.isArray(values) ? values.filter((value) => typeof value === 'string').join(', ') : undefined;

/** What is a text, and has one: `version.workspace = true` is none. */
function texts(values: Readonly<Record<keyof About, unknown>>): About {
  const said = Object.entries(values).filter(([, value]) => typeof value === 'string' && value.trim() !== '');
  return Object.fromEntries(said) as About;
}
