import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { withServer } from '../helpers/loopback.js';
import { step } from '../helpers/step.js';
import { Checkouts, project, type Ran, run, small } from './checkouts.js';
import { ada, type CacheServer, hasNginx, startNginx } from './servers.js';

const checkouts = new Checkouts();
let plain: Ran;
let component: string;
beforeAll(async () => {
  const cwd = await checkouts.add();
  plain = await run(cwd, 'off');
  component = join(cwd, '.wasmwright/build/a/a.wasm');
});
afterAll(() => checkouts.remove());

const end =
  (status: number, headers: Record<string, string> = {}) =>
  (_: IncomingMessage, response: ServerResponse) =>
    response.writeHead(status, headers).end(`<html>${'x'.repeat(100_000)}</html>`);

/** What a server may do instead of its work, and what is said of it. */
const troubles: Readonly<
  Record<string, readonly [answer: (request: IncomingMessage, response: ServerResponse) => unknown, said: string]>
> = {
  'wants a password': [end(401, { 'www-authenticate': 'Basic realm="cache"' }), '(answers 401)'],
  refuses: [end(403), '(answers 403)'],
  'is in trouble': [end(500), '(answers 500)'],
  'is too busy': [end(503), '(answers 503)'],
  'sends on to a page to log in': [end(302, { location: '/login' }), '(answers 302)'],
  'hangs up': [(request) => request.socket.destroy(), 'cannot be reached'],
  'hangs up in the middle of an answer': [
    (_, response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('half');
      setTimeout(() => response.destroy(), 50);
    },
    'cannot be reached',
  ],
  'says nothing': [() => {}, 'does not answer in time'],
};

describe('a server that does not do its work costs one warning, and is asked no more', () => {
  test.each(Object.entries(troubles))('it %s', (_, [answer, said]) => {
    const asked: string[] = [];
    const counting = (request: IncomingMessage, response: ServerResponse) => {
      asked.push(`${request.method} ${request.url}`);
      answer(request, response);
    };
    return withServer(counting, async (url) => {
      const ran = await run(await checkouts.add(), url);
      expect(ran).toMatchObject({ built: ['a', 'b'], digests: plain.digests, ids: ['cache-unusable'] });
      expect(ran.findings[0]?.severity).toBe('warning');
      expect(ran.findings[0]?.message).toContain(said);
      // Both components were looked for at once; nothing was given.
      expect(asked.filter((request) => !request.startsWith('GET /ac/'))).toEqual([]);
      expect(asked.length).toBeLessThanOrEqual(2);
    });
  });

  test('it is not there', async () => {
    const gone = await withServer(
      () => {},
      async (url) => url,
    );
    for (const url of [gone, 'https://cache.invalid/prefix', 'http://cache.example.com']) {
      const ran = await run(await checkouts.add(), url);
      expect(ran).toMatchObject({ built: ['a', 'b'], digests: plain.digests, ids: ['cache-unusable'] });
    }
  });

  test('its address is none', async () => {
    for (const url of [
      'cache.example.com',
      'ftp://ada:secret@cache.example.com',
      'https://cache.example.com/?token=secret',
    ]) {
      const ran = await run(await checkouts.add(), url);
      expect(ran).toMatchObject({ built: ['a', 'b'], ids: ['cache-unusable'] });
      expect(ran.stdout + ran.stderr).not.toContain('secret');
    }
  });

  test('several projects of a run are warned once', () =>
    withServer(end(503), async (url) => {
      const cwd = await checkouts.add({
        ...Object.fromEntries(
          Object.entries(small).flatMap(([path, text]) => [1, 2].map((n) => [`p${n}/${path}`, text])),
        ),
        'p1/wasmwright.toml': '',
        'p2/wasmwright.toml': '',
      });
      expect(await run(cwd, url)).toMatchObject({ built: ['a', 'b', 'a', 'b'], ids: ['cache-unusable'] });
    }));

  test('what it says to what it is given can be of any length', () =>
    withServer(
      (request, response) => {
        const status = request.method === 'PUT' ? 200 : 404;
        request.resume().on('end', () => response.writeHead(status).end(Buffer.alloc(2 << 20)));
      },
      async (url) => {
        expect(await run(await checkouts.add(), url)).toMatchObject({ built: ['a', 'b'], ids: [] });
      },
    ));

  test('an answer without an end is cut off', () =>
    withServer(
      (_, response) => {
        response.writeHead(200);
        const more = () => {
          while (response.write(Buffer.alloc(1 << 16)));
        };
        response.on('drain', more);
        more();
      },
      async (url) => {
        const ran = await run(await checkouts.add(), url, { env: { WASMWRIGHT_CACHE_READONLY: '1' } });
        expect(ran).toMatchObject({ built: ['a', 'b'], ids: ['cache-poisoned', 'cache-poisoned'] });
        expect(ran.findings[0]?.message).toContain('it has more than the 4194304 bytes that it may have');
      },
    ));
});

