import type { Inspected, Material, Materials } from '../../sbom/materials.js';
import type { ToolId } from '../../toolchains/index.js';

/** What a compiler of C links besides what it compiles: which of it is inside, no linker says. */
export function clangMaterials({ tools }: Pick<Inspected, 'tools'>, tool: ToolId, language: 'c' | 'c++'): Materials {
  const version = tools[tool];
  const from = version === undefined ? tool : `${tool} ${version}`;
  const library = (name: string): Material => ({ ref: `${name} of ${from}`, name, from });
  const names = ['wasi-libc', 'compiler-rt', ...(language === 'c++' ? ['libc++', 'libc++abi'] : [])];
  const all = names.map(library);
  return { all, direct: all.map(({ ref }) => ref) };
}
