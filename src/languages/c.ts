import { compiler, compilers, flags, toolsOf, zigLibrariesOf } from './clang/compiler.js';
import { clangErrors } from './clang/errors.js';
import { buildSystemOf, withBuildSystem } from './clang/systems.js';
import type { BuildInput, Language, RecipeStep } from './language.js';

/** C, by a clang that has the libc for WebAssembly: the one inside zig, unless the manifest says another. */
export const c: Language = {
  title: 'C',
  tools: toolsOf,
  settings: { toolchain: compilers, artifact: [] },
  libraries: (settings) => zigLibrariesOf(settings, 'c'),
  manifests: ['*.c', 'src/*.c'],
  entry: async ({ files }) => files[0],
  recipe,
  errors: clangErrors,
};

async function recipe(input: BuildInput): Promise<readonly RecipeStep[]> {
  const bindings = `${input.work}/bindings`;
  const stem = `${bindings}/${input.world.replaceAll('-', '_')}`;
  const generated = [`${stem}.c`, `${stem}_component_type.o`];
  const system = await buildSystemOf(input);
  return [
    { kind: 'bindings', language: 'c', into: bindings },
    ...(system
      ? withBuildSystem(system, { input, bindings, generated, language: 'c' })
      : [plainly(input, bindings, generated)]),
    { kind: 'componentize' },
  ];
}

/** All sources in one command. */
function plainly(input: BuildInput, bindings: string, generated: readonly string[]): RecipeStep {
  const { program, args, env } = compiler(input, 'c');
  const output = `${input.work}/${input.name}.core.wasm`;
  return {
    kind: 'run',
    output,
    command: {
      program,
      args: [...args, ...flags(input), `-I${bindings}`, ...input.here.files, ...generated, '-o', output],
      cwd: input.folder,
      env,
    },
  };
}
