import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import type { Core } from '../../src/core/index.js';
import { shippedPin } from '../../src/install/pins.js';
import { node } from '../../src/platform/node.js';
import type { Platform } from '../../src/platform/platform.js';
import type { Context, ToolStore } from '../../src/stages/context.js';
import { installTools } from '../../src/stages/toolchains.js';
import { type Place, placeOf } from '../../src/toolchains/cache.js';
import { tools } from '../../src/toolchains/index.js';
import { root, wasmwright, withCopy } from '../helpers/cli.js';
import { family, isRunning } from '../helpers/processes.js';

/** A project whose smoke call needs a tool from npm, and nothing else. */
const project = join(root, '__tests__/cli/smoke-right/project');
const cache = mkdtempSync(join(tmpdir(), 'wasmwright-test-'));
afterAll(() => rmSync(cache, { recursive: true }));

const platformWith = (toolCache: string): Platform => ({ ...node, env: { ...node.env, RUNNER_TOOL_CACHE: toolCache } });

/** Where the tool is, or would be. */
async function placeOfJco(toolCache: string): Promise<Place> {
  const pin = await shippedPin('jco', node);
  if (!pin) throw new Error('jco has no lock');
  return placeOf('jco', pin, platformWith(toolCache));
}

/** Installs the tool by this store. */
async function install(toolCache: string, toolStore: ToolStore): Promise<void> {
  const context: Context = {
    platform: platformWith(toolCache),
    core: {} as Core,
    emit: () => {},
    signal: new AbortController().signal,
    outcomes: new Map(),
    reasons: new Map(),
    root: '.',
    work: '',
    toolStore,
  };
  const step = {
    stage: 'toolchains',
    id: 'toolchains/jco',
    needs: [],
    tool: 'jco',
    version: tools.jco.version ?? '',
  } as const;
  expect((await installTools([step], context)).common.jco).toBeDefined();
}

test('an installation that is killed leaves nothing that counts, and the next is whole', async () => {
  const env = { RUNNER_TOOL_CACHE: cache };
  const run = spawn(process.execPath, [join(root, 'dist/cli.js'), 'setup', project], {
    env: { ...process.env, ...env },
    stdio: 'ignore',
  });
  const closed = once(run, 'close');
  const places = join(cache, 'wasmwright/jco');
  const isUnpacking = () => existsSync(places) && readdirSync(places, { recursive: true }).length > 20;
  while (!isUnpacking() && run.exitCode === null) await sleep(5);
  const started = family(run.pid ?? 0);
  run.kill('SIGKILL');
  expect((await closed)[1]).toBe('SIGKILL');
  const end = performance.now() + 10_000;
  while (started.some(isRunning) && performance.now() < end) await sleep(20);
  expect(started.filter(isRunning)).toEqual([]);
  expect(readdirSync(places).filter((name) => /complete$/.test(name))).toEqual([]);

  const { code, stderr } = await withCopy(project, (copy) => wasmwright(['smoke', '.'], { cwd: copy, env }));
  expect(code, stderr).toBe(0);
  expect(readdirSync(places).filter((name) => /\.(part|old|lock)$/.test(name))).toEqual([]);
});

test('a folder without its mark does not count as installed', async () => {
  const half = mkdtempSync(join(tmpdir(), 'wasmwright-test-'));
  const { folder } = await placeOfJco(half);
  mkdirSync(folder, { recursive: true });
  const env = { RUNNER_TOOL_CACHE: half };
  const { code, stdout } = await wasmwright(['setup', project, '--offline'], { cwd: half, env });
  expect(code).toBe(2);
  expect(stdout).toContain(
    `error[tool-install]: jco-transpile ${tools.jco.version} is not installed, and nothing may be downloaded`,
  );
  rmSync(half, { recursive: true });
});

test.each([
  ['all of it is taken', () => true, ['restored']],
  ['less than all is installed anew', (file: string) => !file.endsWith('.js'), ['restored', 'added']],
])('of what a store brings back, %s', async (_, isKept, told) => {
  const other = mkdtempSync(join(tmpdir(), 'wasmwright-test-'));
  const { folder: whole } = await placeOfJco(cache);
  const heard: string[] = [];
  await install(other, {
    async restore(folder) {
      cpSync(whole, folder, { recursive: true, filter: isKept });
      heard.push('restored');
      return true;
    },
    added: () => heard.push('added'),
  });
  expect(heard).toEqual(told);
  const { folder, mark } = await placeOfJco(other);
  expect(existsSync(mark)).toBe(true);
  const recorded = (at: string) => Number(readFileSync(join(at, 'wasmwright.size'), 'utf8'));
  expect(await node.files.size(folder)).toBeGreaterThanOrEqual(recorded(whole));
  rmSync(other, { recursive: true });
});
