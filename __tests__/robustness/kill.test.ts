import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { root, wasmwright, withCopy } from '../helpers/cli.js';
import { leftovers, wholeOutput } from '../helpers/output.js';
import { commandOf, family, isRunning } from '../helpers/processes.js';
import { random } from '../helpers/random.js';

/*
 * SIGKILL cannot be answered: whatever a run was about to do, it does not do. A project is built in two
 * forms in turn, so that its output folder shows which run it is of.
 */
const interrupt = join(root, '__tests__/helpers/interrupt.mjs');
const source = join('a', 'a.wat');

interface Project {
  readonly folder: string;
  readonly output: string;
  /** Gives the project the other form, and the sums of the results in the present and in the other. */
  turn(): { old: string; next: string };
}

/** The forms differ in what `twice` adds. */
async function prepare(folder: string): Promise<Project> {
  const output = join(folder, 'wasmwright-out');
  const text = readFileSync(join(folder, source), 'utf8');
  const texts = [text, text.replace(/local.get 0\n(?= *call)/, 'i32.const 7\n')];
  const sums: string[] = [];
  for (const form of texts) {
    writeFileSync(join(folder, source), form);
    expect((await wasmwright(['ci', '.'], { cwd: folder })).code).toBe(0);
    sums.push(wholeOutput(output));
  }
  expect(new Set(sums).size).toBe(2);
  let form = 1;
  return {
    folder,
    output,
    turn() {
      const old = sums[form] ?? '';
      form = 1 - form;
      writeFileSync(join(folder, source), texts[form] ?? '');
      return { old, next: sums[form] ?? '' };
    },
  };
}

/** It builds also what is kept, so that there is something to interrupt. */
const ci = (folder: string, env: Record<string, string> = {}, flags: readonly string[] = []) =>
  spawn(process.execPath, [...flags, join(root, 'dist/cli.js'), 'ci', '.', '--force'], {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: 'ignore',
    detached: true,
  });

/** After a kill: the old output or the new, or none and the old one beside; and the next run is right. */
async function check({ folder, output }: Project, { old, next }: { old: string; next: string }, when: string) {
  const isThere = existsSync(output);
  if (isThere) expect([old, next], when).toContain(wholeOutput(output));
  else expect(leftovers(folder), when).toContainEqual(expect.stringMatching(/wasmwright-out\..*\.old$/));
  const { code, stderr } = await wasmwright(['ci', '.'], { cwd: folder });
  expect(code, `${when}: ${stderr}`).toBe(0);
  expect(wholeOutput(output), when).toBe(next);
  expect(leftovers(folder), when).toEqual([]);
  return isThere;
}

const wat = join(root, '__tests__/cli/ci-wat/project');
const kills = 50;

describe.skipIf(process.platform === 'win32')('a run that is killed (skipped on Windows, which has no signals)', () => {
  // In two copies at once, since a run leaves the machine idle now and then.
  test.concurrent.each([1, 2])(
    `at ${kills / 2} random moments, alone or with its group (%i)`,
    async (seed) => {
      await withCopy(wat, async (copy) => {
        const project = await prepare(copy);
        const next = random(seed);
        const start = performance.now();
        await once(ci(copy), 'close');
        let whole = performance.now() - start;
        let killed = 0;
        for (let i = 0; i < kills / 2; i++) {
          const forms = project.turn();
          const begun = performance.now();
          const run = ci(copy);
          const closed = once(run, 'close');
          const moment = (next(1000) / 1000) * whole;
          await Promise.race([closed, sleep(moment)]);
          // A run that has ended was quicker than those before: the next are to be hit as well.
          if (run.exitCode !== null) whole = Math.min(whole, performance.now() - begun);
          else process.kill(i % 2 === 0 ? -(run.pid ?? 0) : (run.pid ?? 0), 'SIGKILL');
          const [, signal] = await closed;
          if (signal === 'SIGKILL') killed++;
          await check(project, forms, `kill ${i}, after ${moment.toFixed()} of ${whole.toFixed()} ms`);
        }
        expect(killed).toBeGreaterThan(kills / 4);
      });
    },
    300_000,
  );

  test('before each time that it renames something', async () => {
    await withCopy(wat, async (copy) => {
      const project = await prepare(copy);
      let missing = 0;
      let count = 1;
      for (; ; count++) {
        const forms = project.turn();
        const when = `before rename ${count}`;
        const run = ci(copy, { INTERRUPT: `SIGKILL ${when}` }, ['--import', interrupt]);
        const [code] = await once(run, 'close');
        if (code === 0) break;
        if (!(await check(project, forms, when))) missing++;
      }
      expect(count).toBeGreaterThan(15);
      // Between the two renames, and nowhere else.
      expect(missing).toBe(1);
    });
  }, 300_000);
});

test('two runs on a project at once are both right', async () => {
  await withCopy(wat, async (copy) => {
    const runs = await Promise.all([1, 2, 3].map(() => wasmwright(['ci', '.'], { cwd: copy })));
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(runs.map(({ stderr }) => stderr).join('')).toMatch(
      /Waiting {2}for process \d+, which is at work on this project/,
    );
    wholeOutput(join(copy, 'wasmwright-out'));
    expect(leftovers(copy)).toEqual([]);
  });
});

/** One that has ended since it was listed needs no stopping. */
function stop(pid: number): void {
  try {
    process.kill(pid, 'SIGSTOP');
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code !== 'ESRCH') throw failure;
  }
}

describe.skipIf(process.platform === 'win32')(
  'compilers and callers (skipped on Windows, whose children live on)',
  () => {
    test.each([
      ['componentize.js', 'examples/hello'],
      ['call-node.js', '__tests__/cli/smoke-timeout/project'],
    ])('end when the run is killed that started them: %s', async (program, project) => {
      await withCopy(join(root, project), async (copy) => {
        const run = ci(copy);
        const closed = once(run, 'close');
        const atWork = () => family(run.pid ?? 0).some((pid) => commandOf(pid).includes(program));
        while (!atWork() && run.exitCode === null) await sleep(20);
        const started = family(run.pid ?? 0).filter((pid) => pid !== run.pid && !/watchdog/.test(commandOf(pid)));
        // So that none ends by itself.
        for (const pid of started) stop(pid);
        expect(started).not.toEqual([]);
        process.kill(run.pid ?? 0, 'SIGKILL');
        await closed;
        const end = performance.now() + 10_000;
        while (started.some(isRunning) && performance.now() < end) await sleep(50);
        const left = started.filter(isRunning);
        for (const pid of left) process.kill(pid, 'SIGKILL');
        expect(left).toEqual([]);
        expect(existsSync(join(copy, 'wasmwright-out'))).toBe(false);
      });
    });
  },
);
