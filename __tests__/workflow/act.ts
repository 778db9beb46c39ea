import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { root } from '../helpers/cli.js';
import type { Request } from './github-api.js';
import { type Logged, readLog } from './log.js';
import { payloads } from './payloads.js';
import type { Artifact, CacheUse, Job } from './results.js';
import type { Services } from './services.js';

const execute = promisify(execFile);

export interface Workflow {
  /** The text of the workflow file. Whatever it uses as `OWNER/wasmwright@REF` is this checkout's action. */
  readonly workflow: string;
  readonly event: keyof typeof payloads;
  /** Laid over the event's own payload. */
  readonly payload?: object;
  /** The folder that is the repository, and files that are written over it. */
  readonly project?: string;
  readonly files?: Record<string, string>;
  /** Commits that main has before, each with what it writes over the one before, and its tag. */
  readonly history?: readonly { readonly files: Record<string, string>; readonly tag?: string }[];
  /**
   * Of a pull request: what each commit of its branch writes over the repository. Its merge into main is checked
   * out then, as actions/checkout does it.
   */
  readonly commits?: readonly Record<string, string>[];
  /** Hears of the commits when they are made: those of the branch, in their order, and the one that it has left. */
  readonly committed?: (commits: readonly string[], main: string) => void;
  readonly env?: Record<string, string>;
  readonly secrets?: Record<string, string>;
  readonly services: Services;
  /** Other actions: what the workflow uses, and the folder that it is in. */
  readonly actions?: Record<string, string>;
  /** A folder of tools that the runner comes with. Without it there are none. */
  readonly toolCache?: string;
  /** Whether the run may leave this machine, to install toolchains. */
  readonly network?: boolean;
  readonly timeout?: number;
  /** The run that this goes on with, as when a job is repeated. Without it a new one begins. */
  readonly again?: Job;
}

/** What a run left, in its log and with the services. */
export interface Ran extends Logged {
  readonly code: number;
  readonly run: Job;
  readonly artifacts: readonly Artifact[];
  readonly cacheUses: readonly CacheUse[];
  readonly requests: readonly Request[];
}

const actProgram = process.env['ACT'] ?? 'act';
/** The folder of the `node` that actions run on: act takes the first one on PATH, whatever `using:` says. */
const nodeFolder = process.env['NODE24'] ?? dirname(process.execPath);

/** Why workflows cannot be run here; nothing if they can. */
export const obstacle = await findObstacle();

async function findObstacle(): Promise<string | undefined> {
  if (process.platform === 'win32') return 'not on Windows';
  const answer = (program: string, ...args: string[]) =>
    execute(program, args).then(
      ({ stdout }) => stdout,
      () => '',
    );
  if (!/^act version 0\.2\./.test(await answer(actProgram, '--version'))) return 'without act on PATH or in $ACT';
  const version = await answer(join(nodeFolder, 'node'), '--version');
  return version.startsWith('v24.') ? undefined : 'without a folder with Node 24 in $NODE24';
}

/**
 * Runs a workflow by act, without containers, on a repository made for it. The runner is a new one each time and always
 * in the same folder, as GitHub's are, so that paths in cache keys stay. So services are for one run at a time.
 */
export async function runWorkflow(workflow: Workflow): Promise<Ran> {
  const { services } = workflow;
  const machine = join(tmpdir(), `wasmwright-runner-${new URL(services.results.url).port}`);
  const seen = { uses: services.results.cacheUses.length, requests: services.api.requests.length };
  const job = workflow.again ?? services.results.begin();
  await rm(machine, { recursive: true, force: true });
  try {
    const made = await makeRepository(join(machine, 'repository'), workflow);
    workflow.committed?.(made.commits, made.main);
    if (workflow.toolCache !== undefined) await provideTools(workflow.toolCache, machine);
    const args = await argumentsFor({ ...workflow, payload: payloadOf(workflow, made) }, machine, job.token);
    const { code, stdout } = await run(args, machine, workflow);
    return {
      code,
      run: job,
      ...readLog(stdout),
      artifacts: services.results.artifacts(job.run),
      cacheUses: services.results.cacheUses.slice(seen.uses),
      requests: services.api.requests.slice(seen.requests),
    };
  } finally {
    await rm(machine, { recursive: true, force: true });
  }
}

