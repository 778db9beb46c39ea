import type { Core, ModuleSizes, SizeShare } from './core/index.js';

/** What the bytes of a component can be, and what people call it. */
export const kinds = {
  engine: 'engine or interpreter',
  library: 'standard library',
  dependencies: 'other libraries',
  bindings: 'bindings and adapters',
  own: 'your code',
  code: 'code',
  data: 'data',
  names: 'names',
  debug: 'debug information',
  structure: 'types and tables',
} as const;
export type Kind = keyof typeof kinds;

/** A part of a component. */
export interface Inside {
  readonly kind: Kind;
  readonly bytes: number;
  /** The crates, packages or files that it is of, the largest first, where they are known. */
  readonly parts?: readonly { readonly name: string; readonly bytes: number }[];
}

/**
 * Whose code it is, by what a language's compilers call it; `share` is none for code that has no name in
 * its module. Gives none where nobody can tell.
 */
export type Whose = (share: SizeShare | undefined, module: ModuleSizes) => Kind | undefined;

/** What is known of a component besides its bytes. */
export interface Known {
  readonly whose?: Whose;
  /** The same component with what debuggers read. */
  readonly debug?: Uint8Array;
  /** A program that an engine keeps among its data, as it is. */
  readonly program?: Uint8Array;
}

const mostParts = 10;

/** How the bytes of a component are shared out: all of them, each once, the largest share first. */
export function insideOf(
  component: Uint8Array,
  { whose, debug = component, program }: Known,
  core: Core,
): readonly Inside[] {
  const modules = core.debugging.sizes(component);
  // Code and order are the same in both, the names are in one.
  const named = debug === component ? modules : core.debugging.sizes(debug);
  const tally = new Tally();
  for (const [i, { code, data, names, debug, total }] of modules.entries()) {
    tally.add('data', data);
    tally.add('names', names);
    tally.add('debug', debug);
    tally.add('structure', total - code - data - names - debug);
    const module = named[i];
    if (module) addCode(module, code, i > 0, whose, tally);
  }
  const inModules = modules.reduce((sum, { total }) => sum + total, 0);
  tally.add('structure', component.length - inModules);
  if (
    program &&
    program.length > 0 &&
    Buffer.from(component.buffer, component.byteOffset, component.length).includes(Buffer.from(program))
  ) {
    tally.add('own', program.length);
    tally.add('data', -program.length);
  }
  return tally.all();
}

function addCode(module: ModuleSizes, size: number, isLater: boolean, whose: Whose | undefined, tally: Tally): void {
  const { codeShares, data } = module;
  const isJoining = isAdapter(module) || (codeShares.length === 0 && data === 0 && isLater);
  const kindOf = (share?: SizeShare): Kind => {
    if (!whose) return 'code';
    if (isJoining || (share?.owner === 'function' && isGlue(share.name))) return 'bindings';
    return whose(share, module) ?? 'code';
  };
  for (const share of codeShares) tally.add(kindOf(share), share.bytes, share);
  const named = codeShares.reduce((sum, { bytes }) => sum + bytes, 0);
  // Where functions have names the rest is their sizes; an engine without names may have been given a few that have some.
  tally.add(named > size / 2 ? 'structure' : kindOf(), size - named);
}

/** What speaks to the world: it is called by the names of interfaces, or of the canonical ABI. */
const isGlue = (name: string) => /#|^_?_?(cabi|wasm_export|component_type)_/.test(name);

/** What makes WASI 0.2 of an older one. */
const isAdapter = ({ codeShares }: ModuleSizes) => codeShares.some(({ name }) => name === 'wasi_snapshot_preview1');

/** Adds up. */
class Tally {
  readonly #kinds = new Map<Kind, { bytes: number; readonly parts: Map<string, number> }>();

  add(kind: Kind, bytes: number, { owner, name }: Pick<SizeShare, 'owner' | 'name'> = { owner: 'function', name: '' }) {
    const sum = this.#kinds.get(kind) ?? { bytes: 0, parts: new Map<string, number>() };
    sum.bytes += bytes;
    if (owner !== 'function') sum.parts.set(name, (sum.parts.get(name) ?? 0) + bytes);
    this.#kinds.set(kind, sum);
  }

  all(): Inside[] {
    const found = [...this.#kinds].filter(([, { bytes }]) => bytes > 0);
    return found
      .sort(([, a], [, b]) => b.bytes - a.bytes)
      .map(([kind, { bytes, parts }]) => ({
        kind,
        bytes,
        ...(parts.size > 0 && { parts: largest(parts) }),
      }));
  }
}

const largest = (parts: ReadonlyMap<string, number>) =>
  [...parts]
    .map(([name, bytes]) => ({ name, bytes }))
    .sort((a, b) => b.bytes - a.bytes)
    .slice(0, mostParts);
