import { zigLibraries, zigProgram } from '../../toolchains/zig.js';
import type { BuildInput, Libraries } from '../language.js';
import type { Settings } from '../settings.js';

/** The compilers of C and C++, the first the default. */
export const compilers = ['zig', 'wasi-sdk', 'clang'] as const;
export type CompilerId = (typeof compilers)[number];

/** How a compiler is started, before what it compiles. */
export interface Compiler {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

export const compilerOf = ({ toolchain = compilers[0] }: Settings): CompilerId => toolchain as CompilerId;

/** The tools that a compiler is: the clang of the machine is none of ours. */
export const toolsOf = (settings: Settings) => [compilerOf(settings)];

const zigTarget = 'wasm32-wasi';

/** The compiler of C, or of C++, for components. */
export function compiler(input: BuildInput, language: 'c' | 'c++'): Compiler {
  const { tools, os, settings } = input;
  switch (compilerOf(settings)) {
    case 'zig':
      return {
        program: zigProgram(tools.zig ?? { folder: '' }, os),
        args: [language === 'c' ? 'cc' : 'c++', '-target', zigTarget],
        env: zigCaches(input),
      };
    case 'wasi-sdk': {
      const bin = `${tools['wasi-sdk']?.folder ?? ''}/bin`;
      return { program: `${bin}/${language === 'c' ? 'clang' : 'clang++'}`, args: ['--target=wasm32-wasip1'], env: {} };
    }
    case 'clang':
      // Distributions call the folder of their libc so. An optimizer on PATH would be run after linking, and spoil what debuggers read.
      return {
        program: language === 'c' ? 'clang' : 'clang++',
        args: ['--target=wasm32-wasi', '--no-wasm-opt'],
        env: {},
      };
  }
}

export function zigCaches({ cache, work }: BuildInput): Record<string, string> {
  return { ZIG_GLOBAL_CACHE_DIR: `${cache}/${zigLibraries.folder}`, ZIG_LOCAL_CACHE_DIR: `${work}/zig-cache` };
}

/** Is filled in when the component is made: its own digest does not depend on where libc was built, and a linker's does. */
const openId = `0x${'00'.repeat(20)}`;

/** Line tables for the debug file, without the folders of this machine, which would make other bytes on the next. */
export function flags({ roots, settings: { profile } }: BuildInput): readonly string[] {
  return [
    '-mexec-model=reactor',
    ...(profile === 'debug' ? ['-O0'] : ['-Os']),
    '-g',
    ...roots.map((root) => `-ffile-prefix-map=${root}=.`),
    `-Wl,--build-id=${profile === 'debug' ? 'sha1' : openId}`,
  ];
}

/** The libc that zig builds when it is first used. */
export function zigLibrariesOf(settings: Settings, language: 'c' | 'cpp' | 'zig'): Libraries | undefined {
  if (compilerOf(settings) !== 'zig') return undefined;
  return { tool: 'zig', name: `${language}-${zigTarget}-${settings.profile}`, ...zigLibraries };
}
