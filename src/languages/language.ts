import type { Resolved, World } from '../core/index.js';
import type { Finding } from '../finding.js';
import type { Inside, Whose } from '../inside.js';
import type { Surface, WorldReference } from '../model.js';
import type { Listing } from '../origin/listed.js';
import type { Command, Machine } from '../platform/platform.js';
import type { Inspected, Looking, Materials } from '../sbom/materials.js';
import type { InstalledTools, ToolNeed } from '../toolchains/index.js';
import type { Asked } from './asked.js';
import type { SettingId, Settings } from './settings.js';

/**
 * All that is known about one source language. A language only describes what is
 * to be done; `stages/build.ts` does it.
 */
export interface Language {
  readonly title: string;
  /** The tools that a build with these settings needs. */
  tools(settings: Settings): readonly ToolNeed[];
  /** The settings that it knows, with the values that each may have; the first is the default. Without values: any. */
  readonly settings: Readonly<Partial<Record<SettingId, readonly string[]>>>;
  /** What the tools build for themselves when they are first used, and take from there ever after. */
  libraries?(settings: Settings): Libraries | undefined;
  /** File names that give a component of this language away, relative to its folder, as globs; the best first. */
  readonly manifests: readonly string[];
  /** The file that a build starts from, given the files that match `manifests`; none when these are no component after all. */
  entry(folder: Folder, asked: Pick<Settings, 'toolchain'>): Promise<string | undefined>;
  /** Whether its build takes what there is of the same kind of language in the folders below. */
  takesAll?(folder: Folder): Promise<boolean>;
  /** What a build does, in order. */
  recipe(input: BuildInput): readonly RecipeStep[] | Promise<readonly RecipeStep[]>;
  /** What the output of a compiler says is wrong. */
  errors(output: string, attempt: Attempt): readonly CompilerError[];
  /** How the source exports something that its core module does not have; none: by the name that it has there. */
  exporting?(item: Asked): string;
  /** The compiler's output as people read it, where it is not written for them. */
  readable?(output: string): string;
  /** What its package manager keeps of what it has downloaded. */
  downloads?(machine: Home, settings: Settings): readonly Downloads[];
  /** What a build depends on besides the files of the folder that git sees, the world, the settings and the tools. */
  readonly inputs?: Inputs;
  /** Whose code it is that a component is made of. */
  readonly whose?: Whose;
  /** The program that an engine keeps inside as it is: the file that the build leaves it in. */
  program?(input: BuildInput): string;
  /** What would make a component smaller, in sentences. */
  smaller?(input: BuildInput, inside: readonly Inside[]): readonly string[] | Promise<readonly string[]>;
  /** What only a build can tell of what goes into a component, noted when it is done, and kept with it. */
  note?(input: BuildInput, said: Said, looking: Looking): Promise<Materials>;
  /** The packages, libraries and engines that are inside of a component. */
  materials?(asked: Inspected): Promise<Materials>;
  /** Where the packages are listed that a component is built with; none: nobody can tell by the texts of files. */
  readonly packages?: Listing;
  /** Why two builds of the same sources cannot be the same, where they cannot. */
  varies?(settings: Settings): Variation | undefined;
  /** What its author should know of a component that was built. */
  advice?(built: Built): readonly Finding[] | Promise<readonly Finding[]>;
}

