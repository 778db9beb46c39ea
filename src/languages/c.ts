import { zigLibraries, zigProgram } from '../toolchains/zig.js';
import { type CompilerError, gnuErrors, type Language } from './language.js';

const target = 'wasm32-wasi';
const optimization = '-Os';

/** C, by the clang inside zig, which brings the libc for WebAssembly. */
export const c: Language = {
  title: 'C',
  tools: ['zig'],
  libraries: { tool: 'zig', name: `c-${target}${optimization}`, ...zigLibraries },
  manifests: ['*.c', 'src/*.c'],
  entry: async ({ files }) => files[0],
  recipe({ name, folder, sources, world, work, tools, cache, os }) {
    const bindings = `${work}/bindings`;
    const stem = `${bindings}/${world.replaceAll('-', '_')}`;
    const module = `${work}/${name}.core.wasm`;
    return [
      { kind: 'c-bindings', into: bindings },
      {
        kind: 'run',
        output: module,
        command: {
          program: zigProgram(tools.zig ?? { folder: '' }, os),
          args: [
            'cc',
            '-target',
            target,
            '-mexec-model=reactor',
            optimization,
            '-s',
            `-I${bindings}`,
            ...sources,
            `${stem}.c`,
            `${stem}_component_type.o`,
            '-o',
            module,
          ],
          cwd: folder,
          env: { ZIG_GLOBAL_CACHE_DIR: `${cache}/${zigLibraries.folder}`, ZIG_LOCAL_CACHE_DIR: `${work}/zig-cache` },
        },
      },
      { kind: 'componentize' },
    ];
  },
  errors: (output) => [...gnuErrors(output), ...linkErrors(output)],
};

/** What the world asks for and the sources do not define. */
function linkErrors(output: string): CompilerError[] {
  const symbols = [...output.matchAll(/undefined symbol: (?<symbol>\S+)/g)].map(({ groups }) => groups?.['symbol']);
  return [...new Set(symbols)].map((symbol) => ({
    message: `\`${symbol}\` is declared and used, but nothing defines it`,
  }));
}
