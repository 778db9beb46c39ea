import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { has, root } from '../helpers/cli.js';
import { cloneOf, repositoryIn } from '../helpers/git.js';
import { goRegistry, isThere } from '../registry/programs.js';
import { stepsSeenByBuildkite } from './buildkite.js';
import { programRepository, shallowCheckout, shell } from './checkout.js';
import { exampleRepository } from './example.js';

const recipe = (name: string) => readFileSync(join(root, 'examples/pipelines', name), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'wasmwright-pipelines-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const program = programRepository(join(folder, 'program'));
const remote = exampleRepository(join(folder, 'remote'), 'wat');

type Env = Readonly<Record<string, string>>;

function checkout(ref: string): string {
  const cwd = mkdtempSync(join(folder, 'checkout-'));
  shallowCheckout(remote, cwd, ref);
  return cwd;
}

/** Publishes with a registry on the loopback, whose address stands in for that of the recipe. */
async function withRegistry(work: (registry: string) => Promise<void>): Promise<void> {
  const registry = await goRegistry();
  try {
    await work(`${registry.host}/acme`);
  } finally {
    registry.stop();
  }
}

const buildkite = (await has('go', 'version'))
  ? Object.fromEntries(stepsSeenByBuildkite(recipe('buildkite.yml')).map(({ label, command }) => [label, command]))
  : undefined;

describe.skipIf(!buildkite)('Buildkite (skipped: needs Go, for its parser of pipelines)', () => {
  /** In the place of the agent, which would speak with Buildkite: keeps what it is given. */
  const bin = mkdtempSync(join(folder, 'bin-'));
  writeFileSync(join(bin, 'buildkite-agent'), '#!/bin/sh\nprintf "%s\\n" "$*"\ncat > .annotation\n');
  chmodSync(join(bin, 'buildkite-agent'), 0o755);

  async function run(label: string, ref: string, env: Env = {}) {
    const cwd = checkout(ref);
    const told = { CI: 'true', BUILDKITE: 'true', BUILDKITE_PIPELINE_DEFAULT_BRANCH: 'main' };
    const PATH = `${bin}:${process.env['PATH']}`;
    const ended = await shell(['bash', '-e', '-c'], buildkite?.[label] ?? 'exit 99', {
      cwd,
      env: { ...program, ...told, PATH, ...env },
    });
    return { ...ended, annotation: () => readFileSync(join(cwd, '.annotation'), 'utf8') };
  }

  test('what is right passes, and is annotated', async () => {
    const { code, output, annotation } = await run('components', 'refs/heads/main');
    expect(code, output).toBe(0);
    expect(output).toContain('annotate --style success --context wasmwright\n');
    expect(annotation()).toMatch(/^### ✓ 1 component passed\n/);
  });

  test('what does not build fails, and the annotation says where', async () => {
    const { code, output, annotation } = await run('components', 'refs/heads/broken');
    expect(code, output).toBe(1);
    expect(output).toContain('annotate --style error --context wasmwright\n');
    expect(annotation()).toMatch(/^### ✗ 1 of 1 component failed\n[\s\S]*`adder\/adder\.wat:\d+:\d+`/);
  });

  test('a pull request is compared with the branch that it goes to', async () => {
    const { code, output, annotation } = await run('interface', 'refs/heads/unversioned', {
      BUILDKITE_PULL_REQUEST_BASE_BRANCH: 'main',
    });
    expect(code, output).toBe(1);
    expect(annotation()).toContain('`example:adder` needs 0.1.1');
  });

  test.skipIf(!isThere('registry'))('a tag is published', () =>
    withRegistry(async (registry) => {
      const env = { WASM_REGISTRY: registry, BUILDKITE_TAG: 'v1.0.0' };
      const { code, output } = await run('publish', 'refs/tags/v1.0.0', env);
      expect(code, output).toBe(0);
      expect(output).toContain(`Published  ${registry}/adder:1.0.0@sha256:`);
    }),
  );
});

describe('Jenkins', () => {
  /** The shell steps by their stages. */
  const stages = Object.fromEntries(
    [...recipe('Jenkinsfile').matchAll(/stage\('(\w+)'\) \{([\s\S]*?)\n {4}\}/g)].map(([, name = '', body = '']) => [
      name,
      [...body.matchAll(/^ *sh '([^']*)'$/gm)].map(([, line = '']) => line),
    ]),
  );

  /** These stages, each step in a shell of its own, as long as nothing fails. */
  async function run(names: readonly string[], ref: string, env: Env = {}) {
    const cwd = checkout(ref);
    let output = '';
    for (const line of names.flatMap((name) => stages[name] ?? [`no stage ${name}`])) {
      const told = { CI: 'true', JENKINS_URL: 'http://127.0.0.1/', WORKSPACE: cwd };
      const ended = await shell(['sh', '-xe', '-c'], line, { cwd, env: { ...program, ...told, ...env } });
      output += ended.output;
      if (ended.code !== 0) return { code: ended.code, output, cwd };
    }
    return { code: 0, output, cwd };
  }

  const report = (cwd: string, name: string) => readFileSync(join(cwd, '.wasmwright/reports', name), 'utf8');

  test('every step of the file is known', () => {
    expect(Object.values(stages).flat()).toHaveLength(recipe('Jenkinsfile').match(/\bsh\b/g)?.length ?? 0);
  });

  test('what is right passes, also where an earlier build was', async () => {
    const { code, output, cwd } = await run(
      ['Wasmwright', 'Components', 'Wasmwright', 'Components'],
      'refs/heads/main',
    );
    expect(code, output).toBe(0);
    expect(output).toContain('   Unchanged  adder');
    expect(report(cwd, 'ci.xml')).toMatch(/<testsuite name="package" tests="1" failures="0"/);
  });

  test('what does not build fails, and both reports have the place', async () => {
    const { code, output, cwd } = await run(['Wasmwright', 'Components', 'Interface'], 'refs/heads/broken');
    expect(code, output).toBe(1);
    expect(report(cwd, 'ci.xml')).toMatch(/<testsuite name="build" tests="1" failures="1"/);
    expect(report(cwd, 'ci.sarif')).toContain('"uri": "adder/adder.wat"');
  });

  test('a pull request is compared with the branch that it goes to', async () => {
    const { code, output, cwd } = await run(['Wasmwright', 'Components', 'Interface'], 'refs/heads/unversioned', {
      CHANGE_TARGET: 'main',
    });
    expect(code, output).toBe(1);
    expect(report(cwd, 'compat.xml')).toMatch(/<testsuite name="compat" tests="1" failures="1"/);
    expect(report(cwd, 'compat.sarif')).toContain('"ruleId": "version-too-low"');
  });

  test.skipIf(!isThere('registry'))('a tag is published', () =>
    withRegistry(async (registry) => {
      const env = { WASM_REGISTRY: registry, TAG_NAME: 'v1.0.0' };
      const { code, output } = await run(['Wasmwright', 'Components', 'Publish'], 'refs/tags/v1.0.0', env);
      expect(code, output).toBe(0);
      expect(output).toContain(`Published  ${registry}/adder:1.0.0@sha256:`);
    }),
  );
});

describe('a laptop', () => {
  test('what is broken or lacks a version is not pushed, what is right is', async () => {
    const bare = join(folder, 'bare.git');
    remote.git('clone', '--quiet', '--bare', `file://${remote.folder}`, bare);
    const clone = cloneOf(repositoryIn(bare), join(folder, 'laptop'));
    const home = mkdtempSync(join(folder, 'home-'));
    repositoryIn(home).git('clone', '--quiet', '--branch', 'v1', `file://${join(folder, 'program')}`, 'wasmwright');
    cpSync(join(root, 'examples/pipelines/pre-push'), join(clone.folder, '.git/hooks/pre-push'));
    const push = async (from: string) => {
      clone.git('switch', '--quiet', '--create', `my-${from}`, `origin/${from}`);
      clone.commit('mine');
      // Tools of Rust and Go would be below the home folder.
      return shell(['bash', '-c'], 'git push --quiet origin HEAD', { cwd: clone.folder, env: { HOME: home } });
    };
    expect((await push('broken')).output).toContain('error[compile-error]');
    expect((await push('unversioned')).output).toContain('error[version-too-low]');
    const right = await push('main');
    expect(right.code, right.output).toBe(0);
    expect(repositoryIn(bare).git('branch', '--list', 'my-*')).toBe('my-main');
  });
});
