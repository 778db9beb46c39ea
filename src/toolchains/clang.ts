import type { Found, Piece, Toolchain } from './toolchain.js';

/** The clang of the machine, with a libc for WebAssembly beside it. */
export const clang: Toolchain = {
  title: 'clang',
  source: {
    kind: 'machine',
    probes: [{ program: 'clang', args: ['--version'] }],
    read([version = '']) {
      const number = /version (\d[\d.]*)/.exec(version)?.[1];
      return number === undefined ? undefined : { version: number, folder: '' };
    },
    // There is one on PATH, and no way to ask for another.
    choose: () => ({}),
    offline: {},
    decided: { environment: [], settings: () => [], above: [], program: () => undefined },
    askers: [],
    help: 'on Debian and Ubuntu: apt install clang lld llvm wasi-libc libclang-rt-dev-wasm32 libc++-dev-wasm32',
    pieces: (language, found) => [...ofC(found), ...(language === 'c++' ? ofCpp(found) : [])],
  },
  bin: [],
};

/** As distributions call it. */
const target = '--target=wasm32-wasi';

const ofC = (found: Found): readonly Piece[] => [
  piece('linker for WebAssembly: `wasm-ld` is missing', '-print-prog-name=wasm-ld', 'lld'),
  piece('libc for WebAssembly: `crt1-reactor.o` is missing', '-print-file-name=crt1-reactor.o', 'wasi-libc'),
  piece(
    'runtime for WebAssembly: `libclang_rt.builtins-wasm32.a` is missing',
    '-print-libgcc-file-name',
    `libclang-rt-${majorOf(found)}-dev-wasm32`,
  ),
];

const ofCpp = (found: Found): readonly Piece[] =>
  ['libc++', 'libc++abi'].map((library) =>
    piece(
      `C++ library for WebAssembly: \`${library}.a\` is missing`,
      `-print-file-name=${library}.a`,
      `${library}-${majorOf(found)}-dev-wasm32`,
    ),
  );

function piece(title: string, question: string, debian: string): Piece {
  const args = [target, ...(question === '-print-libgcc-file-name' ? ['--rtlib=compiler-rt'] : []), question];
  return { title, where: { program: 'clang', args }, help: `on Debian and Ubuntu: apt install ${debian}` };
}

const majorOf = ({ version }: Found) => version.replace(/\..*$/, '');
