import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { node } from '../../src/platform/node.js';
import { toolCache } from '../../src/toolchains/cache.js';
import { goRegistry, isThere, type Running } from '../registry/programs.js';
import { project } from '../registry/project.js';
import { obstacle, type Ran, runWorkflow, type Workflow } from './act.js';
import { type Services, startServices } from './services.js';

const missing = ['registry', 'crane'].filter((program) => !isThere(program));
const why = obstacle ?? (missing.length > 0 ? `not on PATH: ${missing.join(', ')}` : undefined);

const workflow = (registry: string) => `
on: { push: { branches: [main] } }
jobs:
  release:
    runs-on: ubuntu-latest
    permissions: { contents: write, pull-requests: write, packages: write }
    steps:
      - uses: actions/checkout@v5
        with: { fetch-depth: 0 }
      - id: wasmwright
        uses: acme/wasmwright@v1
        with: { command: release, registry: ${registry}/acme, upload: false }
      - env: { RELEASES: "\${{ steps.wasmwright.outputs.releases }}", PULL: "\${{ steps.wasmwright.outputs.pull-request }}" }
        run: echo "releases $RELEASES" && echo "pull <$PULL>"
`;

const branch = 'wasmwright/release-main';

describe.skipIf(why)(`releases by a workflow${why ? ` (skipped: ${why})` : ''}`, () => {
  let services: Services;
  let registry: Running;
  beforeAll(async () => {
    services = await startServices();
    registry = await goRegistry();
  });
  afterAll(async () => {
    await services?.close();
    registry?.stop();
  });

  const start = { ...project(), 'CHANGELOG.md': '# Change log\n\n## 1.0.0 (2025-12-01)\n\nThe first release.\n' };
  const change = {
    'wit/kv.wit': project()['wit/kv.wit'].replace('world app {', 'world app {\n  export stop: func();'),
    'app/app.wat': project()['app/app.wat'].replace(/\)\s*$/, '\n  (func (export "stop")))'),
  };
  const push = (more: Partial<Workflow>): Promise<Ran> =>
    runWorkflow({
      workflow: workflow(registry.host),
      event: 'push',
      services,
      toolCache: toolCache(node),
      history: [{ files: start, tag: 'v1.0.0' }],
      ...more,
    });
  const state = () => services.api.released;
  const said = ({ output }: Ran, what: string) => new RegExp(`${what} (.*)`).exec(output)?.[1];
  const writes = ({ requests }: Ran) =>
    requests.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`);

  test('a change opens the pull request of the release, and the same once more changes nothing', async () => {
    const first = await push({ files: change });
    expect(first.code, first.output).toBe(0);
    expect(state().pulls).toMatchObject([
      { number: 10, head: branch, base: 'main', title: 'Release v2.0.0', state: 'open' },
    ]);
    expect(state().pulls[0]?.body).toContain('function `app#stop` was added');
    expect([said(first, 'releases'), said(first, 'pull')]).toEqual(['[{"tag":"v2.0.0"}]', '<10>']);
    const files = state().filesOf(branch);
    expect(Object.keys(files).sort()).toEqual([
      'CHANGELOG.md',
      'app/app.wat',
      'keeper/keeper.wat',
      'wasmwright.toml',
      'wit/kv.wit',
    ]);
    expect(files['wit/kv.wit']).toContain('package acme:kv@2.0.0;');
    expect(files['CHANGELOG.md']).toContain('## 2.0.0 (');
    const again = await push({ files: change });
    expect(again.code, again.output).toBe(0);
    // A tree is written to see that it is the one that is there.
    expect(writes(again)).toEqual(['POST /repos/acme/demo/git/trees']);
    expect(state().releases).toEqual([]);
  });

  test('more changes keep it up to date', async () => {
    const more = await push({ files: { ...change, 'keeper/keeper.wat': `;; more\n${start['keeper/keeper.wat']}` } });
    expect(more.code, more.output).toBe(0);
    expect(state().pulls).toHaveLength(1);
    expect(writes(more).filter((what) => what.startsWith('PATCH'))).toContain(
      'PATCH /repos/acme/demo/git/refs/heads%2Fwasmwright%2Frelease-main',
    );
  });

  describe('merging it', () => {
    const merged = () => ({
      files: state().filesOf(branch),
      history: [{ files: start, tag: 'v1.0.0' }, { files: change }],
    });
    const names = ['acme-kv', 'app', 'keeper', 'whole'];
    const files = [
      ...names.flatMap((name) =>
        name === 'acme-kv' ? [`${name}.wasm`, `${name}.wit`] : [`${name}.wasm`, `${name}.cdx.json`],
      ),
      // Those that have names of functions.
      'app.debug.wasm',
      'whole.debug.wasm',
      'SHA256SUMS',
    ].sort();

    test('says which permission it lacks, and what is published is not published twice', async () => {
      services.api.denied.add('contents=write');
      const refused = await push(merged());
      services.api.denied.clear();
      expect(refused.code).not.toBe(0);
      expect(refused.output).toContain('add `contents: write` and `pull-requests: write` and `packages: write`');
      expect(state().releases).toEqual([]);
    });

    test('makes the release, once', async () => {
      const first = await push(merged());
      expect(first.code, first.output).toBe(0);
      expect(first.output.match(/which is published already/g)).toHaveLength(4);
      const [release, ...others] = state().releases;
      expect(others).toEqual([]);
      expect(release).toMatchObject({ tag_name: 'v2.0.0', draft: false });
      expect(release?.body).toContain('function `app#stop` was added');
      expect(release?.assets.map(({ name }) => name).sort()).toEqual(files);
      const content = (name: string) =>
        release?.assets.find((asset) => asset.name === name)?.content ?? Buffer.alloc(0);
      for (const line of content('SHA256SUMS').toString().trim().split('\n')) {
        const [sum, name = ''] = line.split('  ');
        expect(createHash('sha256').update(content(name)).digest('hex'), name).toBe(sum);
      }
      for (const name of names) {
        const reference = `${registry.host}/acme/${name.replace('acme-kv', 'acme/kv')}`;
        const manifest = JSON.parse(execFileSync('crane', ['manifest', `${reference}:2.0.0`], { encoding: 'utf8' }));
        const layer = execFileSync('crane', ['blob', `${reference}@${manifest.layers[0].digest}`]);
        expect(content(`${name}.wasm`).equals(layer), name).toBe(true);
      }
      expect(content('acme-kv.wit').toString()).toContain('package acme:kv@2.0.0;');
      const again = await push(merged());
      expect(again.code, again.output).toBe(0);
      expect(writes(again)).toEqual([]);
    });

    test('that was left half done is completed', async () => {
      const [release] = state().releases;
      if (!release) throw new Error('there is no release');
      release.draft = true;
      const [first, second] = release.assets.splice(0, 2);
      if (!first || !second) throw new Error('it has no files');
      release.assets.push({ ...second, size: 1, content: Buffer.from('-') });
      const again = await push(merged());
      expect(again.code, again.output).toBe(0);
      expect(state().releases).toEqual([release]);
      expect(release.draft).toBe(false);
      expect(release.assets.map(({ name }) => name).sort()).toEqual(files);
      expect(release.assets.find(({ name }) => name === second.name)?.content.equals(second.content)).toBe(true);
      expect(writes(again)).toHaveLength(4);
    });
  });
});
