import type { BuildInput, RecipeStep } from '../language.js';
import { cmake } from './cmake.js';
import type { Dialect } from './family.js';
import { make } from './make.js';

/** Build systems that a folder of C or C++ may have, by the file that gives each away. */
const systems = { cmake: ['CMakeLists.txt'], make: ['GNUmakefile', 'makefile', 'Makefile'] } as const;
export type BuildSystem = keyof typeof systems;

export async function buildSystemOf({ here }: Pick<BuildInput, 'here'>): Promise<BuildSystem | undefined> {
  for (const [system, names] of Object.entries(systems)) {
    for (const name of names) if (await here.has(name)) return system as BuildSystem;
  }
  return undefined;
}

export interface Within {
  readonly input: BuildInput;
  readonly dialect: Dialect;
  readonly bindings: string;
  /** What was made for the world, to be compiled and linked with the sources. */
  readonly generated: readonly string[];
}

/** Has the build system make the core module, with the compilers, flags and bindings that a component needs. */
export function withBuildSystem(
  system: BuildSystem,
  within: Within,
): readonly RecipeStep[] | Promise<readonly RecipeStep[]> {
  return system === 'cmake' ? cmake(within) : make(within);
}
