import { type ChildProcess, spawn } from 'node:child_process';
import { asset } from './assets.js';
import { harmless } from './environment.js';

let watchdog: ChildProcess | undefined;

/**
 * Sees to it that a child, with the group of processes that it leads, ends also when this program is
 * killed and can do nothing any more. Windows has no groups, and its children are left alone.
 */
export function guard(pid: number | undefined): void {
  if (pid === undefined || process.platform === 'win32') return;
  watchdog ??= start();
  watchdog.stdin?.write(`+${pid}\n`);
}

/** The child has ended by itself. */
export function unguard(pid: number | undefined): void {
  if (pid !== undefined) watchdog?.stdin?.write(`-${pid}\n`);
}

/** It keeps nobody waiting, and lives in a group of its own: what kills the program's group must not reach it. */
function start(): ChildProcess {
  const child = spawn(process.execPath, [asset('watchdog.js')], {
    stdio: ['pipe', 'ignore', 'ignore'],
    env: harmless(process.env),
    detached: true,
  });
  // Without it everything else goes on.
  child.on('error', () => {});
  child.stdin.on('error', () => {});
  child.unref();
  (child.stdin as typeof child.stdin & { unref?(): void }).unref?.();
  return child;
}
