import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { root, wasmwright, withCopy } from './helpers/cli.js';
import { leftovers, wholeOutput } from './helpers/output.js';
import { commandOf, family, isRunning } from './helpers/processes.js';

const wat = join(root, '__tests__/cli/ci-wat/project');
const cases = join(root, '__tests__/cli');
const interrupt = join(root, '__tests__/helpers/interrupt.mjs');

/** A run whose report is awaited. */
interface Run {
  readonly child: ChildProcess;
  readonly ended: Promise<{ code: number; findings: string[] }>;
}

function ci(folder: string, env: Record<string, string> = {}, flags: readonly string[] = []): Run {
  const args = [...flags, join(root, 'dist/cli.js'), 'ci', '.', '--format', 'json'];
  const child = spawn(process.execPath, args, { cwd: folder, env: { ...process.env, ...env }, stdio: 'pipe' });
  let stdout = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    stdout += chunk;
  });
  const ended = once(child, 'close').then(([code]) => ({
    code,
    findings: JSON.parse(stdout).findings.map(({ id }: { id: string }) => id),
  }));
  return { child, ended };
}

/** Sends a signal when a program is at work that the run has started; nothing of it may be left afterwards. */
async function endWhile(program: string, signal: NodeJS.Signals, { child, ended }: Run): Promise<void> {
  const isAtWork = () => family(child.pid ?? 0).some((pid) => commandOf(pid).includes(program));
  while (!isAtWork()) {
    if (child.exitCode !== null) throw new Error(`the run ended before it started ${program}`);
    await sleep(20);
  }
  const started = family(child.pid ?? 0);
  child.kill(signal);
  expect(await ended).toEqual({ code: 2, findings: ['cancelled'] });
  const end = performance.now() + 10_000;
  while (started.some(isRunning) && performance.now() < end) await sleep(20);
  expect(started.filter(isRunning)).toEqual([]);
}

describe.skipIf(process.platform === 'win32')(
  'a run that is ended from outside (skipped on Windows, which has no such signals)',
  () => {
    test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s while something is built', async (signal) => {
      await withCopy(join(root, 'examples/hello'), async (copy) => {
        await endWhile('componentize.js', signal, ci(copy));
        expect(existsSync(join(copy, 'wasmwright-out'))).toBe(false);
        expect(leftovers(copy)).toEqual([]);
      });
    });

    test('while a toolchain is installed', async () => {
      const cache = mkdtempSync(join(tmpdir(), 'wasmwright-test-'));
      await withCopy(join(cases, 'smoke-timeout/project'), async (copy) => {
        await endWhile('npm ci', 'SIGTERM', ci(copy, { RUNNER_TOOL_CACHE: cache }));
        expect(leftovers(copy)).toEqual([]);
        expect(readdirSync(join(cache, 'wasmwright/jco'))).toEqual([]);
      });
      rmSync(cache, { recursive: true });
    });

    test('while a call does not return', async () => {
      await withCopy(join(cases, 'smoke-timeout/project'), async (copy) => {
        const manifest = join(copy, 'wasmwright.toml');
        writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('timeout = 1', 'timeout = 60'));
        await endWhile('call-node.js', 'SIGTERM', ci(copy));
        expect(existsSync(join(copy, 'wasmwright-out'))).toBe(false);
        expect(leftovers(copy)).toEqual([]);
      });
    });

    // Stages that start no process: the signal comes while the program itself is at work.
    test.each([
      ['validated', 'SIGTERM at Built'],
      ['composed', 'SIGINT at Validated'],
      ['packaged, at its beginning', 'SIGTERM at Composed'],
      ['packaged, with some files written', 'SIGTERM before rename 8'],
      ['packaged, with all of them written', 'SIGTERM before rename 12'],
    ])('before something is %s', async (_, moment) => {
      await withCopy(wat, async (copy) => {
        expect((await wasmwright(['ci', '.'], { cwd: copy })).code).toBe(0);
        const output = join(copy, 'wasmwright-out');
        const before = wholeOutput(output);
        const source = join(copy, 'a/a.wat');
        writeFileSync(source, readFileSync(source, 'utf8').replace(/local.get 0\n(?= *call)/, 'i32.const 7\n'));
        const { ended } = ci(copy, { INTERRUPT: moment }, ['--import', interrupt]);
        expect(await ended).toEqual({ code: 2, findings: ['cancelled'] });
        expect(wholeOutput(output)).toBe(before);
        expect(leftovers(copy)).toEqual([]);
      });
    });
  },
);
