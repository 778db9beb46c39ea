import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Finished {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the program as it is shipped. */
export function wasmwright(
  args: readonly string[],
  options: { cwd: string; env?: Record<string, string> },
): Promise<Finished> {
  return new Promise((resolve) => {
    const env = { ...process.env, FORCE_COLOR: undefined, ...options.env };
    execFile(
      process.execPath,
      [join(root, 'dist/cli.js'), ...args],
      { cwd: options.cwd, env, maxBuffer: 1 << 28 },
      (failure, stdout, stderr) => resolve({ code: failure ? Number(failure.code) : 0, stdout, stderr }),
    );
  });
}

/** Makes a copy of a folder that a test may write in, for as long as the test runs. */
export async function withCopy<T>(folder: string, work: (copy: string) => Promise<T>): Promise<T> {
  const copy = await mkdtemp(join(tmpdir(), 'wasmwright-test-'));
  try {
    await cp(folder, copy, { recursive: true });
    return await work(copy);
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

/** Whether a program is there and runs. */
export function has(program: string, ...args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => execFile(program, args, (failure) => resolve(!failure)));
}