/** The event of the workflow, with the commits that there really are. */
function payloadOf(
  { event, payload }: Workflow,
  { main, commits }: { main: string; commits: readonly string[] },
): object {
  const told = { ...payloads[event], ...payload } as { pull_request?: { head: object; base: object } };
  const { pull_request: pull } = told;
  const head = commits.at(-1);
  if (!pull || head === undefined) return told;
  return { ...told, pull_request: { ...pull, head: { ...pull.head, sha: head }, base: { ...pull.base, sha: main } } };
}

/** act has its own idea of `RUNNER_TOOL_CACHE`, and lets nobody change it. */
async function provideTools(folder: string, machine: string): Promise<void> {
  await mkdir(join(machine, 'runner/tool_cache'), { recursive: true });
  await symlink(folder, join(machine, 'runner/tool_cache', basename(folder)));
}

/** Makes the repository; gives the last commit of main, and those of the branch of the pull request. */
async function makeRepository(
  folder: string,
  { project, files = {}, workflow, history = [], commits = [] }: Workflow,
): Promise<{ main: string; commits: readonly string[] }> {
  await mkdir(folder, { recursive: true });
  if (project !== undefined) await copySources(project, folder);
  const at = '2026-01-01T00:00:00Z';
  const env = {
    PATH: process.env['PATH'],
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
    // The same files make the same commits.
    GIT_AUTHOR_DATE: at,
    GIT_COMMITTER_DATE: at,
  };
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com'];
  const git = async (...args: string[]) =>
    (await execute('git', [...identity, ...args], { cwd: folder, env })).stdout.trim();
  const commit = async (files: Record<string, string>) => {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), text);
    }
    await git('add', '--all');
    await git('commit', '--quiet', '--message', 'Test');
    return git('rev-parse', 'HEAD');
  };
  await git('init', '--quiet', '--initial-branch', 'main');
  // The name of the repository is taken from here; nobody calls it.
  await git('remote', 'add', 'origin', 'https://github.com/acme/demo.git');
  for (const { files, tag } of history) {
    await commit({ '.github/workflows/test.yml': workflow, ...files });
    if (tag !== undefined) await git('tag', tag);
  }
  const main = await commit({ ...files, '.github/workflows/test.yml': workflow });
  if (commits.length === 0) return { main, commits: [] };
  await git('checkout', '--quiet', '-b', 'topic');
  const made: string[] = [];
  for (const files of commits) made.push(await commit(files));
  await git('checkout', '--quiet', '--detach', 'main');
  await git('merge', '--quiet', '--no-ff', '--message', 'Merge', 'topic');
  await git('branch', '--quiet', '-D', 'topic');
  return { main, commits: made };
}

/** Copies what a checkout has, without what lies there from earlier runs. */
async function copySources(project: string, folder: string): Promise<void> {
  const listing = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const { stdout } = await execute('git', listing, { cwd: project });
  for (const name of stdout.split('\0').filter(Boolean)) await cp(join(project, name), join(folder, name));
}

