import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { root } from '../helpers/cli.js';
import { obstacle, type Ran, runWorkflow, type Workflow } from './act.js';
import { type Services, startServices } from './services.js';

const wat = join(root, '__tests__/cli/ci-wat/project');
const sides = ['baseline', 'wit'].map((side) =>
  readFileSync(join(root, '__tests__/fixtures/kv', side, 'store.wit'), 'utf8'),
);
const [released = '', broken = ''] = sides;
const api = 'api/store.wit';

const workflow = (inputs = '', after = '') => `
on: [push, pull_request]
jobs:
  components:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - id: gate
        uses: acme/wasmwright@v1
        with: { ${['upload: false, cache: false', inputs].filter(Boolean).join(', ')} }
${after}
`;

describe.skipIf(obstacle !== undefined)(`a pull request${obstacle ? ` (skipped ${obstacle})` : ''}`, () => {
  let services: Services;
  beforeAll(async () => {
    services = await startServices();
  });
  afterAll(() => services?.close());
  beforeEach(() => {
    services.api.comments(7).length = 0;
    services.api.timeline(7).length = 0;
    services.api.denied.clear();
    services.api.runs.length = 0;
    services.api.troubles.length = 0;
  });
  const go = (asked: Partial<Workflow>) =>
    runWorkflow({
      event: 'pull_request',
      services,
      workflow: workflow(),
      project: wat,
      files: { [api]: released },
      env: { GITHUB_TOKEN: services.api.token },
      ...asked,
    });
  const breaking = { commits: [{ [api]: broken }] };
  const asked = ({ requests }: Ran) =>
    requests.map(({ method, path, status }) => `${method} ${path.split('/').at(-1)} ${status}`);
  const body = () => services.api.comments(7).at(-1)?.body ?? '';

  test('that breaks plugins fails at the lines, and is told in one comment', async () => {
    const first = await go(breaking);
    expect(first.code, first.output).toBe(1);
    expect(first.annotations.map(({ level, file, line, col, title }) => [level, file, line, col, title])).toEqual([
      ['error', api, '1', '17', 'Needs 0.3.0'],
      ['error', api, '20', '3', 'function-added: old guests break'],
      ['error', api, '8', '5', 'record-fields-changed: old guests and old hosts break'],
    ]);
    expect(body()).toMatch(
      /^<!-- wasmwright \S*:components found=[0-9a-f]{16}\.[0-9a-f]{16} -->\n### ✗ `demo:kv` 0\.2\.2 breaks/,
    );
    expect(first.summary).toMatch(/^### ✗ `demo:kv` 0\.2\.2 breaks plugins built for 0\.2\.1\n/);
    expect(first.summary).toContain('\n### ✓ 2 components and 1 composition passed\n');
    expect(asked(first)).toEqual(['GET comments 200', 'GET timeline 200', 'GET runs 200', 'POST comments 201']);
    const { compatible, outcome, sarif, ...outputs } = first.outputs['gate'] ?? {};
    expect([compatible, outcome, outputs['required-bump']]).toEqual(['false', 'failed', 'minor']);
    expect(JSON.parse(outputs['findings'] ?? '')[0].findings).toHaveLength(3);
    expect(sarif).toMatch(/\.sarif$/);

    const second = await go(breaking);
    expect(asked(second)).toEqual(['GET comments 200', 'GET timeline 200', 'GET runs 200']);

    const mended = await go({ commits: [{ [api]: broken }, { [api]: released }] });
    expect(mended.code, mended.output).toBe(0);
    expect(asked(mended)).toEqual(['GET comments 200', 'GET runs 200', expect.stringMatching(/^PATCH \d+ 200$/)]);
    expect(services.api.comments(7)).toHaveLength(1);
    expect(body()).toMatch(
      /^<!-- wasmwright \S* -->\n### ✓ No interface has changed\n\n<sub>\[\w{7}\]\[h1\] against main \[\w{7}\]\[m1\]/,
    );
  });

  test('that touches no interface says nothing', async () => {
    const ran = await go({ commits: [{ 'README.md': 'Hello\n' }] });
    expect(ran.code, ran.output).toBe(0);
    expect(asked(ran)).toEqual(['GET comments 200', 'GET runs 200']);
    expect(services.api.comments(7)).toEqual([]);
    expect(ran.outputs['gate']).toMatchObject({ compatible: 'true', 'required-bump': 'none' });
  });

  describe('tells what else is new', () => {
    const larger = readFileSync(join(wat, 'a/a.wat'), 'utf8').replace(
      '(memory (export "memory") 1)',
      `(memory (export "memory") 1) (data (i32.const 0) "${'x'.repeat(9_000)}")`,
    );
    const uploading = workflow().replace('upload: false, ', '');
    /** Runs the workflow for the commit that pull requests will leave, and keeps what it uploads. */
    const runOnMain = async (event = 'push', expired = false) => {
      const main = await go({ event: 'push', workflow: uploading });
      expect(main.code, main.output).toBe(0);
      const artifacts = main.artifacts.map(({ id, name, url, size }) => {
        return { id: Number(id), name, url, size_in_bytes: size, expired };
      });
      expect(artifacts.map(({ name }) => name)).toEqual(['wasmwright']);
      return (_: readonly string[], base: string) => {
        services.api.runs.push({ id: 5, head_sha: base, event, artifacts });
      };
    };
    const change = { workflow: uploading, commits: [{ 'a/a.wat': larger }] };

    test('where a run for the base has left its results', async () => {
      const keep = await runOnMain();
      const ran = await go({ ...change, committed: keep });
      expect(ran.code, ran.output).toBe(0);
      expect(body()).toMatch(
        /\n### ✓ No interface has changed\n\n\*\*Also new\*\*, and no reason to fail:\n\n- `[\w-]+\.wasm` grows from 2 KiB to 11 KiB \(\+\d+ %\), all of it in `a`\.\n/,
      );
      expect(ran.summary).toContain('**Also new**');
      expect(asked(ran)).toEqual([
        'GET comments 200',
        'GET runs 200',
        'GET artifacts 200',
        'GET zip 302',
        'POST comments 201',
      ]);
    });

    test.each([
      ['there is none', 'push', true, ''],
      ['strangers had it built', 'pull_request', false, ''],
      ['it may not be read', 'push', false, 'actions=read'],
    ])('and nothing where %s', async (_, event, expired, denied) => {
      const keep = await runOnMain(event, expired);
      if (denied !== '') services.api.denied.add(denied);
      const ran = await go({ ...change, committed: keep });
      expect(ran.code, ran.output).toBe(0);
      expect(ran.summary).not.toContain('Also new');
      expect(services.api.comments(7)).toEqual([]);
    });
  });

  test('leaves comments of others alone, also those that quote ours', async () => {
    await go(breaking);
    const ours = body();
    services.api.comments(7).length = 0;
    services.api.comments(7).push({ id: 99, body: ours, user: { login: 'octocat', type: 'User' } });
    await go(breaking);
    expect(services.api.comments(7).map(({ user }) => user.login)).toEqual(['octocat', 'github-actions[bot]']);
  });

  describe('with the label that accepts a break', () => {
    const labeled = { event: 'labeled', id: 41, label: { name: 'accept-break' }, actor: { login: 'octocat' } };
    const at = (sha: string) => ({ event: 'committed', sha });
    const set =
      (...items: object[]) =>
      (commits: readonly string[]) => {
        const timeline = services.api.timeline(7);
        timeline.length = 0;
        for (const item of items)
          timeline.push('commit' in item ? at(commits[Number(item.commit)] ?? '') : { ...item });
      };
    const more = broken.replace('  on-put:', '  on-clear: func();\n  on-put:');

    test('passes with notices, until something new breaks', async () => {
      await go(breaking);
      const ran = await go({ ...breaking, committed: set({ commit: 0 }, labeled) });
      expect(ran.code, ran.output).toBe(0);
      expect(ran.annotations.map(({ level }) => level)).toEqual(['notice', 'notice', 'notice']);
      expect(body()).toContain('### ! Break accepted: `demo:kv` 0.2.2 stops');
      expect(body()).toContain('octocat accepted both findings with the label `accept-break`.');

      const later = await go({
        commits: [{ [api]: broken }, { [api]: more }],
        committed: set({ commit: 0 }, labeled, { commit: 1 }),
      });
      expect(later.code, later.output).toBe(1);
      expect(body()).toContain('### ✗ `demo:kv` 0.2.2 breaks');
      expect(body()).toContain('1 finding is new since the label `accept-break` was set');

      const again = await go({
        commits: [{ [api]: broken }, { [api]: more }],
        committed: set(
          { commit: 0 },
          labeled,
          { commit: 1 },
          { ...labeled, event: 'unlabeled', id: 42 },
          { ...labeled, id: 43 },
        ),
      });
      expect(again.code, again.output).toBe(0);
    });

    test('fails again without it', async () => {
      const removed = set({ commit: 0 }, labeled, { ...labeled, event: 'unlabeled', id: 42 });
      const ran = await go({ ...breaking, committed: removed });
      expect(ran.code, ran.output).toBe(1);
    });

    test('of another name accepts nothing', async () => {
      const ran = await go({ ...breaking, committed: set({ commit: 0 }, { ...labeled, label: { name: 'wontfix' } }) });
      expect(ran.code, ran.output).toBe(1);
    });

    test('of a commit that cannot be had accepts what the comment said then, and no more', async () => {
      const gone = { event: 'committed', sha: 'f'.repeat(40) };
      const events = set(gone, { ...labeled, created_at: '2999-01-01T00:00:00Z' }, { commit: 0 });
      const unknown = await go({ ...breaking, committed: events });
      expect(unknown.code, unknown.output).toBe(1);
      services.api.comments(7).length = 0;
      services.api.timeline(7).length = 0;
      await go(breaking);
      const ran = await go({ ...breaking, committed: events });
      expect(ran.code, ran.output).toBe(0);
    });

    test('accepts nothing that a commit with a false place in the history would bring', async () => {
      await go({ ...breaking, committed: set({ commit: 0 }, labeled) });
      // What comes later claims to have been there when the label was set.
      const ran = await go({
        commits: [{ [api]: broken }, { [api]: more }],
        committed: set({ commit: 0 }, { commit: 1 }, labeled),
      });
      expect(ran.code, ran.output).toBe(1);
    });
  });

  describe('whose token', () => {
    const readOnly = () => services.api.denied.add('issues=write');
    const repo = { full_name: 'stranger/demo' };
    const fork = {
      pull_request: {
        number: 7,
        head: { ref: 'topic', sha: '', repo },
        base: { ref: 'main', sha: '', repo: { full_name: 'acme/demo' } },
      },
    };

    test('may only read says the same in the summary', async () => {
      readOnly();
      const ran = await go({ commits: [{ [api]: released.replaceAll('0.2.1', '0.2.2') }], payload: fork });
      expect(ran.code, ran.output).toBe(0);
      expect(ran.summary).toContain(
        "Not posted as a comment: this run's token is read-only (pull request from a fork).",
      );
      expect(ran.annotations.filter(({ level }) => level !== 'notice')).toEqual([]);
    });

    test('lacks a permission names it', async () => {
      readOnly();
      const ran = await go(breaking);
      expect(ran.code).toBe(1);
      expect(ran.annotations.at(-1)?.level).not.toBe('warning');
      expect(ran.summary).toContain('add `pull-requests: write` under `permissions:` of the job');
    });

    test('is limited for a moment is tried again', async () => {
      const body = Buffer.from('{"message":"slow down"}');
      const slow = { status: 429, headers: { 'retry-after': '1', 'content-type': 'application/json' }, body };
      services.api.troubles.push(slow, { ...slow, status: 503, headers: { 'content-type': 'application/json' } });
      const ran = await go(breaking);
      expect(asked(ran).slice(0, 3)).toEqual(['GET comments 429', 'GET comments 503', 'GET comments 200']);
      expect(asked(ran).at(-1)).toBe('POST comments 201');
    });

    test('is limited for long is given up, and the verdict stands', async () => {
      const body = Buffer.from('{"message":"API rate limit exceeded"}');
      services.api.troubles.push({
        status: 403,
        headers: { 'retry-after': '3600', 'content-type': 'application/json' },
        body,
      });
      const ran = await go(breaking);
      expect(ran.code).toBe(1);
      expect(asked(ran)).toEqual(['GET comments 403', 'GET timeline 200', 'GET runs 200']);
      expect(ran.annotations.map(({ level }) => level)).toContain('warning');
      expect(ran.summary).toMatch(/^### ✗ `demo:kv`/);
    });
  });

  test('that cannot be compared is not green', async () => {
    const ran = await go({ files: { [api]: 'package demo:kv@0.2.1;\ninterface store {' }, ...breaking });
    expect(ran.code).toBe(1);
    expect(body()).toMatch(/\n### \? `git:main:api` was not compared: /);
    expect(ran.outputs['gate']).toMatchObject({ compatible: '', outcome: 'failed' });
  });

  test('that does not build is compared all the same', async () => {
    const ran = await go({
      commits: [
        { [api]: released.replace('0.2.1', '0.2.2'), 'a/a.wat': '(module (func (export "twice") local.bet 0))\n' },
      ],
    });
    expect(ran.code).toBe(1);
    expect(body()).toMatch(/\n### ✗ `a` did not build; interfaces were compared, nothing breaks\n/);
  });

  test('with `comment: never` has none', async () => {
    const ran = await go({ ...breaking, workflow: workflow('comment: never') });
    expect(ran.code).toBe(1);
    expect(services.api.comments(7)).toEqual([]);
  });

  test('`command: compat` compares and does nothing else, on a push as well', async () => {
    const text = workflow(`command: compat, against: ${'git:main~1'}`);
    const ran = await go({ event: 'push', workflow: text, ...breaking });
    expect(ran.code).toBe(1);
    expect(ran.requests).toEqual([]);
    expect(ran.summary).toMatch(/^### /);
    expect(ran.summary).not.toContain('component');
  });

  test('each cell of a matrix has its own comment', async () => {
    const text = workflow().replace(
      'runs-on: ubuntu-latest',
      'runs-on: ubuntu-latest\n    strategy: { max-parallel: 1, fail-fast: false, matrix: { os: [a, b] } }',
    );
    await go({ ...breaking, workflow: text, timeout: 120_000 });
    expect(services.api.comments(7)).toHaveLength(2);
  });
});
