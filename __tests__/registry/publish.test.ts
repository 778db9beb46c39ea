import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../src/report.js';
import { root, wasmwright } from '../helpers/cli.js';
import { putFiles, withFiles } from '../helpers/files.js';
import { dockerLogin, dockerRegistry, goRegistry, isThere, type Running } from './programs.js';
import { project } from './project.js';
import { type Fault, proxyFor } from './proxy.js';

const names = ['acme/kv', 'keeper', 'app', 'whole'];

interface Told {
  readonly code: number;
  readonly published: readonly { name: string; kind: string; reference: string; digest: string; status: string }[];
  readonly findings: Report['findings'];
  readonly output: string;
}

async function publish(cwd: string, args: readonly string[], env: Record<string, string> = {}): Promise<Told> {
  const { code, stdout, stderr } = await wasmwright(['publish', '--format', 'json', ...args], { cwd, env });
  const { published = [], findings = [] } = JSON.parse(stdout || '{}');
  return { code, published, findings, output: stdout + stderr };
}

const tools = ['registry', 'docker-registry', 'crane'].filter((program) => !isThere(program));
const noTools = tools.length > 0 ? ` (skipped: not on PATH: ${tools.join(', ')})` : '';

const home = mkdtempSync(join(tmpdir(), 'wasmwright-home-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const registries = { 'go-containerregistry': goRegistry, Docker: dockerRegistry };

describe.skipIf(noTools).each(Object.entries(registries))(
  `publishing to the registry of %s${noTools}`,
  (name, start) => {
    let registry: Running;
    const env = { HOME: home, DOCKER_CONFIG: join(home, '.docker'), XDG_CONFIG_HOME: join(home, '.config') };
    const crane = (...args: string[]) =>
      execFileSync('crane', args, { encoding: 'buffer', env: { ...process.env, ...env } });
    const text = (...args: string[]) =>
      crane(...args)
        .toString()
        .trim();
    beforeAll(async () => {
      registry = await start();
      await putFiles(home, { '.docker/config.json': dockerLogin(registry.host) });
    });
    afterAll(() => registry?.stop());

    test('all of a project, in order, once', () =>
      withFiles(project(), async (cwd) => {
        const prefix = `${registry.host}/first`;
        const first = await publish(cwd, ['--registry', prefix], env);
        expect(first.code, first.output).toBe(0);
        expect(first.published.map(({ name, kind, status }) => [name, kind, status])).toEqual([
          ['acme/kv', 'wit', 'pushed'],
          ['keeper', 'component', 'pushed'],
          ['app', 'component', 'pushed'],
          ['whole', 'composition', 'pushed'],
        ]);
        for (const { name, reference, digest } of first.published) {
          expect(reference).toBe(`${prefix}/${name}:1.0.0`);
          expect(text('digest', reference)).toBe(digest);
          expect(text('validate', '--remote', reference)).toContain('PASS');
          const manifest = JSON.parse(text('manifest', reference));
          const pulled = crane('blob', `${prefix}/${name}@${manifest.layers[0].digest}`);
          if (name !== 'acme/kv')
            expect(pulled.equals(readFileSync(join(cwd, `wasmwright-out/${name}.wasm`)))).toBe(true);
          expect(manifest.annotations).toMatchObject({
            'org.opencontainers.image.version': '1.0.0',
            'org.opencontainers.image.licenses': 'MIT',
            'org.opencontainers.image.source': 'https://example.com/kv',
          });
          expect(JSON.parse(crane('blob', `${prefix}/${name}@${manifest.config.digest}`).toString())).toMatchObject({
            architecture: 'wasm',
            os: 'wasip2',
            layerDigests: [manifest.layers[0].digest],
          });
        }
        const again = await publish(cwd, ['--registry', prefix], env);
        expect(again.published).toEqual(first.published.map((one) => ({ ...one, status: 'skipped' })));
        // Another folder, where everything is built once more.
        await withFiles(project(), async (other) => {
          expect((await publish(other, ['--registry', prefix], env)).published).toEqual(again.published);
        });
      }));

    test('WIT alone, of which nothing is built', () =>
      withFiles({ 'wit/kv.wit': project()['wit/kv.wit'] }, async (cwd) => {
        const told = await publish(cwd, ['--registry', `${registry.host}/alone`], env);
        expect(told.code, told.output).toBe(0);
        expect(told.published).toMatchObject([{ name: 'acme/kv', kind: 'wit', status: 'pushed' }]);
        expect(text('validate', '--remote', `${registry.host}/alone/acme/kv:1.0.0`)).toContain('PASS');
      }));

    test('no byte in a dry run, nor when another content has the version', () =>
      withFiles(project(), async (cwd) => {
        const prefix = `${registry.host}/second`;
        const dry = await publish(cwd, ['--registry', prefix, '--dry-run'], env);
        expect(dry.published.map(({ status }) => status)).toEqual(names.map(() => 'planned'));
        expect(() => crane('ls', `${prefix}/app`)).toThrow();
        const first = await publish(cwd, ['--registry', prefix], env);
        expect(first.published.map(({ digest }) => digest)).toEqual(dry.published.map(({ digest }) => digest));
        const files = project();
        await putFiles(cwd, {
          ...files,
          'keeper/keeper.wat': files['keeper/keeper.wat'].replace('7', '7 ;; more\n i32.const 0 i32.add'),
          'wit/more.wit': 'world more {}\n',
        });
        const other = await publish(cwd, ['--registry', prefix], env);
        expect(other).toMatchObject({ code: 2, published: [] });
        expect(other.findings.map(({ id, message }) => [id, /`[^`]*second\/([^`]*)`/.exec(message)?.[1]])).toEqual([
          ['version-taken', 'acme/kv:1.0.0'],
          ['version-taken', 'keeper:1.0.0'],
          ['version-taken', 'whole:1.0.0'],
        ]);
        expect(text('digest', `${prefix}/keeper:1.0.0`)).toBe(first.published[1]?.digest);
      }));

    test('what breaks only as a version that says so', () =>
      withFiles(project(), async (cwd) => {
        const prefix = `${registry.host}/third`;
        await publish(cwd, ['--registry', prefix], env);
        const breaking = (version: string) =>
          Object.fromEntries(
            Object.entries(project(version)).map(([path, content]) => [
              path,
              content
                .replace('get: func() -> u32;', 'get: func() -> u32;\n  set: func(n: u32);')
                .replace(
                  `(module (func (export "acme:kv/store`,
                  `(module (func (export "acme:kv/store@${version}#set") (param i32)) (func (export "acme:kv/store`,
                ),
            ]),
          );
        // Who implements the store has to offer more: a world that exports it breaks.
        await putFiles(cwd, breaking('1.0.1'));
        const refused = await publish(cwd, ['--registry', prefix], env);
        expect(refused).toMatchObject({ code: 1, published: [] });
        expect(refused.findings.map(({ id }) => id)).toContain('version-too-low');
        expect(text('ls', `${prefix}/acme/kv`)).toBe('1.0.0');
        await putFiles(cwd, breaking('2.0.0'));
        const accepted = await publish(cwd, ['--registry', prefix], env);
        expect(
          accepted.published.map(({ status }) => status),
          accepted.output,
        ).toEqual(names.map(() => 'pushed'));
      }));

    test('tags that move, and only forwards', () =>
      withFiles(project('2.1.0', 'tags = ["major", "minor", "latest"]'), async (cwd) => {
        const prefix = `${registry.host}/fourth`;
        const newest = await publish(cwd, ['--registry', prefix], env);
        expect(newest.code, newest.output).toBe(0);
        const digest = (tag: string) => text('digest', `${prefix}/app:${tag}`);
        const two = digest('2.1.0');
        expect(['2', '2.1', 'latest'].map(digest)).toEqual([two, two, two]);
        await putFiles(cwd, project('1.4.0', 'tags = ["major", "minor", "latest"]'));
        await publish(cwd, ['--registry', prefix], env);
        const one = digest('1.4.0');
        expect(['1', '1.4', '2', 'latest'].map(digest)).toEqual([one, one, two, two]);
        await putFiles(cwd, project('2.2.0-rc.1', 'tags = ["major", "minor", "latest"]'));
        const candidate = await publish(cwd, ['--registry', prefix], env);
        expect(candidate.published[0]?.status, candidate.output).toBe('pushed');
        expect(['2', 'latest'].map(digest)).toEqual([two, two]);
      }));

    if (name === 'Docker') {
      test('nothing with a wrong password, which no output has', () =>
        withFiles(project(), async (cwd) => {
          const auth = Buffer.from('ada:wrong-and-secret').toString('base64');
          const config = JSON.stringify({ auths: { [registry.host]: { auth } } });
          await putFiles(cwd, { 'docker/config.json': config });
          const told = await publish(cwd, ['--registry', `${registry.host}/fifth`], {
            ...env,
            DOCKER_CONFIG: join(cwd, 'docker'),
          });
          expect(told).toMatchObject({ code: 2, published: [], findings: [{ id: 'registry-refused' }] });
          expect(told.output).not.toMatch(/wrong-and-secret/);
          expect(told.output).not.toContain(auth);
        }));
    }
  },
);

describe('before anything is asked', () => {
  const refused = async (files: Record<string, string>, args: readonly string[]) =>
    withFiles(files, async (cwd) => {
      const { code, findings, published } = await publish(cwd, args);
      expect([code, published]).toEqual([2, []]);
      return findings.map(({ id, message }) => `${id}: ${message}`).join('\n');
    });

  test.each([
    ['no registry', [], /^usage: nothing says where to publish$/],
    ['capitals in a name', ['--registry', 'localhost:1/Acme'], /^usage: `localhost:1\/Acme.*which is in lower case/],
    ['no host', ['--registry', 'acme'], /^usage: .* does not begin with the host of a registry/],
    [
      'a tag that is no version',
      ['--registry', 'localhost:1/acme', '--tag', 'v1'],
      /^version-invalid: `v1` is no version/,
    ],
    ['a version with a build', ['--registry', 'localhost:1/acme', '--tag', '1.0.0+b'], /^version-invalid: /],
  ])('%s', async (_, args, message) => {
    expect(await refused(project(), args)).toMatch(message);
  });

  test('no version', async () => {
    const files = project();
    const said = await refused(
      { ...files, 'wasmwright.toml': files['wasmwright.toml'].replace('version = "1.0.0"', '') },
      ['--registry', 'localhost:1/acme'],
    );
    expect(said.split('\n').sort()).toEqual(
      ['app', 'keeper', 'whole'].map((name) => `version-missing: \`${name}\` is to be published, and has no version`),
    );
  });
});

describe.skipIf(noTools)(`a way to the registry that fails${noTools}`, () => {
  let registry: Running;
  let cwd: string;
  /** What the registry has when nothing has failed. */
  let whole: string[];
  const state = (prefix: string) =>
    names.map((name) => {
      const reference = `${registry.host}/${prefix}/${name}`;
      const tags = execFileSync('crane', ['ls', reference], { encoding: 'utf8' }).trim();
      execFileSync('crane', ['validate', '--remote', `${reference}:1.0.0`], { stdio: 'ignore' });
      return `${name} ${tags} ${execFileSync('crane', ['digest', `${reference}:1.0.0`], { encoding: 'utf8' }).trim()}`;
    });
  beforeAll(async () => {
    registry = await goRegistry();
    cwd = mkdtempSync(join(tmpdir(), 'wasmwright-publish-'));
    await putFiles(cwd, project());
    const first = await publish(cwd, ['--registry', `${registry.host}/whole`]);
    expect(first.code, first.output).toBe(0);
    whole = state('whole');
  });
  afterAll(() => {
    registry?.stop();
    rmSync(cwd, { recursive: true, force: true });
  });

  /** Publishes through a proxy that lets the program be killed. */
  async function killedAt(index: number, when: 'before' | 'after', prefix: string): Promise<boolean> {
    let child: ReturnType<typeof spawn> | undefined;
    let isKilled = false;
    const proxy = await proxyFor(registry.host, async (at) => {
      if (at !== index) return 'none';
      isKilled = true;
      if (when === 'before') {
        child?.kill('SIGKILL');
        return 'lost';
      }
      setTimeout(() => child?.kill('SIGKILL'), 0);
      return 'none';
    });
    child = spawn(process.execPath, [join(root, 'dist/cli.js'), 'publish', '--registry', `${proxy.host}/${prefix}`], {
      cwd,
      stdio: 'ignore',
    });
    await once(child, 'exit');
    proxy.close();
    return isKilled;
  }

  test('killed at each request, before or after it came through: the next run makes it whole', async () => {
    let index = 0;
    for (; ; index++) {
      const prefix = `killed${index}`;
      if (!(await killedAt(index, index % 2 === 0 ? 'before' : 'after', prefix))) break;
      const next = await publish(cwd, ['--registry', `${registry.host}/${prefix}`]);
      expect(next.code, next.output).toBe(0);
      expect(state(prefix), `killed at request ${index}`).toEqual(whole);
    }
    expect(index).toBeGreaterThan(20);
  }, 300_000);

  const faults: readonly Exclude<Fault, 'none'>[] = ['lost', 'answer-lost', 'busy', 'broken', 'slow', 'cut'];
  test('with a fault at every third request it goes on', async () => {
    for (const [turn, fault] of faults.entries()) {
      const prefix = `fault${turn}`;
      const proxy = await proxyFor(registry.host, (at) => (at % 3 === turn % 3 ? fault : 'none'));
      const told = await publish(cwd, ['--registry', `${proxy.host}/${prefix}`]);
      proxy.close();
      expect(told.code, `${fault}: ${told.output}`).toBe(0);
      expect(state(prefix), fault).toEqual(whole);
    }
  }, 300_000);

  test('a registry that names what it got by another digest is not believed', async () => {
    const proxy = await proxyFor(registry.host, (_, what) => (what.startsWith('PUT') ? 'other-digest' : 'none'));
    const told = await publish(cwd, ['--registry', `${proxy.host}/lies`]);
    proxy.close();
    expect(told).toMatchObject({ code: 2, findings: [{ id: 'push-failed' }] });
    expect(told.findings[0]?.message).toContain('by another digest');
  });

  test('a registry that is down costs nothing', async () => {
    const copy = mkdtempSync(join(tmpdir(), 'wasmwright-publish-'));
    await cp(cwd, copy, { recursive: true });
    const told = await publish(copy, ['--registry', '127.0.0.1:9/acme']);
    rmSync(copy, { recursive: true, force: true });
    expect(told).toMatchObject({ code: 2, published: [] });
    expect(told.findings.every(({ id }) => id === 'download-failed' || id === 'push-failed')).toBe(true);
  });

  test('what is there is not sent again', async () => {
    const proxy = await proxyFor(registry.host, () => 'none');
    const told = await publish(cwd, ['--registry', `${proxy.host}/whole`]);
    proxy.close();
    const asked = told.published.flatMap(({ name, kind, digest }) => [
      `HEAD /v2/whole/${name}/manifests/1.0.0`,
      // Whether its SBOM is attached: this registry does not keep count, so that a tag says it.
      ...(kind === 'wit'
        ? []
        : [`GET /v2/whole/${name}/referrers/${digest}`, `GET /v2/whole/${name}/manifests/${digest.replace(':', '-')}`]),
    ]);
    expect(asked.length).toBe(10);
    expect(proxy.asked.sort()).toEqual(asked.sort());
  });
});
