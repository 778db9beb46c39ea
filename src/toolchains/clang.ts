import type { Toolchain } from './toolchain.js';

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
    help: 'on Debian and Ubuntu: apt install clang lld wasi-libc libclang-rt-dev-wasm32 libc++-dev-wasm32',
  },
  bin: [],
};
