import type { File } from '../core/index.js';
import { reporting } from '../core/problems.js';
import { everyOrStop } from '../finding.js';
import { join } from '../path.js';
import type { Local } from './local.js';
import { fullName } from './named.js';
import type { Surroundings } from './pulled.js';
import { type Contribution, type PackageText, takeApart, textOf, united } from './texts.js';

/** The folders of packages by their names, and the text of `package.wit` in each. */
export type Deps = ReadonlyMap<string, string>;

/** The folder of a package, as wkg names it (wasm-pkg-core 0.16, `name_from_package_name` in `wit.rs`). */
export const folderOf = (name: string): string => name.replace(/[:@]/g, '-');

/** The one file in it. */
export const depsFile = 'package.wit';

/** One package with all that is inside of its binary. */
type Brought = readonly PackageText[];

/** What a folder of dependencies is made of. */
export interface Parts {
  /** Packages of registries. */
  readonly brought: readonly Brought[];
  /** Texts that were here, by package. */
  readonly kept: ReadonlyMap<string, string>;
  readonly locals: readonly Local[];
}

/**
 * What `deps` is to hold: packages of registries with what they have brought, once each, and those that lie on this
 * machine, printed as the others are. What lies on this machine takes the place of what was brought.
 */
export async function assemble(
  { brought, kept, locals }: Parts,
  folder: string,
  { core }: Pick<Surroundings, 'core'>,
): Promise<Deps> {
  const own = new Set(locals.map(fullName));
  const united_ = [...byName(brought)].map(([name, contributions]) => [name, textOf(united(contributions))] as const);
  const fromRegistries = [...kept, ...united_]
    .filter(([name]) => !own.has(name))
    .map(([name, text]) => [folderOf(name), text] as const);
  const files = asFiles(fromRegistries, folder);
  const printed = await everyOrStop(locals, (local) => {
    const others = locals.filter((other) => other !== local).map((other) => [...other.files]);
    const source = { files: [...local.files], dependencies: [...files, ...others], features: { tag: 'all' as const } };
    const [text] = takeApart(reporting({}, () => core.wit.print(core.wit.encode(source))));
    return [folderOf(fullName(local)), text ? textOf(text) : ''] as const;
  });
  return new Map([...fromRegistries, ...printed].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Of each package all that there is of it: what it is itself before what others have of it. */
function byName(brought: readonly Brought[]): ReadonlyMap<string, Contribution[]> {
  const found = new Map<string, Contribution[]>();
  const add = (text: PackageText, by: string) =>
    found.set(fullName(text), [...(found.get(fullName(text)) ?? []), { by, text }]);
  for (const [own] of brought) if (own) add(own, fullName(own));
  for (const [own, ...inside] of brought) for (const text of inside) add(text, own ? fullName(own) : '');
  return found;
}

const asFiles = (deps: Iterable<readonly [string, string]>, folder: string): File[][] =>
  [...deps].map(([name, text]) => [{ path: join(folder, name, depsFile), text }]);

/** Stops when a package does not resolve with what was found for it. */
export function mustResolve(files: readonly File[], deps: Deps, folder: string, { core }: Pick<Surroundings, 'core'>) {
  const source = { files: [...files], dependencies: asFiles(deps, folder), features: { tag: 'all' as const } };
  reporting({}, () => core.wit.parse(source));
  return source;
}
