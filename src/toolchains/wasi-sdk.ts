import type { MachineTool } from './toolchain.js';

export const homeOfWasiSdk = (env: Readonly<Record<string, string | undefined>>): string =>
  env['WASI_SDK_PATH'] || '/opt/wasi-sdk';

/** clang with libc and libc++ for WebAssembly, as the WebAssembly project releases them. */
export const wasiSdk: MachineTool = {
  title: 'wasi-sdk',
  source: {
    kind: 'machine',
    program: (env) => `${homeOfWasiSdk(env)}/bin/clang`,
    home: homeOfWasiSdk,
    args: ['--version'],
    oldest: '16.0.0',
    help: 'unpack a release of https://github.com/WebAssembly/wasi-sdk and let WASI_SDK_PATH name its folder',
  },
};
