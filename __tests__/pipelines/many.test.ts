import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { writeMany } from '../../scripts/bench/many.mjs';
import { has, root, wasmwright } from '../helpers/cli.js';
import { repositoryIn } from '../helpers/git.js';
import { stepsSeenByBuildkite } from './buildkite.js';
import { programRepository, shallowCheckout, shell } from './checkout.js';

const folder = mkdtempSync(join(tmpdir(), 'wasmwright-many-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const remote = join(folder, 'remote');
const program = programRepository(join(folder, 'program'));
let alone: string;
let names: readonly string[];

beforeAll(async () => {
  names = writeMany(remote, 12);
  const { code, stderr } = await wasmwright(['ci'], { cwd: remote });
  expect(code, stderr).toBe(0);
  alone = readFileSync(join(remote, 'wasmwright-out/SHA256SUMS'), 'utf8');
  rmSync(join(remote, '.wasmwright'), { recursive: true });
});

let checkouts = 0;
function checkout(): string {
  const cwd = join(folder, `checkout-${checkouts++}`);
  shallowCheckout(repositoryIn(remote), cwd, 'refs/heads/main');
  return cwd;
}

/** The names of jobs that have built something, with what it was. */
const builtIn = (output: string) => [...output.matchAll(/^ +Built +(\S+)/gm)].map(([, name = '']) => name);

interface Job {
  readonly stage: string;
  readonly before_script: readonly string[];
  readonly script: readonly string[];
  readonly artifacts?: { readonly paths: readonly string[] };
}

/** The pipeline as gitlab-ci-local, which has GitLab's schema, understands it. */
function seenByGitlab(pipeline: string): {
  readonly stages: readonly string[];
  readonly jobs: ReadonlyMap<string, Job>;
} {
  const cwd = mkdtempSync(join(folder, 'seen-'));
  execFileSync('git', ['init', '--quiet', cwd]);
  execFileSync('git', ['-C', cwd, 'remote', 'add', 'origin', 'https://gitlab.example.com/acme/kv.git']);
  writeFileSync(join(cwd, '.gitlab-ci.yml'), pipeline);
  const main = join(root, 'node_modules/gitlab-ci-local/src/index.js');
  const env = { ...process.env, GCL_COLOR: 'false' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, '--preview'], { cwd, env, encoding: 'utf8' });
  expect(status, stdout + stderr).toBe(0);
  const { stages, ...others } = parse(stdout);
  const jobs = Object.entries<Job>(others).filter(([, { script }]) => Array.isArray(script));
  return { stages, jobs: new Map(jobs) };
}

test('a child pipeline of GitLab ends with the same bytes as one machine', async () => {
  const recipe = parse(readFileSync(join(root, 'examples/pipelines/gitlab-many.yml'), 'utf8'));
  const start = checkout();
  const run = (cwd: string, lines: readonly string[]) =>
    shell(['bash', '-c'], ['set -eo pipefail', ...lines].join('\n'), {
      cwd,
      env: { ...program, CI: 'true', GITLAB_CI: 'true' },
    });
  const planned = await run(start, recipe.plan.script);
  expect(planned.code, planned.output).toBe(0);
  const { stages, jobs } = seenByGitlab(readFileSync(join(start, recipe.plan.artifacts.paths[0]), 'utf8'));
  // Artifacts of all jobs of the stages before are there in every job.
  const artifacts = mkdtempSync(join(folder, 'artifacts-'));
  const built: string[] = [];
  for (const stage of stages) {
    const made: (() => void)[] = [];
    for (const [name, job] of jobs) {
      if (job.stage !== stage) continue;
      const cwd = checkout();
      cpSync(artifacts, cwd, { recursive: true });
      const { code, output } = await run(cwd, [...job.before_script, ...job.script]);
      expect(code, `${name}: ${output}`).toBe(0);
      built.push(...builtIn(output));
      made.push(() => {
        for (const path of job.artifacts?.paths ?? [])
          cpSync(join(cwd, path), join(artifacts, path), { recursive: true });
      });
    }
    for (const keep of made) keep();
  }
  expect(built.toSorted()).toEqual(names);
  expect(readFileSync(join(artifacts, 'wasmwright-out/SHA256SUMS'), 'utf8')).toBe(alone);
});

/** In the place of the agent, which would speak with Buildkite: a folder has the artifacts, and a file what is uploaded. */
const agent = `#!/bin/sh
case "$1 $2" in
  "pipeline upload") cat > "$ARTIFACTS/pipeline.json" ;;
  "artifact download") cp -R "$ARTIFACTS/files/." "$4" ;;
  *) exit 9 ;;
esac
`;

const hasGo = await has('go', 'version');
test.skipIf(!hasGo)('steps of Buildkite as well (skipped: needs Go, for its parser of pipelines)', async () => {
  const ARTIFACTS = mkdtempSync(join(folder, 'artifacts-'));
  mkdirSync(join(ARTIFACTS, 'files'));
  writeFileSync(join(ARTIFACTS, 'buildkite-agent'), agent);
  chmodSync(join(ARTIFACTS, 'buildkite-agent'), 0o755);
  const PATH = `${ARTIFACTS}:${process.env['PATH']}`;
  const run = async (command: string) => {
    const cwd = checkout();
    const env = { ...program, CI: 'true', BUILDKITE: 'true', ARTIFACTS, PATH };
    const { code, output } = await shell(['bash', '-e', '-c'], command, { cwd, env });
    expect(code, output).toBe(0);
    return { cwd, output };
  };
  const [plan] = stepsSeenByBuildkite(readFileSync(join(root, 'examples/pipelines/buildkite-many.yml'), 'utf8'));
  await run(plan?.command ?? 'exit 99');
  const built: string[] = [];
  for (const { command, artifact_paths: paths } of stepsSeenByBuildkite(
    readFileSync(join(ARTIFACTS, 'pipeline.json'), 'utf8'),
  )) {
    const { cwd, output } = await run(command);
    built.push(...builtIn(output));
    const path = paths?.replace('/**/*', '');
    if (path !== undefined) cpSync(join(cwd, path), join(ARTIFACTS, 'files', path), { recursive: true });
  }
  expect(built.toSorted()).toEqual(names);
  expect(readFileSync(join(ARTIFACTS, 'files/wasmwright-out/SHA256SUMS'), 'utf8')).toBe(alone);
});