/** Where the user of a machine has what programs keep. */
export interface Home extends Pick<Machine, 'home' | 'cache' | 'os'> {
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** A folder in which a package manager keeps packages, so that it asks no server for them twice. */
export interface Downloads {
  /** Names it, besides the machine and the lock files. */
  readonly name: string;
  readonly folder: string;
  /** The files that say which packages there are; the first that is there counts. */
  readonly locks: readonly string[];
}

/** What keeps a component, or only its debug file, from being the same in every build: the end of a sentence. */
export type Variation =
  | { readonly component: string; readonly debug?: never }
  | { readonly debug: string; readonly component?: never };

/** What a build depends on, as far as it cannot be seen from outside. */
export interface Inputs {
  /** Files of the folder that count also if git ignores them, as globs: sources that something generates. */
  readonly sources?: readonly string[];
  /** Variables of the environment that lead to other components; `*` at the end stands for any ending. */
  readonly environment?: readonly string[];
  /** Files of the folder that a build writes itself when they are missing, such as a lock. */
  readonly written?: readonly string[];
  /** The endings of what a build leaves beside its sources, and makes anew the next time whatever is there. */
  readonly leaves?: readonly string[];
  /** What a build has read outside of the folder, or of what git ignores there: files, and folders that count as a whole. */
  around?(input: BuildInput, said: Said): Promise<readonly string[]>;
  /** Whether a program of the author's decides what is read, so that only the manifest can tell. */
  isUnknown?(input: Pick<BuildInput, 'here'>): Promise<boolean>;
}

/** What the programs of a build have said: everything, and the standard output alone. */
export interface Said {
  readonly output: string;
  readonly stdout: string;
}

/** Libraries that come as sources with a tool, such as libc with zig. It builds those that are needed, once. */
export interface Libraries {
  readonly tool: 'zig';
  /** Names them as far as the tool's version and the machine do not: what they are, for which target, built how. */
  readonly name: string;
  /** The folder that the tool keeps them in, inside `BuildInput.cache`. */
  readonly folder: string;
  /** What is in that folder and not worth keeping. */
  readonly scrap: readonly string[];
}

/** A folder that may hold a component. Paths are relative to it; one that leads out of it finds what is around. */
export interface Folder {
  /** Those that match the language's `manifests`. */
  readonly files: readonly string[];
  has(file: string): Promise<boolean>;
  read(file: string): Promise<string>;
  /** Files that match, but those in folders where nobody writes components. */
  find(patterns: readonly string[]): Promise<readonly string[]>;
}

export interface BuildInput {
  readonly name: string;
  readonly settings: Settings;
  /** The folder of the sources, absolute. */
  readonly folder: string;
  /** The folder of the project, absolute: as it is named, and as it is behind links. */
  readonly roots: readonly string[];
  /** The environment that programs are started in. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The folder of the sources, to look into. */
  readonly here: Folder;
  readonly entry: string;
  /** The WIT package, absolute. */
  readonly wit: string;
  readonly world: string;
  /** The names of what the world imports. */
  readonly imports: readonly string[];
  readonly exports: readonly string[];
  /** The world in full, with what its functions take and give. */
  readonly model: { readonly resolved: Resolved; readonly world: World };
  /** What of the exports is to be implemented. */
  readonly asked: readonly Asked[];
  /** A folder for what is made on the way, absolute, and empty. */
  readonly work: string;
  readonly tools: InstalledTools;
  /** A folder that compilers keep their own caches in. */
  readonly cache: string;
  readonly node: string;
  /** Nothing may be downloaded. */
  readonly isOffline: boolean;
  readonly python: string;
  readonly os: string;
  readonly cores: number;
  /** Whether a program is on PATH. */
  isThere(program: string): Promise<boolean>;
  /** A file that is shipped with the program. */
  asset(name: 'componentize.js' | 'check_exports.py'): string;
}

/** A build that did not go well. */
export interface Attempt {
  /** The file that it started from, relative to the component's folder. */
  readonly entry: string;
  readonly world: string;
  /** What the world wants implemented. */
  readonly asked: readonly Asked[];
  /** The folder of the bindings, as the user would name it. */
  readonly bindings: string;
  /** Nothing could be downloaded. */
  readonly isOffline: boolean;
}

/** A component that was built, and how. */
export interface Built extends Surface {
  readonly input: BuildInput;
  /** All that the compilers said. */
  readonly output: string;
  /** The file that the build starts from, as the user would name it. */
  readonly entry: string;
}

/** What is done, one after the other, to arrive at a component: each step takes the binary of the one before. */
export type RecipeStep =
  /** Writes what a language needs to speak to the world: sources, and for C and C++ an object that carries it. */
  | { readonly kind: 'bindings'; readonly language: 'c' | 'cpp'; readonly into: string }
  /** The same for Go, whose exports are looked for in the author's own module. */
  | { readonly kind: 'bindings'; readonly language: 'go'; readonly into: string; readonly exports: string }
  /** Writes a file that a compiler asks for. What is in it may depend on the paths of the bindings that were written. */
  | { readonly kind: 'write'; readonly path: string; readonly text: string | ((bindings: readonly string[]) => string) }
  /** Runs a program. `output` is the binary that it leaves, or reads its place from the standard output; none prepares for the next step. */
  | {
      readonly kind: 'run';
      readonly command: Command;
      readonly output?: string | ((stdout: string) => string | undefined);
      /** What to do where there is no such program. */
      readonly help?: string;
      /** The file that receives what it prints. */
      readonly prints?: string;
    }
  /** Installs the packages that the sources need, where they are not there. */
  | ({ readonly kind: 'dependencies' } & Dependencies)
  | { readonly kind: 'assemble'; readonly source: string }
  /** Gives a core module its world, or one more that is read from elsewhere. A component is left as it is. */
  | { readonly kind: 'embed'; readonly world?: WorldReference }
  /** Makes a component of a core module that has its world. A component is left as it is. */
  | { readonly kind: 'componentize' };

/** Packages that are looked for in `node_modules` of a folder and of those above. */
export interface Dependencies {
  readonly needed: readonly string[];
  /** Absolute. */
  readonly folder: string;
  /** The file that asks for them, relative to the component's folder. */
  readonly manifest: string;
  /** What installs them; the same command is run once for all components. None: `refused` says why. */
  readonly install?: {
    readonly command: Command & { readonly cwd: string };
    /** The lock file, in the folder of the command. */
    readonly lock: string;
    /** What to do where there is no such program. */
    readonly help: string;
  };
  readonly refused?: Reason;
  /** Why it did not go well, by what the command has said. */
  reasonOf(output: string): Reason | undefined;
}

/** Why something cannot be, and what to do about it. */
export interface Reason {
  readonly reason: string;
  readonly help?: string;
}

/** An error as a compiler gives it. Lines and columns count from 1. */
export interface CompilerError {
  /** What it is about, where that is no error in the text of a source. */
  readonly about?: 'dependency' | 'registry';
  /** What the world asks for and is not there: the finding says so in place of the message. */
  readonly lacks?: Asked;
  readonly message: string;
  /** Relative to the component's folder; none: the file that the build started from. */
  readonly file?: string;
  /** What stands in the line that is meant, where the compiler does not say which it is, and the files that may have it. */
  readonly mentions?: { readonly text: string; readonly files: readonly string[] };
  readonly line?: number;
  readonly column?: number;
  /** More of what the compiler said. */
  readonly notes?: readonly string[];
  readonly help?: string;
}

/** Reads `FILE:LINE:COLUMN: error: MESSAGE`, the form of clang, gcc and zig. */
export function gnuErrors(output: string): CompilerError[] {
  const line = /^(?<file>[^\s:][^:\n]*):(?<line>\d+):(?<column>\d+): (?:fatal )?error: (?<message>.*)$/gm;
  return [...output.matchAll(line)].map(({ groups }) => ({
    file: groups?.['file'] ?? '',
    line: Number(groups?.['line']),
    column: Number(groups?.['column']),
    message: groups?.['message'] ?? '',
  }));
}
