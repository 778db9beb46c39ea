import { quoted } from './cmake-text.js';
import type { Within } from './systems.js';

interface Wanted {
  /** What is to be built. */
  readonly target: string;
  /** The folder that the component is to be in. */
  readonly into: string;
  /** The executable that is meant, where there are several. */
  readonly named: string;
}

/** In the language of CMake: finds the executable of the project, and adds to it what was made for the world. */
export const addToExecutable = ({ input, dialect, generated }: Within, { target, into, named }: Wanted): string => `
function(wasmwright_find folder result)
  set(found)
  get_property(targets DIRECTORY "\${folder}" PROPERTY BUILDSYSTEM_TARGETS)
  foreach(each IN LISTS targets)
    get_target_property(type "\${each}" TYPE)
    if(type STREQUAL "EXECUTABLE")
      list(APPEND found "\${each}")
    endif()
  endforeach()
  get_property(below DIRECTORY "\${folder}" PROPERTY SUBDIRECTORIES)
  foreach(each IN LISTS below)
    wasmwright_find("\${each}" more)
    list(APPEND found \${more})
  endforeach()
  set(\${result} \${found} PARENT_SCOPE)
endfunction()

wasmwright_find("\${CMAKE_SOURCE_DIR}" found)
list(LENGTH found count)
if(count EQUAL 0)
  message(FATAL_ERROR "there is no executable that could be the component: add one with add_executable")
elseif(count GREATER 1)
  if(NOT ${quoted(named)} IN_LIST found)
    list(JOIN found ", " names)
    message(FATAL_ERROR "there are several executables (\${names}): \`artifact\` in wasmwright.toml says which is the component")
  endif()
  set(found ${quoted(named)})
endif()

target_sources("\${found}" PRIVATE ${generated.map(quoted).join(' ')})
# Warnings in what is generated are none of the author's.
get_target_property(home "\${found}" SOURCE_DIR)
set_source_files_properties(${sourcesOf(generated)} DIRECTORY "\${home}" PROPERTIES
  COMPILE_OPTIONS -w SKIP_UNITY_BUILD_INCLUSION ON SKIP_PRECOMPILE_HEADERS ON)
set_target_properties("\${found}" PROPERTIES
  RUNTIME_OUTPUT_DIRECTORY ${quoted(into)} OUTPUT_NAME ${quoted(input.name)} SUFFIX .wasm)
${dialect.language === 'c++' ? newEnough : ''}
add_custom_target(${target} DEPENDS "\${found}")
`;

const sourcesOf = (generated: readonly string[]) =>
  generated
    .filter((file) => !file.endsWith('.o'))
    .map(quoted)
    .join(' ');

/** The bindings of C++ are for C++23. */
const newEnough = `
get_target_property(standard "\${found}" CXX_STANDARD)
if(NOT standard OR standard EQUAL 98 OR standard LESS 23)
  set_target_properties("\${found}" PROPERTIES CXX_STANDARD 23)
endif()
`;
