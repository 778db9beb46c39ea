import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';

/** What clang is asked for what it needs for WebAssembly. */
const pieces = [
  '-print-prog-name=wasm-ld',
  '-print-prog-name=llvm-ar',
  '-print-file-name=crt1-reactor.o',
  '-print-libgcc-file-name',
  '-print-file-name=libc++.a',
  '-print-file-name=libc++abi.a',
];

/** What the machine lacks to build components of C and C++ with its own clang; none: nothing. */
export function lackingForClang(): string | undefined {
  for (const question of pieces) {
    const { error, stdout } = spawnSync('clang', ['--target=wasm32-wasi', '--rtlib=compiler-rt', question]);
    if (error) return 'no clang on PATH';
    const path = stdout.toString().trim();
    if (!isAbsolute(path) || !existsSync(path)) return `clang has no ${path}`;
  }
  return undefined;
}
