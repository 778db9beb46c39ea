import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { git, writeMany } from '../../scripts/bench/many.mjs';
import { node } from '../../src/platform/node.js';
import type { Job } from '../../src/scale/jobs.js';
import { toolCache } from '../../src/toolchains/cache.js';
import { root, wasmwright } from '../helpers/cli.js';
import { obstacle, type Ran, runWorkflow, type Workflow } from './act.js';
import { type Services, startServices } from './services.js';

const reusable = readFileSync(join(root, '.github/workflows/components.yml'), 'utf8');
const caller = (inputs = '') => `
on: [push]
jobs:
  components:
    uses: ./.github/workflows/components.yml${inputs}
`;

/** As many components: a multiple of three, and no fewer than twelve. */
const count = Number(process.env['WASMWRIGHT_MANY'] ?? 12);
/** Milliseconds that a run of act may take: as ever for twelve. */
const timeout = (90_000 * count) / 12;
/** What one of them gives, called in the job that it is in: a chain of three numbers. */
const smoke = (expected: number) => `
[[smoke]]
component = "app-c0011"
call = "twice(1)"
expect = "${expected}"
`;
/** c0009 adds 10, c0010 makes ten times as much of it, and c0011 asks for that twice. */
const right = (((1 + 10) * 10 + 10) * 10) % 2 ** 32;

const linux = process.platform === 'linux' ? undefined : 'only on Linux, which tells what processes were given';
const why = obstacle ?? linux;

