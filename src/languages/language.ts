import type { Command } from '../platform/platform.js';
import type { InstalledTools, ToolId, ToolNeed } from '../toolchains/index.js';

/**
 * All that is known about one source language. A language only describes what is
 * to be done; `stages/build.ts` does it.
 */
export interface Language {
  readonly title: string;
  /** The tools that a build needs. */
  readonly tools: readonly ToolNeed[];
  /** What the tools build for themselves when they are first used, and take from there ever after. */
  readonly libraries?: Libraries;
  /** File names that give a component of this language away, relative to its folder, as globs; the best first. */
  readonly manifests: readonly string[];
  /** The file that a build starts from, given the files that match `manifests`; none when these are no component after all. */
  entry(folder: Folder): Promise<string | undefined>;
  /** What a build does, in order. */
  recipe(input: BuildInput): readonly RecipeStep[];
  /** What the compiler's output says is wrong. */
  errors(output: string): readonly CompilerError[];
}

/** Libraries that come as sources with a tool, such as libc with zig. It builds those that are needed, once. */
export interface Libraries {
  readonly tool: ToolId;
  /** Names them as far as the tool's version and the machine do not: what they are, for which target, built how. */
  readonly name: string;
  /** The folder that the tool keeps them in, inside `BuildInput.cache`. */
  readonly folder: string;
  /** What is in that folder and not worth keeping. */
  readonly scrap: readonly string[];
}

/** A folder that may hold a component. */
export interface Folder {
  readonly files: readonly string[];
  has(file: string): Promise<boolean>;
  read(file: string): Promise<string>;
}

export interface BuildInput {
  readonly name: string;
  /** The folder of the sources, absolute. */
  readonly folder: string;
  readonly entry: string;
  /** The component's C, C++ or other sources that are compiled together, relative to `folder`. */
  readonly sources: readonly string[];
  /** The WIT package, absolute. */
  readonly wit: string;
  readonly world: string;
  /** The names of what the world imports. */
  readonly imports: readonly string[];
  readonly exports: readonly string[];
  /** A folder for what is made on the way, absolute. */
  readonly work: string;
  readonly tools: InstalledTools;
  /** A folder that compilers keep their own caches in. */
  readonly cache: string;
  readonly node: string;
  readonly os: string;
  /** A file that is shipped with the program. */
  asset(name: 'componentize.js'): string;
}

/** What is done, one after the other, to arrive at a component: each step takes the binary of the one before. */
export type RecipeStep =
  /** Writes what C needs to speak to the world: header, source and object. */
  | { readonly kind: 'c-bindings'; readonly into: string }
  /** Runs a compiler, which leaves a binary. */
  | { readonly kind: 'run'; readonly command: Command; readonly output: string }
  | { readonly kind: 'assemble'; readonly source: string }
  /** Gives a core module its world. A component is left as it is. */
  | { readonly kind: 'embed' }
  /** Makes a component of a core module that has its world. A component is left as it is. */
  | { readonly kind: 'componentize' };

/** A line of a compiler's output that starts so is for this program, not for people (a record separator, RFC 7464). */
export const replyMark = '\u001e';

/** An error as a compiler gives it. Lines and columns count from 1. */
export interface CompilerError {
  readonly message: string;
  /** Relative to the component's folder. */
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  /** More of what the compiler said. */
  readonly notes?: readonly string[];
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
