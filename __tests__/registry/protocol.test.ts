import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { openSide } from '../../src/compat/sources/index.js';
import type { Platform } from '../../src/platform/platform.js';
import { parseChallenges } from '../../src/registry/challenge.js';
import { openRepository } from '../../src/registry/client.js';
import { credentialsFor } from '../../src/registry/credentials.js';
import { repositoryOf } from '../../src/registry/packages.js';
import { openTargets } from '../../src/registry/push.js';
import { parseReference, registryName } from '../../src/registry/reference.js';
import { wat } from '../core/core.js';
import { digestOf } from './push.js';
import { type Asked, type Given, json, type LocalServer, serve } from './server.js';
import { findingOf, opening, userAt } from './surroundings.js';

const signal = new AbortController().signal;
const home = mkdtempSync(join(tmpdir(), 'wasmwright-home-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));
const servers: LocalServer[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

const component = wat('(component)');
const manifest = JSON.stringify({
  schemaVersion: 2,
  config: { mediaType: 'application/vnd.wasm.config.v0+json', digest: digestOf(Buffer.from('{}')), size: 2 },
  layers: [{ mediaType: 'application/wasm', digest: digestOf(component), size: component.length }],
});
const content: Record<string, string | Uint8Array> = {
  '/v2/acme/kv/manifests/1.0.0': manifest,
  [`/v2/acme/kv/blobs/${digestOf(component)}`]: component,
};

async function server(answer: (asked: Asked) => Given): Promise<LocalServer> {
  const started = await serve(answer);
  servers.push(started);
  return started;
}

/** What a registry has, without a question. */
const given = ({ url: { pathname } }: Asked): Given => {
  const body = content[pathname];
  return body === undefined ? json({ errors: [{ code: 'MANIFEST_UNKNOWN' }] }, { status: 404 }) : { body };
};

const user = (files: Record<string, string> = {}, env: Record<string, string> = {}) =>
  userAt(mkdtempSync(join(home, 'user-')), files, env);

const open = ({ host }: LocalServer, platform: Platform = user()) =>
  openSide(`oci:${host}/acme/kv:1.0.0`, opening(platform));

describe('tokens', () => {
  /** A registry that takes only tokens, and the server that gives them to whom `letIn` says. */
  async function withTokens(letIn: (asked: Asked) => boolean, field = 'token') {
    const tokens = await server((asked) =>
      letIn(asked) ? json({ [field]: 'let-in' }) : json({ errors: [{ code: 'DENIED' }] }, { status: 401 }),
    );
    const registry = await server((asked) => {
      if (asked.authorization === 'Bearer let-in') return given(asked);
      const challenge = `Bearer realm="${tokens.url}/token",service="a registry",scope="repository:acme/kv:pull"`;
      return { status: 401, headers: { 'www-authenticate': challenge } };
    });
    return { tokens, registry };
  }
  const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

  test('a stranger gets one where all may read, and it is used for all that follows', async () => {
    const { tokens, registry } = await withTokens(() => true);
    expect((await open(registry, user({}, { GITHUB_TOKEN: 'of-the-workflow' }))).kind).toBe('binary');
    expect(tokens.asked.map(({ method, url, authorization }) => [method, url.search, authorization])).toEqual([
      ['GET', '?service=a+registry&scope=repository%3Aacme%2Fkv%3Apull', undefined],
    ]);
    expect(registry.asked.map(({ authorization }) => authorization)).toEqual([
      undefined,
      'Bearer let-in',
      'Bearer let-in',
    ]);
  });

  test('where a stranger gets none, a name and password do', async () => {
    const { tokens, registry } = await withTokens(
      ({ authorization }) => authorization === basic('ada:ge:heim'),
      'access_token',
    );
    const auth = Buffer.from('ada:ge:heim').toString('base64');
    const docker = JSON.stringify({ auths: { [registry.host]: { auth } } });
    expect((await open(registry, user({ '.docker/config.json': docker }))).kind).toBe('binary');
    expect(tokens.asked).toHaveLength(2);
  });

  test('an identity token is turned into one', async () => {
    const { tokens, registry } = await withTokens(
      ({ body }) => new URLSearchParams(body).get('refresh_token') === 'mine',
    );
    const docker = JSON.stringify({ auths: { [registry.host]: { auth: '', identitytoken: 'mine' } } });
    const folder = mkdtempSync(join(home, 'docker-'));
    userAt(folder, { 'config.json': docker });
    expect((await open(registry, user({}, { DOCKER_CONFIG: folder }))).kind).toBe('binary');
    expect(tokens.asked[1]?.method).toBe('POST');
    expect(Object.fromEntries(new URLSearchParams(tokens.asked[1]?.body))).toEqual({
      grant_type: 'refresh_token',
      refresh_token: 'mine',
      client_id: 'wasmwright',
      scope: 'repository:acme/kv:pull',
      service: 'a registry',
    });
  });

  test('a bearer token of the environment is shown as it is', async () => {
    const { registry } = await withTokens(() => false);
    const name = `WKG_REGISTRY_${registry.host.replace(/\W/g, '_')}_AUTH_BEARER`;
    expect((await open(registry, user({}, { [name]: 'let-in' }))).kind).toBe('binary');
    expect(await findingOf(open(registry, user({}, { [name]: 'shut-out' })))).toMatchObject({ id: 'registry-refused' });
  });

  test('one that has run out is asked for again', async () => {
    let [valid, given_] = [1, 0];
    const tokens = await server(() => json({ token: `token-${++given_}` }));
    const registry = await server((asked) => {
      if (asked.authorization === `Bearer token-${valid}`) return given(asked);
      return { status: 401, headers: { 'www-authenticate': `Bearer realm="${tokens.url}/"` } };
    });
    const repository = await openRepository({ registry: registry.host, repository: 'acme/kv' }, user(), signal);
    expect(await repository.resolve('1.0.0')).toBe(digestOf(Buffer.from(manifest)));
    valid = 2;
    expect(await repository.resolve('1.0.0')).toBe(digestOf(Buffer.from(manifest)));
    // When no token helps, it ends.
    valid = 99;
    expect(await findingOf(repository.resolve('1.0.0'))).toMatchObject({ id: 'registry-refused' });
  });

  test('what is forbidden to a stranger who may read is asked for by name', async () => {
    const tokens = await server(({ authorization }) => json({ token: authorization ? 'ada' : 'stranger' }));
    const registry = await server((asked) => {
      if (!asked.authorization)
        return { status: 401, headers: { 'www-authenticate': `Bearer realm="${tokens.url}/"` } };
      if (asked.method !== 'PUT') return given(asked);
      return { status: asked.authorization === 'Bearer ada' ? 201 : 403 };
    });
    const docker = JSON.stringify({ auths: { [registry.host]: { auth: Buffer.from('ada:1').toString('base64') } } });
    const platform = user({ '.docker/config.json': docker });
    const target = (await openTargets({ registry: registry.host, repository: '' }, platform, signal))('acme/kv');
    expect(await target.resolve('1.0.0')).toBe(digestOf(Buffer.from(manifest)));
    await target.put('1', Buffer.from(manifest));
    expect(registry.asked.at(-1)?.authorization).toBe('Bearer ada');
  });

  test('a realm without TLS elsewhere is not told a password', async () => {
    const registry = await server(() => ({
      status: 401,
      headers: { 'www-authenticate': 'Bearer realm="http://token.example.org/"' },
    }));
    const auth = Buffer.from('ada:geheim').toString('base64');
    const docker = JSON.stringify({ auths: { [registry.host]: { auth } } });
    expect(await findingOf(open(registry, user({ '.docker/config.json': docker })))).toMatchObject({
      id: 'download-failed',
      message: expect.stringContaining('token.example.org would be spoken to without TLS'),
    });
  });
});

describe('credentials', () => {
  const program = (script: string) => ({ 'bin/docker-credential-test': `#!/bin/sh\n${script}\n` });
  const withHelper = (script: string, config: object) => {
    const platform = user({ ...program(script), '.docker/config.json': JSON.stringify(config) });
    const path = `${join(platform.machine.home, 'bin')}${delimiter}${process.env['PATH']}`;
    const { run } = platform.processes;
    const processes: Platform['processes'] = {
      ...platform.processes,
      run: (command, signal) => run({ ...command, env: { PATH: path } }, signal),
    };
    return (registry: string) => credentialsFor({ registry, repository: 'a/b' }, { ...platform, processes }, signal);
  };
  const answers =
    'read server; [ "$1" = get ] || exit 3; echo "{\\"ServerURL\\":\\"$server\\",\\"Username\\":\\"$server\\",\\"Secret\\":\\"s\\"}"';

  test.skipIf(process.platform === 'win32')('a helper is asked by its standard input', async () => {
    const store = withHelper(answers, { credsStore: 'test' });
    expect(await store('ghcr.io')).toEqual({ kind: 'password', username: 'ghcr.io', password: 's' });
    expect(await store('docker.io')).toMatchObject({ username: 'https://index.docker.io/v1/' });
    const one = withHelper(answers, { credHelpers: { 'https://ghcr.io': 'test' } });
    expect(await one('ghcr.io')).toMatchObject({ username: 'ghcr.io' });
    expect(await one('example.org')).toBeUndefined();
    const token = withHelper(answers.replace('\\"$server\\",\\"Secret', '\\"<token>\\",\\"Secret'), {
      credsStore: 'test',
    });
    expect(await token('ghcr.io')).toEqual({ kind: 'refresh-token', token: 's' });
  });

  test.skipIf(process.platform === 'win32')(
    'a helper that knows nothing is passed over, one that fails is named',
    async () => {
      const nothing = withHelper('echo "credentials not found in native keychain"; exit 1', { credsStore: 'test' });
      expect(await nothing('ghcr.io')).toBeUndefined();
      const fails = withHelper('echo "geheim"; exit 1', { credsStore: 'test' });
      const finding = await findingOf(fails('ghcr.io'));
      expect(finding).toMatchObject({ id: 'registry-settings', message: expect.stringContaining('it failed') });
      expect(JSON.stringify(finding)).not.toContain('geheim');
      const missing = withHelper('', { credsStore: 'no-such' });
      expect(await findingOf(missing('ghcr.io'))).toMatchObject({ message: expect.stringContaining('not on PATH') });
      const evil = withHelper('', { credsStore: 'x; touch evil' });
      expect(await findingOf(evil('ghcr.io'))).toMatchObject({ id: 'registry-settings' });
    },
  );

  test('where nothing is, broken credentials are no matter', async () => {
    const tokens = await server(() => json({ token: 'stranger' }));
    const known = await server((asked) =>
      asked.authorization
        ? { status: 404 }
        : { status: 401, headers: { 'www-authenticate': `Bearer realm="${tokens.url}/"` } },
    );
    const docker = JSON.stringify({ credsStore: 'no-such' });
    expect(await findingOf(open(known, user({ '.docker/config.json': docker })))).toMatchObject({
      id: 'baseline-missing',
    });
  });

  test('the first that has some wins; the token of a workflow is for ghcr.io only', async () => {
    const auth = (text: string) => ({ auth: Buffer.from(text).toString('base64') });
    const docker = JSON.stringify({
      auths: { 'ghcr.io': auth('docker:1'), 'https://index.docker.io/v1/': auth('hub:1') },
    });
    const wkg = '[registry."ghcr.io".oci]\nauth = { username = "wkg", password = "1" }\n';
    const of = (registry: string, files: Record<string, string>, env: Record<string, string> = {}) =>
      credentialsFor({ registry, repository: 'a/b' }, user(files, env), signal);
    const files = { '.docker/config.json': docker, '.config/wasm-pkg/config.toml': wkg };
    const env = { GITHUB_TOKEN: 'workflow', GITHUB_ACTOR: 'octocat', WKG_REGISTRY_GHCR_IO_AUTH_BEARER: 'bearer' };
    expect(await of('ghcr.io', files, env)).toEqual({ kind: 'bearer', token: 'bearer' });
    expect(await of('ghcr.io', files)).toMatchObject({ username: 'wkg' });
    expect(await of('ghcr.io', { '.docker/config.json': docker })).toMatchObject({ username: 'docker' });
    expect(await of('docker.io', files, env)).toMatchObject({ username: 'hub' });
    expect(await of('ghcr.io', {}, { GITHUB_TOKEN: 'workflow', GITHUB_ACTOR: 'octocat' })).toEqual({
      kind: 'password',
      username: 'octocat',
      password: 'workflow',
    });
    expect(await of('example.org', {}, env)).toBeUndefined();
  });

  test('settings that cannot be read are named, without a line that may hold a password', async () => {
    for (const files of [
      { '.docker/config.json': '{ "auths": [geheim' },
      { '.config/wasm-pkg/config.toml': '[registry."a".oci]\nauth = "geheim\n' },
      { '.config/wasm-pkg/config.toml': '[registry."a".oci]\nauth = { username = "geheim" }\n' },
    ]) {
      const finding = await findingOf(credentialsFor({ registry: 'a', repository: 'b' }, user(files), signal));
      expect(finding.id).toBe('registry-settings');
      expect(JSON.stringify(finding)).not.toContain('geheim');
    }
  });
});

describe('servers in trouble', () => {
  /** Answers the first times as told, and then as it should. */
  const after = (times: number, trouble: Given) => {
    let count = 0;
    return (asked: Asked): Given => (count++ < times ? trouble : given(asked));
  };

  test.each<[string, Given]>([
    ['too many requests', { status: 429, headers: { 'retry-after': '0' } }],
    ['a date to wait for', { status: 503, headers: { 'retry-after': new Date().toUTCString() } }],
    ['a bad gateway', { status: 502 }],
    ['a transfer that breaks off', { body: manifest, breakAfter: 20 }],
    ['a connection that ends before the answer', { breakAfter: 0, body: 'x' }],
  ])('%s: it is asked again', async (_, trouble) => {
    const registry = await server(after(2, trouble));
    expect((await open(registry)).kind).toBe('binary');
    expect(registry.asked).toHaveLength(4);
  });

  test('it is not asked for ever, and not after an hour', async () => {
    const down = await server(() =>
      json(
        { errors: [{ code: 'UNAVAILABLE', message: 'maintenance' }] },
        { status: 503, headers: { 'retry-after': '0' } },
      ),
    );
    expect(await findingOf(open(down))).toMatchObject({
      id: 'download-failed',
      message: expect.stringContaining('answers 503'),
      notes: ['UNAVAILABLE: maintenance'],
    });
    expect(down.asked).toHaveLength(4);
    const limited = await server(() => ({ status: 429, headers: { 'retry-after': '3600' } }));
    expect((await findingOf(open(limited))).message).toContain('answers 429 and asks to wait (Retry-After: 3600)');
    expect(limited.asked).toHaveLength(1);
  });

  test('nobody is there', async () => {
    const gone = await serve(given);
    gone.close();
    expect(await findingOf(openSide(`${gone.url}/a.wasm`, opening(user())))).toMatchObject({
      id: 'download-failed',
      message: expect.stringContaining('ECONNREFUSED'),
    });
  });

  test('content that is not what was named is refused', async () => {
    const blob = `/v2/acme/kv/blobs/${digestOf(component)}`;
    const other = Buffer.from(component);
    other[component.length - 1] = (other[component.length - 1] ?? 0) ^ 1;
    const changed = await server((asked) => (asked.url.pathname === blob ? { body: other } : given(asked)));
    expect(await findingOf(open(changed))).toMatchObject({ id: 'artifact-invalid' });
    const longer = await server((asked) =>
      asked.url.pathname === blob ? { body: Buffer.concat([component, component]) } : given(asked),
    );
    expect((await findingOf(open(longer))).message).toContain(`more than the ${component.length} bytes`);
    const shorter = await server((asked) =>
      asked.url.pathname === blob ? { body: component.subarray(1) } : given(asked),
    );
    expect(await findingOf(open(shorter))).toMatchObject({ id: 'artifact-invalid' });
    const lying = await server(() => ({ body: manifest }));
    const digest = `sha256:${'0'.repeat(64)}`;
    expect(await findingOf(openSide(`oci:${lying.host}/acme/kv@${digest}`, opening(user())))).toMatchObject({
      id: 'artifact-invalid',
      message: expect.stringContaining(`acme/kv@${digest}`),
    });
  });
});

describe('the way there', () => {
  test('content may lie elsewhere, where nobody sees the token; and tags come page by page', async () => {
    const store = await server(() => ({ body: component }));
    const registry = await server((asked) => {
      const { pathname, searchParams, host } = asked.url;
      if (asked.authorization !== 'Basic YWRhOjE=')
        return { status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } };
      if (pathname.includes('/blobs/')) return { status: 307, headers: { location: `${store.url}/signed?key=1` } };
      if (!pathname.endsWith('/tags/list')) return given(asked);
      const last = searchParams.get('last');
      const link = { link: `<http://${host}/v2/acme/kv/tags/list?last=0.1.0&n=1>; rel="next"` };
      return last ? json({ tags: ['0.2.0'] }) : json({ tags: ['0.1.0'] }, { headers: link });
    });
    const platform = user({
      '.docker/config.json': JSON.stringify({ auths: { [registry.host]: { auth: 'YWRhOjE=' } } }),
    });
    expect((await open(registry, platform)).kind).toBe('binary');
    expect(store.asked.map(({ authorization }) => authorization)).toEqual([undefined]);
    const repository = await openRepository({ registry: registry.host, repository: 'acme/kv' }, platform, signal);
    expect(await repository.tags()).toEqual(['0.1.0', '0.2.0']);
  });

  test('nothing goes without TLS over the network, unless the settings say so', async () => {
    expect(await findingOf(openSide('http://example.org/a.wasm', opening(user())))).toMatchObject({
      message: expect.stringContaining('example.org would be spoken to without TLS'),
    });
    const away = await server(() => ({ status: 302, headers: { location: 'http://example.org/' } }));
    expect((await findingOf(openSide(`${away.url}/a.wasm`, opening(user())))).message).toContain('without TLS');
    const circle = await server(() => ({ status: 302, headers: { location: '/again' } }));
    expect((await findingOf(openSide(`${circle.url}/a.wasm`, opening(user())))).message).toContain('without an end');
  });

  test('through the proxy of the environment', async () => {
    const registry = await server(given);
    const asked: string[] = [];
    // A proxy as it is for TLS: `CONNECT`, and then bytes. It takes every host for the registry.
    const proxy = createServer((socket) => {
      socket.once('data', (head) => {
        asked.push(String(head).split('\r\n')[0] ?? '');
        const there = connect(Number(registry.host.split(':')[1]), '127.0.0.1', () => {
          socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
          socket.pipe(there).pipe(socket);
        });
        for (const end of [socket, there]) end.on('error', () => {});
      });
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    process.env['http_proxy'] = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    try {
      const settings = '[registry."registry.example:80".oci]\nprotocol = "http"\n';
      const platform = user({ '.config/wasm-pkg/config.toml': settings });
      const side = await openSide('oci:registry.example:80/acme/kv:1.0.0', opening(platform));
      expect(side.kind).toBe('binary');
      expect(asked[0]).toBe('CONNECT registry.example:80 HTTP/1.1');
    } finally {
      delete process.env['http_proxy'];
      proxy.close();
    }
  });

  test('a run that is stopped does not wait for an answer', async () => {
    const controller = new AbortController();
    const silent = await server(() => {
      controller.abort();
      return { status: 503, headers: { 'retry-after': '50' } };
    });
    const start = Date.now();
    await findingOf(openSide(`oci:${silent.host}/a/b:1`, opening(user(), { signal: controller.signal })));
    expect(Date.now() - start).toBeLessThan(5000);
  });
});

describe('a file on the web', () => {
  const at = (path: string, answer: (asked: Asked) => Given, more = {}) =>
    server(answer).then(({ url }) => openSide(`${url}${path}`, opening(user(), more)));

  test('a binary, WIT and text; by what it is and how it is called', async () => {
    expect((await at('/download/7', () => ({ body: component }))).kind).toBe('binary');
    expect((await at('/a.wat', () => ({ body: '(component)' }))).kind).toBe('binary');
    const side = await at('/kv.wit?token=geheim', () => ({ body: 'package acme:kv;' }));
    expect(side.kind === 'wit' && side.source.files[0]?.path).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/kv\.wit$/);
  });

  test('with a password, which is for the server and for no message', async () => {
    const web = await server(({ authorization }) =>
      authorization === 'Basic YWRhOmdlaGVpbQ==' ? { body: component } : { status: 404 },
    );
    const side = await openSide(`http://ada:geheim@${web.host}/a.wasm`, opening(user()));
    expect(side.title).toBe(`http://${web.host}/a.wasm`);
    expect((await findingOf(openSide(`http://ada:falsch@${web.host}/a.wasm`, opening(user())))).message).not.toContain(
      'falsch',
    );
  });

  test('nothing, a page, and what may not be downloaded', async () => {
    expect(await findingOf(at('/a.wasm', () => ({ status: 404 })))).toMatchObject({ id: 'baseline-missing' });
    expect(await findingOf(at('/a.wasm', () => ({ status: 403 })))).toMatchObject({ id: 'download-failed' });
    const page = '<!doctype html><title>Sign in</title>';
    expect((await findingOf(at('/a.wasm', () => ({ body: page })))).message).toContain('is a web page');
    expect((await findingOf(at('/a.wit', () => ({ body: page })))).message).toContain('is a web page');
    for (const reference of ['https://example.org/a.wasm', 'oci:ghcr.io/acme/kv:1.0.0', 'acme:kv@1.0.0']) {
      expect(await findingOf(openSide(reference, opening(user(), { offline: true })))).toMatchObject({
        id: 'download-failed',
        message: expect.stringContaining('nothing may be downloaded'),
      });
    }
  });
});

describe('names', () => {
  test('references', () => {
    const digest = `sha256:${'a'.repeat(64)}`;
    expect(parseReference('ghcr.io/acme/kv:0.2.1')).toEqual({
      registry: 'ghcr.io',
      repository: 'acme/kv',
      tag: '0.2.1',
    });
    expect(parseReference(`localhost:5000/kv@${digest}`)).toEqual({
      registry: 'localhost:5000',
      repository: 'kv',
      digest,
    });
    expect(parseReference('[::1]:5000/a/b/c:t')).toMatchObject({ registry: '[::1]:5000', repository: 'a/b/c' });
    for (const wrong of [
      'kv',
      'acme/kv',
      'ghcr.io/Acme/kv',
      'ghcr.io/acme/kv:',
      'ghcr.io/kv@sha256:1',
      'ghcr.io/a/../b',
      'user@ghcr.io/a/b',
      'ghcr.io/a\n/b',
    ]) {
      expect(() => parseReference(wrong), wrong).toThrow('is no reference of a registry');
    }
    expect(['https://index.docker.io/v1/', 'docker.io', 'GHCR.io'].map(registryName)).toEqual([
      'docker.io',
      'docker.io',
      'ghcr.io',
    ]);
  });

  test('challenges', () => {
    expect(
      parseChallenges('Bearer realm="https://a/b?c=\\"d\\"",service=x , scope="r:a:pull,push", Basic realm="y"'),
    ).toEqual([
      { scheme: 'bearer', parameters: { realm: 'https://a/b?c="d"', service: 'x', scope: 'r:a:pull,push' } },
      { scheme: 'basic', parameters: { realm: 'y' } },
    ]);
    expect(parseChallenges('Negotiate, Basic')).toEqual([{ scheme: 'basic', parameters: {} }]);
    expect(parseChallenges('')).toEqual([]);
  });

  test('what a registry says of itself tells where its packages lie', async () => {
    const says =
      (body: Given) =>
      async (config = '') => {
        const { host } = await server(({ url }) =>
          url.pathname === '/.well-known/wasm-pkg/registry.json' ? body : { status: 404 },
        );
        const platform = user({
          '.config/wasm-pkg/config.toml': `${config}[namespace_registries]\nacme = "${host}"\n`,
        });
        const { registry, repository } = await repositoryOf({ namespace: 'acme', name: 'kv' }, platform, signal);
        return [registry.replace(host, 'ITSELF'), repository];
      };
    const oci = { registry: 'ghcr.io', namespacePrefix: 'webassembly/' };
    expect(await says(json({ preferredProtocol: 'oci', oci }))()).toEqual(['ghcr.io', 'webassembly/acme/kv']);
    expect(await says(json({ ociRegistry: 'ghcr.io', ociNamespacePrefix: 'p/' }))()).toEqual(['ghcr.io', 'p/acme/kv']);
    expect(await says({ status: 404 })()).toEqual(['ITSELF', 'acme/kv']);
    expect(await findingOf(says(json({ preferredProtocol: 'warg' }))())).toMatchObject({ id: 'registry-settings' });
    expect(await findingOf(says({ body: '<html>' })())).toMatchObject({ id: 'download-failed' });
    const unknown = repositoryOf({ namespace: 'nobody', name: 'kv' }, user(), signal);
    expect(await findingOf(unknown)).toMatchObject({ id: 'registry-settings' });
    // Of the namespaces that everybody knows, the one server that is asked is not ours.
    const asked: string[] = [];
    const fetch: Platform['fetch'] = async ({ url }) => {
      asked.push(url);
      return { status: 200, url, header: () => undefined, body: Buffer.from(JSON.stringify({ oci })) };
    };
    expect(await repositoryOf({ namespace: 'wasi', name: 'http' }, { ...user(), fetch }, signal)).toEqual({
      registry: 'ghcr.io',
      repository: 'webassembly/wasi/http',
      settings: 'wasi.dev',
    });
    expect(asked).toEqual(['https://wasi.dev/.well-known/wasm-pkg/registry.json']);
  });
});
