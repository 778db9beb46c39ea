import type { BuildInput, Folder, Language, RecipeStep } from '../language.js';
import { compiler, compilerOf, compilers, flags, toolsOf, zigLibrariesOf } from './compiler.js';
import { clangErrors } from './errors.js';
import { clangInputs } from './inputs.js';
import { clangMaterials } from './materials.js';
import { macrosOf } from './options.js';
import { buildSystemOf, withBuildSystem } from './systems.js';
import { whoseInClang } from './whose.js';

/** What tells C and C++ apart. */
export interface Dialect {
  readonly title: string;
  /** The bindings, and the ending of their source. */
  readonly id: 'c' | 'cpp';
  /** As compilers call it. */
  readonly language: 'c' | 'c++';
  readonly sources: readonly string[];
  readonly flags: readonly string[];
  /** Where headers are found besides the bindings, relative to the folder of the sources. */
  readonly includes: readonly string[];
}

/** A language that clang compiles: the one inside zig, which has libc and libc++ for WebAssembly, unless the manifest says another. */
export function ofClang(dialect: Dialect): Language {
  const { title, id, sources } = dialect;
  return {
    title,
    tools: (settings) => toolsOf(settings, dialect.language),
    settings: { toolchain: compilers, artifact: [], options: [] },
    libraries: (settings) => zigLibrariesOf(settings, id),
    manifests: sources,
    entry: async (folder) => folder.files[0] ?? (await deepSource(folder, dialect)),
    takesAll: async (here) => (await buildSystemOf({ here })) !== undefined,
    recipe: (input) => recipe(input, dialect),
    errors: clangErrors,
    inputs: clangInputs,
    whose: whoseInClang,
    materials: async (asked) => clangMaterials(asked, compilerOf(asked.settings), dialect.language),
  };
}

/** Where a build system says what the sources are, they may lie anywhere. */
async function deepSource(folder: Folder, { sources }: Dialect): Promise<string | undefined> {
  if ((await buildSystemOf({ here: folder })) === undefined) return undefined;
  return (await folder.find(sources.map((pattern) => `**/${pattern}`)))[0];
}

async function recipe(input: BuildInput, dialect: Dialect): Promise<readonly RecipeStep[]> {
  const { id } = dialect;
  const bindings = `${input.work}/bindings`;
  const stem = `${bindings}/${input.world.replaceAll('-', '_')}`;
  const generated = [`${stem}.${id}`, `${stem}_component_type.o`];
  const system = await buildSystemOf(input);
  return [
    { kind: 'bindings', language: id, into: bindings },
    ...(system
      ? await withBuildSystem(system, { input, dialect, bindings, generated })
      : [plainly(input, dialect, bindings, generated)]),
    { kind: 'componentize' },
  ];
}

/** All sources in one command. */
function plainly(input: BuildInput, dialect: Dialect, bindings: string, generated: readonly string[]): RecipeStep {
  const { program, args, env } = compiler(input, dialect.language);
  const output = `${input.work}/${input.name}.core.wasm`;
  const includes = [bindings, ...dialect.includes].map((folder) => `-I${folder}`);
  const files = [...input.here.files, ...generated];
  return {
    kind: 'run',
    output,
    command: {
      program,
      args: [...args, ...flags(input), ...dialect.flags, ...macrosOf(input), ...includes, ...files, '-o', output],
      cwd: input.folder,
      env,
    },
  };
}
