import type { Installed, Toolchain } from './toolchain.js';

/** Zig's C and C++ compiler with the libc for WebAssembly, as its wheel on PyPI brings it. */
export const zig: Toolchain = {
  title: 'zig',
  version: '0.17.1',
  source: { kind: 'wheel', lock: 'ziglang.txt' },
  bin: ['ziglang'],
};

/** The compiler inside the installed wheel. */
export function zigProgram({ folder }: Installed, os: string): string {
  return `${folder}/ziglang/zig${os === 'win32' ? '.exe' : ''}`;
}
