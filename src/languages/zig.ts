import { zigProgram } from '../toolchains/zig.js';
import { zigCaches, zigLibrariesOf } from './clang/compiler.js';
import { clangErrors } from './clang/errors.js';
import { clangInputs } from './clang/inputs.js';
import { clangMaterials } from './clang/materials.js';
import { whoseInClang } from './clang/whose.js';
import type { BuildInput, Folder, Language, RecipeStep } from './language.js';

/** Zig, which speaks to the world through the bindings of C. */
export const zig: Language = {
  title: 'Zig',
  tools: () => ['zig'],
  settings: {},
  libraries: (settings) => zigLibrariesOf(settings, 'zig'),
  manifests: ['*.zig', 'src/*.zig'],
  entry,
  recipe,
  errors: clangErrors,
  // A module reads nothing outside of its folder; C that it compiles may.
  inputs: { ...clangInputs, sources: ['**/*.zig', ...(clangInputs.sources ?? [])] },
  whose: whoseInClang,
  materials: async (asked) => clangMaterials(asked, 'zig', 'c'),
  varies: () => ({ debug: 'Zig writes the folder of the sources into it' }),
};

/** The file with the usual name, or the only one. */
async function entry({ files }: Folder): Promise<string | undefined> {
  const sources = files.filter((file) => !/^build\.zig(\.zon)?$/.test(file));
  const usual = ['src/root.zig', 'src/main.zig', 'root.zig', 'main.zig'].find((file) => sources.includes(file));
  return usual ?? (sources.length === 1 ? sources[0] : undefined);
}

const target = ['-target', 'wasm32-wasi'];

function recipe(input: BuildInput): readonly RecipeStep[] {
  const { world, work } = input;
  const bindings = `${work}/bindings`;
  const stem = `${bindings}/${world.replaceAll('-', '_')}`;
  const module = `${bindings}/bindings.zig`;
  const output = `${work}/${input.name}.core.wasm`;
  return [
    { kind: 'bindings', language: 'c', into: bindings },
    // What `@import("bindings")` gives.
    { kind: 'run', command: run(input, ['translate-c', ...target, '-lc', `${stem}.h`]), prints: module },
    { kind: 'run', output, command: run(input, compile(input, { bindings, stem, module, output })) },
    { kind: 'componentize' },
  ];
}

function compile(
  { entry, settings: { profile } }: BuildInput,
  { bindings, stem, module, output }: Readonly<Record<'bindings' | 'stem' | 'module' | 'output', string>>,
): readonly string[] {
  return [
    'build-exe',
    '-fno-entry',
    '-rdynamic',
    '-mexec-model=reactor',
    ...target,
    '-O',
    profile === 'debug' ? 'Debug' : 'ReleaseSmall',
    '-fno-strip',
    '-lc',
    // What stands before a module belongs to it.
    '--dep',
    'bindings',
    `-I${bindings}`,
    `${stem}.c`,
    `${stem}_component_type.o`,
    `-Mroot=${entry}`,
    `-Mbindings=${module}`,
    `-femit-bin=${output}`,
  ];
}

function run(input: BuildInput, args: readonly string[]) {
  const { tools, os, folder } = input;
  return {
    program: zigProgram(tools.zig ?? { folder: '' }, os),
    args,
    cwd: folder,
    env: zigCaches(input),
  };
}