describe.skipIf(why)(`a project on several machines${why ? ` (skipped: ${why})` : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'wasmwright-many-'));
  let services: Services;
  let alone: string;
  const start = (workflow: string, more: Partial<Workflow> = {}) =>
    runWorkflow({
      workflow,
      event: 'push',
      project: folder,
      files: { '.github/workflows/components.yml': reusable },
      services,
      toolCache: toolCache(node),
      timeout,
      ...more,
    });

  beforeAll(async () => {
    writeMany(folder, count);
    appendFileSync(join(folder, 'wasmwright.toml'), smoke(right));
    git(folder, 'commit', '--quiet', '--all', '--message', 'It is called');
    const { code, stderr } = await wasmwright(['ci'], { cwd: folder });
    expect(code, stderr).toBe(0);
    alone = readFileSync(join(folder, 'wasmwright-out/SHA256SUMS'), 'utf8');
    rmSync(join(folder, '.wasmwright'), { recursive: true });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  // A cache that knows how long they take would make one job of them.
  beforeEach(async () => {
    services = await startServices();
  });
  afterEach(() => services?.close());

  const sums = ({ artifacts }: Ran) =>
    artifacts
      .find(({ name }) => name === 'wasmwright')
      ?.files.get('SHA256SUMS')
      ?.toString();
  const sharedBy = ({ artifacts }: Ran) =>
    artifacts.map(({ name }) => name).filter((name) => /^wasmwright-shared/.test(name));

  test('ends with the same bytes as one machine, and nothing is built or called twice', async () => {
    const ran = await start(caller());
    expect(ran.code, ran.output).toBe(0);
    expect(sums(ran)).toBe(alone);
    const built = [...ran.output.matchAll(/^ +Built +(\S+)/gm)].map(([, name = '']) => name);
    expect(built.toSorted()).toEqual(Array.from({ length: count }, (_, i) => `c${String(i).padStart(4, '0')}`));
    expect(ran.output.match(/^ +Smoked /gm)).toHaveLength(1);
    expect(sharedBy(ran).length).toBeGreaterThan(1);
  });

  test('a smoke call that fails keeps the last job from running', async () => {
    const text = readFileSync(join(folder, 'wasmwright.toml'), 'utf8');
    const files = {
      '.github/workflows/components.yml': reusable,
      'wasmwright.toml': text.replace(smoke(right), smoke(0)),
    };
    const ran = await start(caller(), { files });
    expect(ran.code).not.toBe(0);
    expect(ran.output).toContain('`twice(1)` gave another value');
    expect(sums(ran)).toBeUndefined();
  });

  test('a job that is killed is repeated alone', async () => {
    const jobs: readonly Job[] = JSON.parse(
      (await wasmwright(['plan', '--format', 'github-matrix'], { cwd: folder })).stdout,
    ).include;
    const victim = jobs.find(({ level, components }) => level === 0 && components.includes('c0005'));
    if (!victim) throw new Error('c0005 is in no job');
    const over = new AbortController();
    const killed = killStepFor(victim.components, over.signal);
    const first = await start(caller());
    over.abort();
    expect(await killed, first.output).toBe(true);
    expect(first.code).not.toBe(0);
    expect(sums(first)).toBeUndefined();
    const shared = sharedBy(first);
    expect(shared).toHaveLength(jobs.filter(({ level }) => level === 0).length - 1);

    // What GitHub does when it is asked to repeat the jobs that failed: the same jobs, in the same run.
    const repeated = await start(only('components', victim), { again: first.run });
    expect(repeated.code, repeated.output).toBe(0);
    const built = [...repeated.output.matchAll(/^ +Built +(\S+)/gm)].map(([, name]) => name);
    expect(built.toSorted()).toEqual(victim.components.split(','));
    expect(sharedBy(repeated)).toHaveLength(shared.length + 1);
    const last = await start(only('all'), { again: first.run });
    expect(last.code, last.output).toBe(0);
    expect(last.output).not.toMatch(/^ +Built /m);
    expect(sums(last)).toBe(alone);
  });

  test('only what has changed, and nothing when nothing has', async () => {
    const since = caller('\n    with: { since: main~1 }');
    const commit = { 'c0003/c0003.wat': `${readFileSync(join(folder, 'c0003/c0003.wat'), 'utf8')};; another\n` };
    const before = { files: { '.gitignore': '.wasmwright/\n' } };
    const files = { '.github/workflows/components.yml': reusable };
    const changed = await start(since, { history: [before], files: { ...files, ...commit } });
    expect(changed.code, changed.output).toBe(0);
    const made = [...changed.output.matchAll(/^ +(?:Built|Composed) +([\w-]+)/gm)].map(([, name]) => name);
    expect(new Set(made)).toEqual(new Set(['c0003', 'c0004', 'c0005', 'chain-c0004', 'app-c0005']));
    const nothing = await start(since, { history: [before], files: { ...files, 'README.md': 'About it.\n' } });
    expect(nothing.code, nothing.output).toBe(0);
    expect(nothing.output).toContain('Unchanged  nothing is to be done');
    expect(nothing.artifacts).toEqual([]);
  });
});

/** A workflow of one of the jobs alone, with what its matrix has for it. */
function only(name: 'components' | 'all', cell?: Job): string {
  const given: Readonly<Record<string, string>> = { command: 'ci', 'working-directory': '.' };
  const text = reusable.replace(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, input) => given[input] ?? '');
  const { needs: _, if: __, ...job } = parse(text).jobs[name];
  const strategy = cell && { strategy: { matrix: { include: [cell] } } };
  return stringify({ on: ['push'], jobs: { [name]: { ...job, ...strategy } } });
}

/** Kills the step of one job as soon as it is there. */
async function killStepFor(components: string, over: AbortSignal): Promise<boolean> {
  while (!over.aborted) {
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      const told = (file: string) => {
        try {
          return readFileSync(`/proc/${pid}/${file}`, 'utf8').split('\0');
        } catch {
          return []; // It has ended meanwhile.
        }
      };
      if (!told('environ').includes(`INPUT_COMPONENTS=${components}`)) continue;
      if (!told('cmdline').some((argument) => argument.endsWith('dist/action.js'))) continue;
      process.kill(Number(pid), 'SIGKILL');
      return true;
    }
    await sleep(10);
  }
  return false;
}
