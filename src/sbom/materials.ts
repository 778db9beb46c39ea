import type { Producer } from '../core/sections.js';
import type { Settings } from '../languages/settings.js';
import type { Command } from '../platform/platform.js';
import type { ToolId } from '../toolchains/index.js';

/** One thing that is inside of a component: a package, a library of a toolchain, an engine. */
export interface Material {
  /** Tells it from all others of the component. */
  readonly ref: string;
  /** What CycloneDX calls its type; none: `library`. */
  readonly type?: 'library' | 'framework' | 'platform';
  readonly name: string;
  /** None where nobody can tell. */
  readonly version?: string;
  /** https://github.com/package-url/purl-spec */
  readonly purl?: string;
  /** As the package says it. */
  readonly licence?: string;
  readonly hashes?: readonly Hash[];
  /** What brought it along, with its version, where it has none of its own: `zig 0.17.1`. */
  readonly from?: string;
  /** The `ref` of what it uses itself; none where nobody can tell. */
  readonly needs?: readonly string[];
}

export interface Hash {
  readonly alg: 'SHA-256' | 'SHA-384' | 'SHA-512';
  /** In hexadecimal. */
  readonly content: string;
}

/** What is inside of a component. */
export interface Materials {
  readonly all: readonly Material[];
  /** The `ref` of what its own sources use; none where nobody can tell. */
  readonly direct?: readonly string[];
  /** What could not be told, in clauses. */
  readonly untold?: readonly string[];
}

/** A component that was built, by this run or an earlier one, as a language is asked what is inside. */
export interface Inspected {
  /** The folder of its sources, absolute. */
  readonly folder: string;
  readonly settings: Settings;
  readonly binary: Uint8Array;
  readonly producers: readonly Producer[];
  /** What its build has noted, where the language notes anything and that is still there. */
  readonly noted?: Materials;
  /** The versions of the tools that it was built with, as far as they are known. */
  readonly tools: Readonly<Partial<Record<ToolId, string>>>;
  readonly isOffline: boolean;
  /** The text of a file of the folder; none: it is not there. */
  read(file: string): Promise<string | undefined>;
  /** Runs a program; gives its standard output, or what it has complained of. */
  ask(command: Command): Promise<{ readonly stdout: string } | { readonly failure: string }>;
}

/** What a language looks at when a build is done. Paths are absolute. */
export interface Looking {
  read(file: string): Promise<string | undefined>;
  list(folder: string): Promise<readonly string[]>;
}

/** What is inside by two accounts. */
export function joined(one: Materials, other: Materials): Materials {
  const direct = one.direct && other.direct && [...one.direct, ...other.direct];
  const untold = [...(one.untold ?? []), ...(other.untold ?? [])];
  return { all: [...one.all, ...other.all], ...(direct && { direct }), ...(untold.length > 0 && { untold }) };
}
