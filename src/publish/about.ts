import { getStaticTOMLValue, parseTOML } from 'toml-eslint-parser';
import type { Metadata } from '../core/metadata.js';
import { join } from '../path.js';
import type { Files } from '../platform/platform.js';

/** What the manifests of languages say of a component. */
export type About = Pick<Metadata, 'version' | 'description' | 'authors' | 'licenses' | 'homepage'>;

type Table = Readonly<Record<string, unknown>>;

const readers: readonly (readonly [file: string, read: (text: string) => About])[] = [
  ['Cargo.toml', (text) => ofCargo(table(toml(text)['package']))],
  ['pyproject.toml', (text) => ofPyproject(table(toml(text)['project']))],
  ['package.json', (text) => ofNpm(table(JSON.parse(text)))],
];

/** Reads what the folder of a component says. A file that cannot be read says nothing: its own tools complain about it. */
export async function aboutIn(folder: string, files: Files): Promise<About> {
  for (const [file, read] of readers) {
    const path = join(folder, file);
    if ((await files.kind(path)) !== 'file') continue;
    try {
      return read(await files.readText(path));
    } catch {
      return {};
    }
  }
  return {};
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
const table = (value: unknown): Table => (typeof value === 'object' && value !== null ? (value as Table) : {});
const list = (values: unknown) =>
  Array.isArray(values) ? values.filter((value) => typeof value === 'string').join(', ') : undefined;

/** What is a text, and has one: `version.workspace = true` is none. */
function texts(values: Readonly<Record<keyof About, unknown>>): About {
  const said = Object.entries(values).filter(([, value]) => typeof value === 'string' && value.trim() !== '');
  return Object.fromEntries(said) as About;
}
