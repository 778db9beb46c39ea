import { execa, type Options } from 'execa';
import { harmless } from './environment.js';
import { askedElsewhere } from './looks.js';
import { findProgram } from './path-search.js';
import { type Command, type Exit, type Processes, ProgramNotFound, type Running } from './platform.js';
import { guard, unguard } from './watchdog.js';

export const processes: Processes = {
  async run(command, signal) {
    const child = launch(command, signal);
    return child.exit;
  },
  async read(command, signal) {
    const child = execa(command.program, [...command.args], {
      ...optionsOf(command),
      encoding: 'buffer',
      // What is read is a file, and has the line ends that it has.
      stripFinalNewline: false,
      maxBuffer: 2 ** 30,
    });
    const { exitCode, stdout, stderr } = await guarded(command, child, signal).exit;
    return {
      code: exitCode,
      bytes: Buffer.from(stdout as Uint8Array),
      errors: Buffer.from(stderr as Uint8Array)
        .toString()
        .trim(),
    };
  },
  start(command, signal) {
    const child = launch(command, signal);
    const lines = child.lines();
    return { ...child, nextLine: async () => (await lines.next()).value };
  },
  find: findProgram,
};

function launch(command: Command, signal?: AbortSignal) {
  const child = execa(command.program, [...command.args], optionsOf(command));
  const { exit, kill } = guarded(command, child, signal);
  const ended = exit.then(
    ({ exitCode, all, stdout }): Exit => ({
      code: exitCode,
      output: String(all ?? ''),
      stdout: String(stdout ?? ''),
    }),
  );
  ended.catch(() => {});
  return { exit: ended, kill, lines: () => child[Symbol.asyncIterator]() as AsyncIterator<string, undefined> };
}

interface Ended {
  readonly exitCode?: number | undefined;
  readonly code?: string | undefined;
}

type Child<T> = PromiseLike<T> & { readonly pid?: number | undefined };

/** A child ends when it is told to, and with the program. */
function guarded<T extends Ended>(command: Command, child: Child<T>, signal?: AbortSignal) {
  askedElsewhere();
  const kill = () => endGroup(child.pid);
  if (signal?.aborted) kill();
  signal?.addEventListener('abort', kill, { once: true });
  living.add(kill);
  guard(child.pid);
  const exit = (async (): Promise<T> => {
    const result = await child;
    living.delete(kill);
    unguard(child.pid);
    signal?.removeEventListener('abort', kill);
    if (result.code === 'ENOENT' && result.exitCode === undefined) throw new ProgramNotFound(command.program);
    return result;
  })();
  exit.catch(() => {});
  return { exit, kill };
}

function optionsOf({ cwd, env, input }: Command) {
  return {
    ...(cwd !== undefined && { cwd }),
    env: { ...harmless(process.env), ...env },
    extendEnv: false,
    ...(input !== undefined ? { input } : { stdin: 'ignore' }),
    all: true,
    reject: false,
    // A group of its own, so that what it starts can be ended with it. Windows has no groups.
    detached: process.platform !== 'win32',
    windowsHide: true,
  } as const satisfies Options;
}

const living = new Set<() => void>();

/** Ends a process and its descendants. */
function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  if (process.platform === 'win32') {
    void execa('taskkill', ['/pid', String(pid), '/t', '/f'], { reject: false });
    return;
  }
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/** No child outlives the program, however it ends. */
process.on('exit', () => {
  for (const kill of living) kill();
});

export type { Running };
