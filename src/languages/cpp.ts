import { compiler, compilers, flags, toolsOf, zigLibrariesOf } from './clang/compiler.js';
import { clangErrors } from './clang/errors.js';
import { buildSystemOf, withBuildSystem } from './clang/systems.js';
import type { BuildInput, Language, RecipeStep } from './language.js';

const sources = ['*.cpp', '*.cc', '*.cxx', 'src/*.cpp', 'src/*.cc', 'src/*.cxx'];

/** C++, by a clang that has libc and libc++ for WebAssembly: the one inside zig, unless the manifest says another. */
export const cpp: Language = {
  title: 'C++',
  tools: toolsOf,
  settings: { toolchain: compilers, artifact: [] },
  libraries: (settings) => zigLibrariesOf(settings, 'cpp'),
  manifests: sources,
  entry: async ({ files }) => files[0],
  recipe,
  errors: clangErrors,
};

async function recipe(input: BuildInput): Promise<readonly RecipeStep[]> {
  const bindings = `${input.work}/bindings`;
  const stem = `${bindings}/${input.world.replaceAll('-', '_')}`;
  const generated = [`${stem}.cpp`, `${stem}_component_type.o`];
  const system = await buildSystemOf(input);
  return [
    { kind: 'bindings', language: 'cpp', into: bindings },
    ...(system
      ? withBuildSystem(system, { input, bindings, generated, language: 'c++' })
      : [plainly(input, bindings, generated)]),
    { kind: 'componentize' },
  ];
}

/** All sources in one command. The headers of resource classes are the author's, and found in the folder of the sources. */
function plainly(input: BuildInput, bindings: string, generated: readonly string[]): RecipeStep {
  const { program, args, env } = compiler(input, 'c++');
  const output = `${input.work}/${input.name}.core.wasm`;
  const include = [bindings, '.', 'src'].map((folder) => `-I${folder}`);
  const files = [...input.here.files, ...generated];
  return {
    kind: 'run',
    output,
    command: {
      program,
      // There is no library for exceptions on this target.
      args: [...args, ...flags(input), '-std=c++23', '-fno-exceptions', ...include, ...files, '-o', output],
      cwd: input.folder,
      env,
    },
  };
}
