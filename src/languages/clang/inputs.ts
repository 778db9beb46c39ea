import { dirname, join } from '../../path.js';
import type { BuildInput, Folder, Inputs } from '../language.js';
import { buildSystemOf } from './systems.js';

/** What sources of C and C++ read: they say it, but for those of a build system. */
export const clangInputs: Inputs = {
  sources: ['**/*.{c,cc,cpp,cxx,h,hh,hpp,hxx,inc}'],
  around: async ({ folder, here }: BuildInput) =>
    [...(await included(here.files, here))].map((path) => join(folder, path)),
  isUnknown: async ({ here }) => (await buildSystemOf({ here })) !== undefined,
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