async function argumentsFor(workflow: Workflow, machine: string, token: string): Promise<string[]> {
  const { event, payload, services, secrets, network } = workflow;
  const eventFile = join(machine, 'event.json');
  await writeFile(eventFile, JSON.stringify(payload));
  const env = {
    ACTIONS_RESULTS_URL: `${services.results.url}/`,
    ACTIONS_RUNTIME_TOKEN: token,
    ACTIONS_CACHE_SERVICE_V2: 'true',
    GITHUB_API_URL: services.api.url,
    NO_PROXY: '127.0.0.1',
    // A closed port: what would leave this machine fails at once.
    ...(!network && { HTTPS_PROXY: 'http://127.0.0.1:9' }),
    ...workflow.env,
  };
  const each = (flag: string, values: Record<string, string>) =>
    Object.entries(values).flatMap(([name, value]) => [flag, `${name}=${value}`]);
  return [
    event,
    '--json',
    ...['--eventpath', eventFile],
    ...['--platform', 'ubuntu-latest=-self-hosted'],
    ...['--pull=false', '--rm', '--action-offline-mode', '--no-cache-server'],
    ...['--action-cache-path', join(machine, 'runner')],
    ...each('--local-repository', await actionsOf(workflow, machine)),
    ...each('--env', env),
    ...each('--secret', { GITHUB_TOKEN: services.api.token, ...secrets }),
  ];
}

/** The actions of a workflow that are folders on this machine: Wasmwright as a release has it, and those of the test. */
async function actionsOf({ workflow, files, actions }: Workflow, machine: string): Promise<Record<string, string>> {
  const texts = [workflow, ...Object.values(files ?? {})].join('\n');
  const pattern = /uses: *([\w-]+\/wasmwright)(?:\/[\w./-]+)?@([\w.-]+)/g;
  const ours = [...texts.matchAll(pattern)].map(([, name, ref]) => `${name}@${ref}`);
  if (ours.length === 0) return { ...actions };
  const folder = join(machine, 'wasmwright');
  await cp(join(root, 'dist'), join(folder, 'dist'), { recursive: true });
  for (const name of ['action.yml', '.github/workflows/components.yml']) await cp(join(root, name), join(folder, name));
  return { ...Object.fromEntries(ours.map((used) => [used, folder])), ...actions };
}

async function run(args: string[], machine: string, { network, timeout = 90_000 }: Workflow) {
  const xdg = { XDG_CONFIG_HOME: join(machine, 'config'), XDG_CACHE_HOME: join(machine, 'cache') };
  // Without this file act asks which image to use.
  await mkdir(join(machine, 'config/act'), { recursive: true });
  await writeFile(join(machine, 'config/act/actrc'), '');
  const path = `${nodeFolder}${delimiter}${process.env['PATH']}`;
  const env = { ...(network && registrySettings()), ...xdg, HOME: machine, LANG: 'C.UTF-8', PATH: path };
  // The steps get this environment too, so nothing else of it is handed down.
  const child = spawn(actProgram, args, { cwd: join(machine, 'repository'), env, stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  const ended = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  const code = await Promise.race([ended, sleep(timeout, 'late' as const, { ref: false })]);
  if (code === 'late') {
    await endTree(child);
    await ended;
  }
  if (typeof code !== 'number') throw new Error(`act took more than ${timeout} ms, or was ended:\n${stdout}${stderr}`);
  if (!stdout.includes('"jobResult"')) throw new Error(`act ran no job:\n${stdout}${stderr}`);
  return { code, stdout };
}

/** Ends a process and all that it started; act gives every step a session of its own. */
async function endTree(child: ChildProcess): Promise<void> {
  const { stdout } = await execute('ps', ['-eo', 'pid=,ppid=']);
  const parents = new Map(
    stdout
      .trim()
      .split('\n')
      .map((line) => line.trim().split(/ +/).map(Number) as [number, number]),
  );
  const isBelow = (pid: number | undefined): boolean =>
    pid !== undefined && (pid === child.pid || isBelow(parents.get(pid)));
  for (const pid of [...parents.keys()].filter(isBelow)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {} // It has ended already.
  }
}

/** Where packages come from on this machine. */
function registrySettings(): Record<string, string | undefined> {
  const kept =
    /^(https?_proxy|no_proxy|npm_config_(registry|cafile)|pip_.*|pyenv_root|ssl_cert_.*|node_extra_ca_certs)$/i;
  return {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => kept.test(name))),
    NPM_CONFIG_USERCONFIG: process.env['npm_config_userconfig'] ?? join(homedir(), '.npmrc'),
  };
}
