import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Issue } from '../../src/reporters/code-quality.js';
import { has, root } from '../helpers/cli.js';
import { newRepository, type TestRepository } from '../helpers/git.js';
import { dockerRegistry, isThere, password } from '../registry/programs.js';
import { programRepository, shallowCheckout, shell } from './checkout.js';
import { exampleRepository } from './example.js';

const recipe = readFileSync(join(root, 'examples/pipelines/gitlab-ci.yml'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'wasmwright-gitlab-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What gitlab-ci-local, which has GitLab's schema and its rules, makes of a pipeline. */
function gitlab(
  pipeline: string,
  ...args: readonly string[]
): { readonly code: number | null; readonly stdout: string; readonly output: string } {
  const repository = newRepository(mkdtempSync(join(folder, 'seen-')));
  repository.git('remote', 'add', 'origin', 'https://gitlab.example.com/acme/kv.git');
  repository.commit('a pipeline', { '.gitlab-ci.yml': pipeline });
  const program = join(root, 'node_modules/gitlab-ci-local/src/index.js');
  const env = { ...process.env, GCL_COLOR: 'false' };
  const ended = spawnSync(process.execPath, [program, ...args], { cwd: repository.folder, env, encoding: 'utf8' });
  return { code: ended.status, stdout: ended.stdout, output: ended.stdout + ended.stderr };
}

interface Job {
  readonly before_script: readonly string[];
  readonly script: readonly string[];
  readonly cache: readonly { readonly paths: readonly string[] }[];
  readonly artifacts: { readonly reports: { readonly junit: string; readonly codequality?: string } };
}

test('it is a pipeline by the schema of GitLab, and another is none', () => {
  expect(gitlab(recipe, '--list')).toMatchObject({ code: 0, output: expect.stringContaining('components') });
  const { code, output } = gitlab(recipe.replace('codequality:', 'quality-of-code:'), '--list');
  expect(output).toContain('quality-of-code');
  expect(code).not.toBe(0);
});

test.each([
  ['a merge request', 'CI_PIPELINE_SOURCE=merge_request_event', ['components', 'interface']],
  ['a tag', 'CI_COMMIT_TAG=v1.0.0', ['components', 'publish']],
])('%s runs the jobs that are for it', (_, variable, names) => {
  const { output } = gitlab(recipe, '--list-csv', '--variable', variable);
  expect([...output.matchAll(/^(\w+);.*;on_success;/gm)].map(([, name]) => name)).toEqual(names);
});

describe('the jobs, as a runner does them', async () => {
  const jobs: Record<string, Job> = parse(gitlab(recipe, '--preview').stdout);
  const languages = (await has('cargo', '--version')) ? (['wat', 'rust'] as const) : (['wat'] as const);
  if (languages.length < 2) test.skip('a component of rust: there is no cargo on PATH');
  const program = programRepository(join(folder, 'program'));
  const remotes = {
    wat: exampleRepository(join(folder, 'wat'), 'wat'),
    rust: languages.length > 1 ? exampleRepository(join(folder, 'rust'), 'rust') : undefined,
  };

  /** A job in a fresh checkout, with what the last one that has passed has left in the cache. */
  async function run(name: string, language: 'wat' | 'rust', ref: string, env: Record<string, string> = {}) {
    const { before_script, script, cache, artifacts } = jobs[name] as Job;
    const [cwd, kept] = [join(folder, 'builds'), join(folder, 'cache', language)];
    rmSync(cwd, { recursive: true, force: true });
    shallowCheckout(remotes[language] as TestRepository, cwd, ref);
    const paths = cache.flatMap(({ paths }) => paths);
    bring(paths, kept, cwd);
    const lines = ['set -eo pipefail', ...before_script, ...script].join('\n');
    const told = { CI: 'true', GITLAB_CI: 'true', CI_PROJECT_DIR: cwd, CI_DEFAULT_BRANCH: 'main' };
    const variables = { ...program, ...told, RUNNER_TOOL_CACHE: `${cwd}/.wasmwright/tools`, ...env };
    const ended = await shell(['bash', '-c'], lines, { cwd, env: variables });
    if (ended.code === 0) bring(paths, cwd, kept);
    const { junit, codequality } = artifacts.reports;
    return {
      ...ended,
      junit: readFileSync(join(cwd, junit), 'utf8'),
      issues: codequality === undefined ? [] : (JSON.parse(readFileSync(join(cwd, codequality), 'utf8')) as Issue[]),
    };
  }

  test.each(languages)('a component of %s passes, and from the cache it is not built again', async (language) => {
    const first = await run('components', language, 'refs/heads/main');
    expect(first, first.output).toMatchObject({ code: 0, issues: [] });
    expect(first.output).toContain('       Built  ');
    const second = await run('components', language, 'refs/heads/main');
    expect(second.output).toContain('   Unchanged  ');
    expect(second.junit).toMatch(/<testsuite name="build" tests="1" failures="0"/);
  });

  test.each(languages)(
    'a component of %s that does not build fails, and both reports have the place',
    async (language) => {
      const path = { wat: 'adder/adder.wat', rust: 'greeter/src/lib.rs' }[language];
      const { code, output, junit, issues } = await run('components', language, 'refs/heads/broken');
      expect(code, output).toBe(1);
      expect(junit).toMatch(/<testsuite name="build" tests="1" failures="1"/);
      const issue = issues.find(({ location }) => location.path === path);
      expect(issue?.severity).toBe('major');
      expect(junit).toContain(`--&#62; ${path}:${issue?.location.lines.begin}`);
    },
  );

  test('a merge request is compared with the branch that it goes to', async () => {
    const env = { CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main' };
    const { code, output, junit, issues } = await run('interface', 'wat', 'refs/heads/unversioned', env);
    expect(code, output).toBe(1);
    expect(junit).toMatch(/<testsuite name="compat" tests="1" failures="1"/);
    expect(issues.map(({ check_name }) => check_name)).toContain('version-too-low');
    expect(await run('interface', 'wat', 'refs/heads/main', env)).toMatchObject({ code: 0, issues: [] });
  });

  test.skipIf(!isThere('docker-registry'))('a tag is published to the registry of the project', async () => {
    const registry = await dockerRegistry();
    try {
      const { code, output } = await run('publish', 'wat', 'refs/tags/v1.0.0', {
        CI_REGISTRY: registry.host,
        CI_REGISTRY_IMAGE: `${registry.host}/acme/kv`,
        CI_REGISTRY_USER: 'ada',
        CI_REGISTRY_PASSWORD: password,
        CI_COMMIT_TAG: 'v1.0.0',
      });
      expect(code, output).toBe(0);
      expect(output).toMatch(/Published {2}127\.0\.0\.1:\d+\/acme\/kv\/adder:1\.0\.0@sha256:/);
      expect(output).not.toContain(password);
    } finally {
      registry.stop();
    }
  });
});

/** What there is of these paths, from one folder to another. */
function bring(paths: readonly string[], from: string, to: string): void {
  for (const path of paths.filter((path) => existsSync(join(from, path))))
    cpSync(join(from, path), join(to, path), { recursive: true, preserveTimestamps: true });
}
