import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../helpers/cli.js';
import { obstacle, type Ran, runWorkflow } from './act.js';
import { type Services, startServices } from './services.js';

const from = (name: string) => JSON.stringify(pathToFileURL(join(root, 'node_modules/@actions', name)).href);

/** An action that uses all that the services stand for. */
const probe = {
  'action.yml': `
name: probe
description: touches everything
inputs:
  token: { description: token, default: '\${{ github.token }}' }
runs:
  using: node24
  main: main.mjs
  post: post.mjs
`,
  'main.mjs': `
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import * as core from ${from('core/lib/core.js')};
import { DefaultArtifactClient } from ${from('artifact/lib/artifact.js')};
import { restoreCache, saveCache } from ${from('cache/lib/cache.js')};
import { context, getOctokit } from ${from('github/lib/github.js')};

core.setOutput('node', process.versions.node);
core.setOutput('pull', context.payload.pull_request.number);
await core.summary.addHeading('Probe').addRaw('| a | b |\\n').write();
core.error('first\\nsecond: a::b', { file: 'src/a,b.txt', startLine: 3, startColumn: 5, title: 'x=y' });

rmSync('kept', { recursive: true, force: true });
const hit = await restoreCache(['kept'], 'probe-1');
core.setOutput('cache', hit ?? 'none');
if (!hit) {
  mkdirSync('kept');
  writeFileSync('kept/file', randomBytes(20_000_000));
  await saveCache(['kept'], 'probe-1');
}

const artifacts = new DefaultArtifactClient();
const { id } = await artifacts.uploadArtifact('results', ['hello.txt', 'kept/file'], '.');
core.setOutput('artifact', id);
const { artifact } = await artifacts.getArtifact('results');
core.setOutput('listed', artifact.name);

const { rest } = getOctokit(core.getInput('token'));
await rest.issues.createComment({ ...context.repo, issue_number: context.payload.pull_request.number, body: 'posted' });
core.saveState('word', 'kept');
`,
  'post.mjs': `
import * as core from ${from('core/lib/core.js')};
core.info('after: ' + core.getState('word'));
`,
};

const workflow = `
on: pull_request
jobs:
  probe:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - id: probe
        uses: acme/probe@v1
      - run: 'echo "echoed: \${{ steps.probe.outputs.listed }} in $GITHUB_REPOSITORY at $GITHUB_REF"'
      - run: 'exit 3'
`;

describe.skipIf(obstacle !== undefined)(`workflows on this machine${obstacle ? ` (skipped ${obstacle})` : ''}`, () => {
  let folder: string;
  let services: Services;
  let [first, second]: Ran[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wasmwright-probe-'));
    for (const [name, text] of Object.entries(probe)) await writeFile(join(folder, name), text);
    services = await startServices();
    const go = (denied: readonly string[]) => {
      for (const permission of denied) services.api.denied.add(permission);
      const files = { 'hello.txt': 'hello\n' };
      return runWorkflow({ workflow, event: 'pull_request', files, services, actions: { 'acme/probe@v1': folder } });
    };
    first = await go([]);
    second = await go(['issues=write']);
  });
  afterAll(async () => {
    await services?.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('run on Node 24', () => {
    expect(first?.outputs['probe']?.['node']).toMatch(/^24\./);
  });

  test('end as their steps do', () => {
    const rows = first?.steps.map(({ name, stage, outcome }) => `${stage} ${name}: ${outcome}`);
    expect(first?.code).toBe(1);
    expect(rows).toContain('Main acme/probe@v1: success');
    expect(rows).toContain('Main exit 3: failure');
    expect(rows).toContain('Post acme/probe@v1: success');
  });

  test('know their event and repository, and hand outputs and states on', () => {
    expect(first?.outputs['probe']).toMatchObject({ pull: '7' });
    expect(first?.output).toContain('echoed: results in acme/demo at refs/pull/7/merge\n');
    expect(first?.output).toContain('after: kept\n');
  });

  test('leave summaries and annotations', () => {
    expect(first?.summary).toBe('<h1>Probe</h1>\n| a | b |\n');
    expect(first?.annotations).toEqual([
      { level: 'error', title: 'x=y', file: 'src/a,b.txt', line: '3', col: '5', message: 'first\nsecond: a::b' },
    ]);
  });

  test('upload artifacts, each run its own', () => {
    for (const run of [first, second]) {
      expect(run?.artifacts.map(({ id, name }) => ({ id, name }))).toEqual([
        { id: run?.outputs['probe']?.['artifact'], name: 'results' },
      ]);
      const files = run?.artifacts[0]?.files;
      expect([...(files?.keys() ?? [])]).toEqual(['hello.txt', 'kept/file']);
      expect(files?.get('hello.txt')?.toString()).toBe('hello\n');
    }
    const [made, restored] = [first, second].map((run) => run?.artifacts[0]?.files.get('kept/file'));
    expect(made).toHaveLength(20_000_000);
    expect(made?.equals(restored ?? Buffer.alloc(0))).toBe(true);
  });

  test('share their caches', () => {
    const key = 'probe-1';
    expect(first?.cacheUses).toEqual([
      { what: 'miss', key },
      { what: 'saved', key },
    ]);
    expect(second?.cacheUses).toEqual([{ what: 'hit', key }]);
  });

  test('reach the API, with the rights of their token', () => {
    const request = { method: 'POST', path: '/repos/acme/demo/issues/7/comments', body: { body: 'posted' } };
    expect(first?.requests).toEqual([{ ...request, status: 201 }]);
    expect(second?.requests).toEqual([{ ...request, status: 403 }]);
    expect(second?.output).toContain('Resource not accessible by integration');
    expect(services.api.comments(7).map(({ body }) => body)).toEqual(['posted']);
  });

  test('are ended when they take too long, with all that they started', async () => {
    const seconds = 1000 + (process.pid % 1000) / 1000;
    const sleeper = `
on: push
jobs:
  sleep:
    runs-on: ubuntu-latest
    steps:
      - run: 'sleep ${seconds} & sleep ${seconds}'
`;
    await expect(runWorkflow({ workflow: sleeper, event: 'push', services, timeout: 3000 })).rejects.toThrow('3000 ms');
    expect(execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })).not.toContain(`sleep ${seconds}`);
  });

  test('must have a job for their event', async () => {
    await expect(runWorkflow({ workflow, event: 'push', services })).rejects.toThrow('act ran no job');
  });
});
