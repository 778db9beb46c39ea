import { dirname, join } from '../../path.js';
import type { BuildInput, Folder, Inputs } from '../language.js';
import { makefilesAround } from './make.js';
import { readAround } from './reading.js';
import { buildSystemOf } from './systems.js';

/** What sources of C and C++ read: they say it, and compilers do that a build system runs. */
export const clangInputs: Inputs = {
  sources: ['**/*.{c,cc,cpp,cxx,h,hh,hpp,hxx,inc}'],
  environment: ['CPATH', 'C_INCLUDE_PATH', 'CPLUS_INCLUDE_PATH', 'CFLAGS', 'CXXFLAGS', 'LDFLAGS', 'CMAKE_*'],
  leaves: ['.o', '.d', '.a'],
  async around(input) {
    const system = await buildSystemOf(input);
    if (system !== undefined) {
      const makefiles = system === 'make' ? await makefilesAround(input) : [];
      return [...(await readAround(input)), ...makefiles.map((path) => join(input.folder, path))];
    }
    return [...(await included(input.here.files, input.here))].map((path) => join(input.folder, path));
  },
  // It may run any program and read any file, beside what compilers do.
  isUnknown: async ({ here }: Pick<BuildInput, 'here'>) => (await buildSystemOf({ here })) !== undefined,
};

/** The headers outside of a folder that its sources include by a path, and that those include. */
async function included(files: readonly string[], here: Folder): Promise<ReadonlySet<string>> {
  const outside = new Set<string>();
  const visited = new Set(files);
  for (const file of visited) {
    const text = await here.read(file).catch(() => '');
    for (const [, name = ''] of text.matchAll(/^[ \t]*#[ \t]*(?:include|embed|import)[ \t]*"([^"\n]+)"/gm)) {
      const path = join(dirname(file), name);
      if (!(await here.has(path))) continue;
      visited.add(path);
      if (path.startsWith('../')) outside.add(path);
    }
  }
  return outside;
}
