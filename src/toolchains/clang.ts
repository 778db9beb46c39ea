import type { MachineTool } from './toolchain.js';

/** The clang of the machine, with a libc for WebAssembly beside it. */
export const clang: MachineTool = {
  title: 'clang',
  source: {
    kind: 'machine',
    program: () => 'clang',
    args: ['--version'],
    oldest: '16.0.0',
    help: 'on Debian and Ubuntu: apt install clang lld wasi-libc libclang-rt-dev-wasm32 libc++-dev-wasm32',
  },
};
