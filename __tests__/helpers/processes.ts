import { execFileSync, spawnSync } from 'node:child_process';

/** A process with all that it has started. */
export function family(pid: number): number[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  const parents = lines.map((line) => line.trim().split(/\s+/).map(Number));
  const below = (id: number): number[] => [
    id,
    ...parents.flatMap(([child = 0, parent]) => (parent === id ? below(child) : [])),
  ];
  return below(pid);
}

/** The command line of a process; empty when there is none. */
export function commandOf(pid: number): string {
  return spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
}

/** Whether there is such a process, other than as an entry that nobody has asked for yet. */
export function isRunning(pid: number): boolean {
  return /^[^Z]/.test(spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim());
}