describe.skipIf(!hasNginx)(`a server that is killed in the middle${hasNginx ? '' : ' (skipped: no nginx)'}`, () => {
  let servers: CacheServer[] = [];
  const data = mkdtempSync(join(tmpdir(), 'wasmwright-data-'));
  const start = async () => {
    const server = await startNginx({ open: true, data });
    servers.push(server);
    return server;
  };
  afterEach(() => {
    for (const server of servers) server.kill();
    servers = [];
  });
  afterAll(() => rmSync(data, { recursive: true, force: true }));

  test.each([2_000, 20_000, 60_000])('of what it is given, after %d bytes', async (most) => {
    const server = await start();
    const prefix = `/given${most}`;
    await withCut(server, { given: most }, async (url) => {
      const ran = await run(await checkouts.add(project), url + prefix);
      expect(ran).toMatchObject({ built: ['a', 'b', 'c'], ids: ['cache-unusable'] });
    });
    // Whatever is there is whole.
    const again = await start();
    const other = await run(await checkouts.add(project), again.url + prefix);
    expect(other.ids).toEqual([]);
    expect(await run(await checkouts.add(project), again.url + prefix)).toMatchObject({ built: [], ids: [] });
  });

  test.each([200, 1_500, 3_000])('of what it gives, after %d bytes', async (most) => {
    const first = await run(await checkouts.add(project), `${(await start()).url}/full`);
    await withCut(await start(), { taken: most }, async (url) => {
      const ran = await run(await checkouts.add(project), `${url}/full`);
      expect(ran).toMatchObject({ digests: first.digests, ids: ['cache-unusable'] });
      expect(ran.built.length).toBeGreaterThan(0);
    });
  });
});

/** A way to a server that kills it, and whoever is on the way, as soon as so many bytes have passed. */
async function withCut(
  server: CacheServer,
  most: { readonly given?: number; readonly taken?: number },
  work: (url: string) => Promise<void>,
): Promise<void> {
  const sockets = new Set<Socket>();
  let [given, taken] = [0, 0];
  const cut = () => {
    server.kill();
    proxy.close();
    for (const socket of sockets) socket.destroy();
  };
  const proxy = createServer((client) => {
    const upstream = connect(Number(new URL(server.url).port), '127.0.0.1');
    for (const socket of [client, upstream]) sockets.add(socket.on('error', () => {}));
    client.on('data', (chunk) => {
      given += chunk.length;
      if (given > (most.given ?? Number.POSITIVE_INFINITY)) cut();
      else upstream.write(chunk);
    });
    upstream.on('data', (chunk) => {
      taken += chunk.length;
      if (taken > (most.taken ?? Number.POSITIVE_INFINITY)) cut();
      else client.write(chunk);
    });
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const address = proxy.address();
  try {
    await work(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`);
    expect(proxy.listening, 'the server was killed').toBe(false);
  } finally {
    cut();
  }
}

describe('passwords and tokens', () => {
  const secret = ada.password;
  const basic = Buffer.from(`${ada.name}:${secret}`).toString('base64');
  const forms = [secret, encodeURIComponent(secret), basic, JSON.stringify(secret).slice(1, -1)];
  const debugging = { RUNNER_DEBUG: '1', ACTIONS_STEP_DEBUG: 'true', NODE_DEBUG: 'undici,fetch,http,https,net' };
  const withPassword = (url: string) => url.replace('//', `//${ada.name}:${encodeURIComponent(secret)}@`);

  /** All that was said and left, but for what is not ours. */
  function mustBeSilent(folder: string, said: string): void {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const all = [said, ...files.map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1'))];
    expect(files.length).toBeGreaterThan(5);
    for (const text of all) for (const form of forms) expect(text.includes(form), text.slice(0, 2000)).toBe(false);
  }

  test.each(['does its work', 'refuses'])('are in no message and no file, where the server %s', (how) => {
    const seen = new Set<string | undefined>();
    const answer = (request: IncomingMessage, response: ServerResponse) => {
      seen.add(request.headers.authorization);
      const status = how === 'refuses' ? 403 : request.method === 'PUT' ? 201 : 404;
      request.resume().on('end', () => response.writeHead(status).end());
    };
    return withServer(answer, async (url) => {
      const cwd = await checkouts.add(small);
      const ran = await run(cwd, withPassword(url), { env: debugging, args: ['ci'] });
      expect(ran.ids).toEqual(how === 'refuses' ? ['cache-unusable'] : []);
      expect([...seen]).toEqual([`Basic ${basic}`]);
      mustBeSilent(cwd, ran.stdout + ran.stderr);

      const other = await checkouts.add(small);
      seen.clear();
      const given = { ...debugging, WASMWRIGHT_CACHE: url, WASMWRIGHT_CACHE_TOKEN: secret, INPUT_CACHE: 'false' };
      const finished = await step(other, given);
      expect(finished.code, finished.stdout + finished.stderr).toBe(0);
      expect([...seen]).toEqual([`Bearer ${secret}`]);
      mustBeSilent(other, finished.stdout + finished.stderr);
    });
  });

  test('are sent to the address of the environment only', async () => {
    const seen: (string | undefined)[] = [];
    const answer = (request: IncomingMessage, response: ServerResponse) => {
      seen.push(request.headers.authorization);
      response.writeHead(404).end();
    };
    await withServer(answer, async (url) => {
      const cwd = await checkouts.add({ ...small, 'wasmwright.toml': `[cache]\nurl = "${url}"\n` });
      await run(cwd, '', { env: { WASMWRIGHT_CACHE_TOKEN: secret } });
    });
    expect(seen.length).toBeGreaterThan(0);
    expect(new Set(seen)).toEqual(new Set([undefined]));
  });

  test('are not seen by the programs of a build', () =>
    withServer(end(404), async (url) => {
      const toml =
        '[components.spy]\nworld = "one"\nbuild = ["sh", "spy.sh"]\nartifact = "spy.wasm"\ninputs = ["*.sh"]\n';
      const script = `env > seen.txt; cp ${component} spy.wasm\n`;
      const cwd = await checkouts.add({ ...small, 'spy/spy.sh': script, 'wasmwright.toml': toml });
      await run(cwd, withPassword(url), { env: { WASMWRIGHT_CACHE_TOKEN: secret } });
      const env = readFileSync(join(cwd, 'spy/seen.txt'), 'utf8');
      expect(env).toContain('PATH=');
      expect(env).not.toContain('WASMWRIGHT_CACHE');
    }));
});
