import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';

/**
 * A name that nobody else has, and that says which process gave it: by its number and, where the
 * system tells it, the moment of its start, since numbers are given again.
 */
export function ownedName(): string {
  return `${processName(process.pid)}-${randomBytes(4).toString('hex')}`;
}

/** What an owned name looks like, for use in a pattern. */
export const owned = String.raw`(?<process>\d+)(?:_\d+)?-[0-9a-f]{8}`;

/** Whether the process that gave a name is still there. */
export function isOwnerAlive(name: string): boolean {
  const [owner = ''] = name.split('-');
  const pid = Number(owner.split('_')[0]);
  if (pid === process.pid) return owner === processName(pid);
  return exists(pid) && owner === processName(pid);
}

function processName(pid: number): string {
  const start = startOf(pid);
  return start === undefined ? String(pid) : `${pid}_${start}`;
}

/** In the 22nd field of Linux's `/proc/PID/stat` (proc_pid_stat(5)); a zombie has ended, whoever waits for it or not. */
function startOf(pid: number): string | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...fields] = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' || state === 'X' ? 'ended' : fields[18];
  } catch {
    return undefined;
  }
}

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (failure) {
    // It is there, and somebody else's.
    return (failure as NodeJS.ErrnoException).code === 'EPERM';
  }
}
