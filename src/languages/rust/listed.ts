import { getStaticTOMLValue, parseTOML } from 'toml-eslint-parser';
import type { Listed, Listing } from '../../origin/listed.js';

/** https://doc.rust-lang.org/cargo/reference/specifying-dependencies.html */
type Dependencies = Readonly<Record<string, string | { readonly package?: string; readonly version?: string }>>;

interface Manifest {
  readonly package?: { readonly name?: string };
  readonly dependencies?: Dependencies;
  readonly target?: Readonly<Record<string, { readonly dependencies?: Dependencies }>>;
}

interface Lock {
  readonly package?: readonly Package[];
}

interface Package {
  readonly name: string;
  readonly version: string;
  /** `NAME`, or with a version where there are several. */
  readonly dependencies?: readonly string[];
}

/** What a crate uses when it runs: Cargo.toml says what it asks for, Cargo.lock what that brings. */
export const cratesListed: Listing = { files: ['Cargo.toml', 'Cargo.lock'], read };

function read(texts: ReadonlyMap<string, string>): readonly Listed[] | undefined {
  const manifest = parsed<Manifest>(texts.get('Cargo.toml'));
  if (!manifest) return undefined;
  const asked = askedFor(manifest);
  const lock = parsed<Lock>(texts.get('Cargo.lock'))?.package;
  const own = lock?.find(({ name }) => name === manifest.package?.name);
  if (!lock || !own) return [...asked].map(([name, version]) => ({ name, ...version, isDirect: true }));
  const find = (needed: string) => {
    const [name, version] = needed.split(' ');
    return lock.find((item) => item.name === name && (version === undefined || item.version === version));
  };
  const needs = ({ dependencies = [] }: Package) => dependencies.flatMap((needed) => find(needed) ?? []);
  const direct = needs(own).filter(({ name }) => asked.has(name));
  const all = new Set(direct);
  for (const item of all) for (const next of needs(item)) all.add(next);
  return [...all].map((item) => ({ name: item.name, version: item.version, isDirect: direct.includes(item) }));
}

/** By their own names, with a version where one is asked for. */
function askedFor({ dependencies = {}, target = {} }: Manifest): ReadonlyMap<string, Pick<Listed, 'version'>> {
  const tables = [dependencies, ...Object.values(target).map((one) => one.dependencies ?? {})];
  return new Map(
    tables.flatMap(Object.entries<Dependencies[string]>).map(([key, value]) => {
      const { package: name = key, version } = typeof value === 'string' ? { version: value } : value;
      return [name, version === undefined ? {} : { version }];
    }),
  );
}

/** A file of another commit may hold anything. */
function parsed<T>(text: string | undefined): T | undefined {
  try {
    return text === undefined ? undefined : (getStaticTOMLValue(parseTOML(text)) as T);
  } catch {
    return undefined;
  }
}
