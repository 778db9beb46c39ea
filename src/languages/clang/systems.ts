import type { BuildInput, RecipeStep } from '../language.js';
import { compiler, flags } from './compiler.js';

/** Build systems that a folder of C or C++ may have, by the file that gives each away. */
const systems = { cmake: ['CMakeLists.txt'], make: ['Makefile', 'makefile', 'GNUmakefile'] } as const;
export type BuildSystem = keyof typeof systems;

export async function buildSystemOf({ here }: Pick<BuildInput, 'here'>): Promise<BuildSystem | undefined> {
  for (const [system, names] of Object.entries(systems)) {
    for (const name of names) if (await here.has(name)) return system as BuildSystem;
  }
  return undefined;
}

interface Within {
  readonly input: BuildInput;
  readonly bindings: string;
  /** What was made for the world, to be compiled and linked with the sources. */
  readonly generated: readonly string[];
  readonly language: 'c' | 'c++';
}

/** Has the build system make the core module, with the compilers, flags and bindings that a component needs. */
export function withBuildSystem(system: BuildSystem, within: Within): readonly RecipeStep[] {
  return system === 'cmake' ? cmake(within) : make(within);
}

const outputOf = ({ work, name, settings: { artifact } }: BuildInput) => `${work}/build/${artifact ?? `${name}.wasm`}`;

/** The variables are those of GNU make's own rules; `BINDINGS` are to be linked, `OUT` is to be made. */
function make(within: Within): readonly RecipeStep[] {
  const { input, bindings, generated } = within;
  const [c, cpp] = [compiler(input, 'c'), compiler(input, 'c++')];
  const all = flags(input).filter((flag) => !isLinking(flag));
  const output = outputOf(input);
  return [
    { kind: 'write', path: `${input.work}/build/.keep`, text: '' },
    {
      kind: 'run',
      output,
      command: {
        program: 'make',
        args: [
          `CC=${[c.program, ...c.args].join(' ')}`,
          `CXX=${[cpp.program, ...cpp.args].join(' ')}`,
          `BINDINGS=${generated.join(' ')}`,
          `OUT=${output}`,
        ],
        cwd: input.folder,
        env: {
          ...c.env,
          CFLAGS: [...all, `-I${bindings}`].join(' '),
          CXXFLAGS: [...all, `-I${bindings}`].join(' '),
          LDFLAGS: flags(input).filter(isLinking).join(' '),
        },
      },
    },
  ];
}

const isLinking = (flag: string) => flag.startsWith('-Wl,') || flag.startsWith('-mexec-model');

/**
 * CMake compiles and links what was made for the world into every executable of the project: a file that
 * is read after `project()` adds it, so that CMakeLists.txt says nothing of components but `add_executable`.
 */
function cmake({ input, bindings, generated, language }: Within): readonly RecipeStep[] {
  const [c, cpp] = [compiler(input, 'c'), compiler(input, 'c++')];
  const { work, folder, settings } = input;
  const build = `${work}/build`;
  const sources = generated.filter((file) => !file.endsWith('.o'));
  const objects = generated.filter((file) => file.endsWith('.o'));
  const all = flags(input).filter((flag) => !isOptimizing(flag));
  const command = (args: readonly string[]) => ({ program: 'cmake', args, cwd: folder, env: c.env });
  return [
    {
      kind: 'write',
      path: `${work}/toolchain.cmake`,
      text: lines(
        'set(CMAKE_SYSTEM_NAME Generic)',
        'set(CMAKE_SYSTEM_PROCESSOR wasm32)',
        'set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)',
        'set(CMAKE_EXECUTABLE_SUFFIX .wasm)',
        `set(CMAKE_C_COMPILER ${[c.program, ...c.args].map(quoted).join(' ')})`,
        `set(CMAKE_CXX_COMPILER ${[cpp.program, ...cpp.args].map(quoted).join(' ')})`,
        `set(CMAKE_C_FLAGS_INIT ${quoted(all.filter((flag) => !isLinking(flag)).join(' '))})`,
        `set(CMAKE_CXX_FLAGS_INIT ${quoted(all.filter((flag) => !isLinking(flag)).join(' '))})`,
        `set(CMAKE_EXE_LINKER_FLAGS_INIT ${quoted(all.filter(isLinking).join(' '))})`,
      ),
    },
    {
      kind: 'write',
      path: `${work}/bindings.cmake`,
      text: lines(
        'if(NOT TARGET wasmwright_bindings)',
        `  add_library(wasmwright_bindings OBJECT ${sources.map(quoted).join(' ')})`,
        `  target_include_directories(wasmwright_bindings PUBLIC ${[bindings, folder].map(quoted).join(' ')})`,
        ...(language === 'c++' ? ['  target_compile_features(wasmwright_bindings PUBLIC cxx_std_23)'] : []),
        `  link_libraries(wasmwright_bindings ${objects.map(quoted).join(' ')})`,
        'endif()',
      ),
    },
    {
      kind: 'run',
      command: command([
        '-S',
        folder,
        '-B',
        build,
        '-G',
        'Unix Makefiles',
        `-DCMAKE_TOOLCHAIN_FILE=${work}/toolchain.cmake`,
        `-DCMAKE_PROJECT_INCLUDE=${work}/bindings.cmake`,
        `-DCMAKE_BUILD_TYPE=${settings.profile === 'debug' ? 'Debug' : 'MinSizeRel'}`,
      ]),
    },
    { kind: 'run', output: outputOf(input), command: command(['--build', build]) },
  ];
}

const isOptimizing = (flag: string) => /^-O/.test(flag);
const lines = (...all: readonly string[]) => `${all.join('\n')}\n`;
const quoted = (text: string) => `"${text.replace(/[\\"$]/g, '\\$&')}"`;
