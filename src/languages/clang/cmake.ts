import { binaryName } from '../../path.js';
import type { RecipeStep } from '../language.js';
import { lines, quoted } from './cmake-text.js';
import { type Compiler, compiler, debugging, linking, optimizing, type Started } from './compiler.js';
import { addToExecutable } from './executable.js';
import { optionsOf } from './options.js';
import { cmakeFilesOf, recording, recordingFolder } from './reading.js';
import type { Within } from './systems.js';

/** The target that makes the component and nothing else of the project. */
const target = 'wasmwright-component';

/**
 * CMake compiles and links what was made for the world into the executable of the project: a file that is
 * read after `project()` sees to it, so that CMakeLists.txt says nothing of components but `add_executable`.
 */
export async function cmake(within: Within): Promise<readonly RecipeStep[]> {
  const { input } = within;
  const { work, folder, name, cores, environment, settings } = input;
  const { env } = compiler(input, 'c');
  const build = `${work}/build`;
  const help = 'install CMake: https://cmake.org/download/ (on Debian and Ubuntu: apt install cmake)';
  const run = (args: readonly string[], more: Readonly<Record<string, string>> = {}) =>
    ({ kind: 'run', help, command: { program: 'cmake', args, cwd: folder, env: { ...env, ...more } } }) as const;
  return [
    { kind: 'write', path: recordingFolder(input), text: '' },
    { kind: 'write', path: `${work}/toolchain.cmake`, text: toolchain(within) },
    { kind: 'write', path: `${work}/project.cmake`, text: project(within) },
    {
      kind: 'write',
      path: `${work}/executable.cmake`,
      text: addToExecutable(within, { target, into: `${work}/made`, named: binaryName(settings.artifact ?? name) }),
    },
    // It answers with the files that it has read.
    { kind: 'write', path: `${build}/.cmake/api/v1/query/cmakeFiles-v1`, text: '' },
    { kind: 'write', path: `${work}/read.cmake`, text: copyReply(build, cmakeFilesOf(input)) },
    run([
      '-S',
      folder,
      '-B',
      build,
      ...(environment['CMAKE_GENERATOR'] ? [] : ['-G', (await input.isThere('ninja')) ? 'Ninja' : 'Unix Makefiles']),
      `-DCMAKE_TOOLCHAIN_FILE=${work}/toolchain.cmake`,
      `-DCMAKE_PROJECT_INCLUDE=${work}/project.cmake`,
      `-DCMAKE_BUILD_TYPE=${settings.profile === 'debug' ? 'Debug' : 'MinSizeRel'}`,
      ...optionsOf(input, ['ON', 'OFF']).map((option) => `-D${option}`),
    ]),
    run(['-P', `${work}/read.cmake`]),
    {
      ...run(['--build', build, '--target', target, '--parallel', String(cores)], recording(input)),
      output: `${work}/made/${name}.wasm`,
    },
  ];
}

/** What CMake has to know of the compilers. Nothing of the system around is for WebAssembly, but its programs are. */
function toolchain({ input }: Within): string {
  const [c, cpp] = [compiler(input, 'c'), compiler(input, 'c++')];
  return lines(
    'set(CMAKE_SYSTEM_NAME Generic)',
    'set(CMAKE_SYSTEM_PROCESSOR wasm32)',
    'set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)',
    'set(CMAKE_EXECUTABLE_SUFFIX .wasm)',
    `set(CMAKE_FIND_ROOT_PATH ${input.roots.map(quoted).join(' ')})`,
    'set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)',
    ...['LIBRARY', 'INCLUDE', 'PACKAGE'].map((kind) => `set(CMAKE_FIND_ROOT_PATH_MODE_${kind} ONLY)`),
    `set(CMAKE_C_COMPILER ${command(c)})`,
    `set(CMAKE_CXX_COMPILER ${command(cpp)})`,
    ...archiving(c),
  );
}

const command = ({ program, args }: Started) => [program, ...args].map(quoted).join(' ');

/** An archiver that is a command of a program is none that CMake knows. Of a clang on PATH, CMake finds it. */
function archiving({ archiver, indexer }: Compiler): readonly string[] {
  if (!archiver.program.includes('/')) return [];
  const words = ({ args }: Started) => args.map((arg) => `${arg} `).join('');
  return [
    `set(CMAKE_AR ${quoted(archiver.program)} CACHE FILEPATH "")`,
    `set(CMAKE_RANLIB ${quoted(indexer.program)} CACHE FILEPATH "")`,
    ...['C', 'CXX'].flatMap((language) => [
      `set(CMAKE_${language}_ARCHIVE_CREATE "<CMAKE_AR> ${words(archiver)}qc <TARGET> <LINK_FLAGS> <OBJECTS>")`,
      `set(CMAKE_${language}_ARCHIVE_APPEND "<CMAKE_AR> ${words(archiver)}q <TARGET> <LINK_FLAGS> <OBJECTS>")`,
      `set(CMAKE_${language}_ARCHIVE_FINISH "<CMAKE_RANLIB> ${words(indexer)}<TARGET>")`,
    ]),
  ];
}

/** Read after the first `project()`: flags for all targets; what is for the executable waits until there is one. */
function project({ input, dialect, bindings }: Within): string {
  const { folder, work, settings } = input;
  const includes = [bindings, ...dialect.includes.map((include) => `${folder}/${include}`)];
  const isCpp = dialect.language === 'c++';
  return lines(
    'include_guard(GLOBAL)',
    'if(CMAKE_VERSION VERSION_LESS 3.20)',
    `  message(FATAL_ERROR "a component needs CMake 3.20 or later, and this is \${CMAKE_VERSION}")`,
    'endif()',
    `enable_language(${isCpp ? 'CXX' : 'C'})`,
    ...(isCpp ? ['if(NOT DEFINED CMAKE_CXX_STANDARD)', '  set(CMAKE_CXX_STANDARD 23)', 'endif()'] : []),
    ...(settings.profile === 'debug' ? [`add_compile_options(${optimizing(input)})`] : []),
    // Sources are named from the root, and not from the folder that the compiler is started in.
    `add_compile_options(-fdebug-compilation-dir=. ${debugging(input).map(quoted).join(' ')})`,
    ...(isCpp ? ['add_compile_options("$<$<COMPILE_LANGUAGE:CXX>:-fno-exceptions>")'] : []),
    // Without `-g` zig strips what it links.
    `add_link_options(-g ${linking(input).map(quoted).join(' ')})`,
    `include_directories(AFTER ${includes.map(quoted).join(' ')})`,
    `cmake_language(DEFER CALL include ${quoted(`${work}/executable.cmake`)})`,
  );
}

/** The reply has a digest in its name. */
const copyReply = (build: string, to: string) =>
  lines(
    `file(GLOB replies ${quoted(`${build}/.cmake/api/v1/reply/cmakeFiles-v1-*.json`)})`,
    'foreach(reply IN LISTS replies)',
    `  file(READ "\${reply}" text)`,
    `  file(WRITE ${quoted(to)} "\${text}")`,
    'endforeach()',
  );
