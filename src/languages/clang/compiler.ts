import { zigLibraries, zigProgram } from '../../toolchains/zig.js';
import type { BuildInput, Libraries } from '../language.js';
import type { Settings } from '../settings.js';

/** The compilers of C and C++, the first the default. */
export const compilers = ['zig', 'wasi-sdk', 'clang'] as const;
export type CompilerId = (typeof compilers)[number];

/** A program, before what it is to do. */
export interface Started {
  readonly program: string;
  readonly args: readonly string[];
}

/** How a compiler is started, before what it compiles, and what makes libraries of what it has compiled. */
export interface Compiler extends Started {
  readonly env: Readonly<Record<string, string>>;
  readonly archiver: Started;
  readonly indexer: Started;
}

export const compilerOf = ({ toolchain = compilers[0] }: Settings): CompilerId => toolchain as CompilerId;

/** The tools that a compiler is: of the machine's clang, also what it needs beside it. */
export const toolsOf = (settings: Settings, language: 'c' | 'c++') => {
  const tool = compilerOf(settings);
  return [tool === 'clang' ? { tool, targets: [language] } : tool];
};

const zigTarget = 'wasm32-wasi';

/** The compiler of C, or of C++, for components. */
export function compiler(input: BuildInput, language: 'c' | 'c++'): Compiler {
  const { tools, os, settings } = input;
  const name = language === 'c' ? 'clang' : 'clang++';
  switch (compilerOf(settings)) {
    case 'zig': {
      const program = zigProgram(tools.zig ?? { folder: '' }, os);
      return {
        program,
        args: [language === 'c' ? 'cc' : 'c++', '-target', zigTarget],
        env: zigCaches(input),
        archiver: { program, args: ['ar'] },
        indexer: { program, args: ['ranlib'] },
      };
    }
    case 'wasi-sdk': {
      const bin = `${tools['wasi-sdk']?.folder ?? ''}/bin`;
      return { program: `${bin}/${name}`, args: ['--target=wasm32-wasip1'], env: {}, ...llvm(`${bin}/`) };
    }
    case 'clang':
      // Distributions call the folder of their libc so.
      return { program: name, args: ['--target=wasm32-wasi', ...noOptimizer(input)], env: {}, ...llvm('') };
  }
}

/** What belongs to a clang: the archiver of a system writes no index of objects in WebAssembly. */
const llvm = (bin: string): Pick<Compiler, 'archiver' | 'indexer'> => ({
  archiver: { program: `${bin}llvm-ar`, args: [] },
  indexer: { program: `${bin}llvm-ranlib`, args: [] },
});

/** An optimizer on PATH would be run after linking, and spoil what debuggers read. */
const noOptimizer = (input: BuildInput): readonly string[] => (isNew(input) ? ['--no-wasm-opt'] : []);

/** Whether it knows the options that clang 16 and its linker do not: 19 does, and so do those that are installed. */
const isNew = ({ tools: { clang } }: BuildInput) => clang === undefined || Number.parseInt(clang.version, 10) >= 19;

export function zigCaches({ cache, work }: BuildInput): Record<string, string> {
  return { ZIG_GLOBAL_CACHE_DIR: `${cache}/${zigLibraries.folder}`, ZIG_LOCAL_CACHE_DIR: `${work}/zig-cache` };
}

/** Is filled in when the component is made: its own digest does not depend on where libc was built, and a linker's does. */
const openId = `0x${'00'.repeat(20)}`;

/** What linkers are told: no `main`, and a place for an id by which the debug file is told from others. */
export const linking = (input: BuildInput): readonly string[] => [
  '-mexec-model=reactor',
  ...(isNew(input) ? [`-Wl,--build-id=${input.settings.profile === 'debug' ? 'sha1' : openId}`] : []),
];

/** Line tables for the debug file, without the folders of this machine, which would make other bytes on the next. */
export const debugging = ({ roots }: BuildInput): readonly string[] => [
  '-g',
  ...roots.map((root) => `-ffile-prefix-map=${root}=.`),
];

export const optimizing = ({ settings: { profile } }: BuildInput): string => (profile === 'debug' ? '-O0' : '-Os');

/** All that decides how a file is compiled and linked, where nobody else decides it. */
export const flags = (input: BuildInput): readonly string[] => [
  ...linking(input),
  optimizing(input),
  ...debugging(input),
];

/** The libc that zig builds when it is first used. */
export function zigLibrariesOf(settings: Settings, language: 'c' | 'cpp' | 'zig'): Libraries | undefined {
  if (compilerOf(settings) !== 'zig') return undefined;
  return { tool: 'zig', name: `${language}-${zigTarget}-${settings.profile}`, ...zigLibraries };
}
