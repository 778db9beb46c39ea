import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { root } from '../core/core.js';
import type { Said, Work } from './worker.js';

/** What came of spoiled inputs. */
export interface Outcome {
  /** How many were worked on to their end. */
  readonly done: number;
  /** How many had a finding of each kind. */
  readonly findings: Readonly<Record<string, number>>;
  /** What must not be: `components 17: …`, an input that is made the same again by its number. */
  readonly failures: readonly string[];
  /** The most memory that a process had, in bytes. */
  readonly peak: number;
  /** The input that took the most seconds. */
  readonly slowest: { readonly index: number; readonly seconds: number };
}

/** Seconds in which an input must be done. The slowest, a long chain of interfaces, takes ten on an idle machine. */
const patience = 180;

/** Puts inputs through the program, in a process that is ended when it hangs, and started anew after that input. */
export async function fuzz(work: Work): Promise<Outcome> {
  const program = await worker();
  const findings: Record<string, number> = {};
  const failures: string[] = [];
  let [done, peak, slowest] = [0, 0, { index: -1, seconds: 0 }];
  for (let from = work.from; from < work.until; ) {
    let [index, begun] = [from, performance.now()];
    const child = fork(program, [JSON.stringify({ ...work, from })], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    const ended = ending(child, () => performance.now() - begun > patience * 1000);
    child.on('message', (said: Said) => {
      if (said.event === 'over') peak = Math.max(peak, said.peak);
      if (said.event === 'begun') [index, begun] = [said.index, performance.now()];
      if (said.event !== 'done') return;
      done++;
      from = said.index + 1;
      const seconds = (performance.now() - begun) / 1000;
      if (seconds > slowest.seconds) slowest = { index, seconds };
      for (const id of new Set(said.findings)) findings[id] = (findings[id] ?? 0) + 1;
      failures.push(...said.bugs.map((bug) => `${work.kind} ${said.index}: ${bug}`));
    });
    const failure = await ended;
    if (failure === undefined) break;
    failures.push(`${work.kind} ${index}: ${failure}`);
    from = index + 1;
  }
  return { done, findings, failures, peak, slowest };
}

/** How a process ended that did not end well. */
function ending(child: ChildProcess, isLate: () => boolean): Promise<string | undefined> {
  let said = '';
  let late = false;
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk;
  });
  const watch = setInterval(() => {
    if (!isLate()) return;
    late = true;
    child.kill('SIGKILL');
  }, 500);
  return new Promise((resolve) => {
    child.once('close', (code, signal) => {
      clearInterval(watch);
      if (late) resolve(`not done in ${patience} s`);
      else resolve(code === 0 ? undefined : `the process ended with ${code ?? signal}: ${said.slice(-2000)}`);
    });
  });
}

let made: Promise<string> | undefined;

/** The worker as one file that Node can run, two folders below the root as the sources of the program are. */
function worker(): Promise<string> {
  made ??= (async () => {
    const file = join(root, 'build/fuzz/worker.js');
    const bundle = await rolldown({
      input: join(root, '__tests__/fuzz/worker.ts'),
      platform: 'node',
      logLevel: 'silent',
    });
    await bundle.write({ file, format: 'esm', codeSplitting: false });
    return file;
  })();
  return made;
}
