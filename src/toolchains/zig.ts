import type { Installed, Toolchain } from './toolchain.js';

/** Zig's C and C++ compiler with the libc for WebAssembly, as its wheel on PyPI brings it. */
export const zig: Toolchain = {
  title: 'zig',
  version: '0.17.1',
  megabytes: 376,
  source: { kind: 'wheel', package: 'ziglang', lock: 'ziglang.txt' },
  bin: ['ziglang'],
};

/**
 * Where zig keeps what it builds of libc. Nearly all of it is what zig remembers of its own sources,
 * which a build of components never asks for again.
 */
export const zigLibraries = { folder: 'zig-libraries', scrap: ['z', 'tmp'] } as const;

/** The compiler inside the installed wheel. */
export function zigProgram({ folder }: Pick<Installed, 'folder'>, os: string): string {
  return `${folder}/ziglang/zig${os === 'win32' ? '.exe' : ''}`;
}
