import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inMemory } from '../../src/binary.js';
import { openTargets } from '../../src/registry/push.js';
import { usualPiece } from '../../src/registry/upload.js';
import { wasmwright } from '../helpers/cli.js';
import { putFiles, withFiles } from '../helpers/files.js';
import { dockerLogin, dockerRegistry, isThere, type Running, referrersRegistry } from './programs.js';
import { type Fault, proxyFor } from './proxy.js';
import { findingOf, userAt } from './surroundings.js';

const signal = new AbortController().signal;
const piece = 256 << 10;
/** Three pieces, of which the last is smaller. */
const content = () => randomBytes(2.5 * piece);
const home = mkdtempSync(join(tmpdir(), 'wasmwright-home-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const targetAt = async (registry: string, repository = 'acme/large') =>
  (await openTargets({ registry, repository: '' }, userAt(home), signal, { piece }))(repository);

const registries = { 'docker-registry': dockerRegistry, 'registry-referrers': referrersRegistry };

describe.each(Object.entries(registries))('%s', (program, start) => {
  const missing = [program, 'crane'].filter((one) => !isThere(one));
  const skipped = missing.length > 0 ? ` (skipped: not on PATH: ${missing.join(', ')})` : '';

  describe.skipIf(skipped)(`content in several pieces to ${program}${skipped}`, () => {
    let registry: Running;
    beforeAll(async () => {
      registry = await start();
    });
    afterAll(() => registry?.stop());

    /** Adds content by a way on which things go wrong; gives what was asked. */
    async function sent(decide: (index: number, what: string) => Fault): Promise<readonly string[]> {
      const binary = inMemory(content());
      const proxy = await proxyFor(registry.host, decide);
      const auths = [registry.host, proxy.host].map((host) => JSON.parse(dockerLogin(host)).auths);
      await putFiles(home, { '.docker/config.json': JSON.stringify({ auths: Object.assign({}, ...auths) }) });
      try {
        expect(await (await targetAt(proxy.host)).add(binary)).toBe('sent');
        const reference = `${registry.host}/acme/large@sha256:${binary.digest}`;
        const env = { ...process.env, DOCKER_CONFIG: join(home, '.docker') };
        const there = execFileSync('crane', ['blob', reference], { env, maxBuffer: 1 << 28 });
        expect(there.equals(await binary.read())).toBe(true);
      } finally {
        proxy.close();
      }
      // Docker's registry refuses a stranger first.
      const known = proxy.asked.indexOf(proxy.asked[1] ?? '') === 0 ? 1 : 0;
      return proxy.asked.slice(known).map((what) => what.replace(/ .*/, ''));
    }
    /** One fault, at the first request of a kind. */
    const sentWith = (fault: Fault, method: string, nth = 1) => {
      let count = 0;
      return sent((_, what) => (what.startsWith(method) && ++count === nth ? fault : 'none'));
    };

    test('goes piece by piece', async () => {
      expect(await sent(() => 'none')).toEqual(['HEAD', 'POST', 'PATCH', 'PATCH', 'PUT']);
    });

    test('after a break it goes on with the piece that got lost', async () => {
      const asked = await sentWith('lost', 'PATCH', 2);
      expect(asked).toEqual(['HEAD', 'POST', 'PATCH', 'PATCH', 'GET', 'PATCH', 'PUT']);
    });

    test('where the registry cannot tell how much it has got, the upload is begun anew', async () => {
      const asked = await sentWith('half', 'PATCH', 2);
      expect(asked.filter((method) => method === 'POST').length).toBe(2);
    });

    test('what is there although the answer got lost is not sent again', async () => {
      const asked = await sentWith('answer-lost', 'PUT');
      expect(asked).toEqual(['HEAD', 'POST', 'PATCH', 'PATCH', 'PUT', 'HEAD']);
    });

    const faults = ['lost', 'half', 'answer-lost', 'busy', 'broken', 'slow', 'cut'] as const;
    test.each(faults)('%s, at each request: all of it is there in the end', async (fault) => {
      const { length } = await sent(() => 'none');
      for (let index = 0; index <= length; index++) await sent((at) => (at === index ? fault : 'none'));
    });

    test('what is changed on the way is not taken, and said', async () => {
      const finding = await findingOf(sentWith('changed', 'PATCH', 2));
      expect(finding).toMatchObject({ id: 'push-failed', message: expect.stringContaining('answers 400') });
    });

    test('a component of several pieces is published, with a break in the middle', () =>
      withFiles(large(), async (cwd) => {
        let patches = 0;
        const proxy = await proxyFor(registry.host, (_, what) =>
          what.startsWith('PATCH') && ++patches === 2 ? 'half' : 'none',
        );
        await putFiles(cwd, { '.docker/config.json': dockerLogin(proxy.host) });
        const env = { DOCKER_CONFIG: join(cwd, '.docker') };
        const told = await wasmwright(['publish', '--registry', `${proxy.host}/pieces`], { cwd, env });
        proxy.close();
        expect(told.code, told.stdout + told.stderr).toBe(0);
        expect(patches).toBeGreaterThan(3);
        await putFiles(cwd, { '.docker/config.json': dockerLogin(registry.host) });
        const crane = (...args: string[]) =>
          execFileSync('crane', args, { env: { ...process.env, ...env }, maxBuffer: 1 << 28 });
        const place = `${registry.host}/pieces/large`;
        const manifest = JSON.parse(crane('manifest', `${place}:1.0.0`).toString());
        const built = await readFile(join(cwd, 'wasmwright-out/large.wasm'));
        expect(built.length).toBeGreaterThan(2 * usualPiece);
        expect(crane('blob', `${place}@${manifest.layers[0].digest}`).equals(built)).toBe(true);
      }));
  });
});

/** A component of 36 MB. */
const large = () => ({
  'wasmwright.toml': '[publish]\nversion = "1.0.0"\n\n[components.large]\nworld = "wit#large"\n',
  'wit/large.wit': 'package acme:large@1.0.0;\n\nworld large {\n  export run: func() -> u32;\n}\n',
  'large/large.wat': `(module (func (export "run") (result i32) i32.const 7)
    (@custom "payload" "${randomBytes(18e6).toString('hex')}"))`,
});

describe('a registry that tells how much it has got', () => {
  /** A registry of nothing but uploads. It keeps what it gets up to where the line breaks. */
  async function registryThat(breaksAt: number, more: Record<string, string> = {}) {
    let got = Buffer.alloc(0);
    let broken = false;
    const asked: string[] = [];
    const server = createServer(async (request, response) => {
      const { method, headers } = request;
      asked.push(`${method} ${headers['content-range'] ?? ''}`.trim());
      const location = `/v2/acme/large/blobs/uploads/${got.length}`;
      const end = (status: number) =>
        response.writeHead(status, { location, range: `0-${Math.max(got.length - 1, 0)}`, ...more }).end();
      if (method === 'HEAD') return end(404);
      if (method === 'POST') return end(202);
      if (method === 'GET') return end(204);
      const from = Number(/^\d+/.exec(headers['content-range'] ?? '0'));
      if (from !== got.length) return end(416);
      for await (const chunk of request) got = Buffer.concat([got, chunk]);
      if (!broken && got.length > breaksAt) {
        broken = true;
        got = got.subarray(0, breaksAt);
        return request.socket.destroy();
      }
      return end(method === 'PUT' ? 201 : 202);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const close = () => server.close().closeAllConnections();
    return { host: `127.0.0.1:${port}`, asked, close, got: () => got };
  }

  test.each([
    ['in the middle of a piece', 1.5 * piece],
    ['before its first byte', piece],
    ['in the last piece', 2.25 * piece],
  ])('is sent no byte that it has: broken %s', async (_, breaksAt) => {
    const bytes = content();
    const registry = await registryThat(breaksAt);
    expect(await (await targetAt(registry.host)).add(inMemory(bytes))).toBe('sent');
    registry.close();
    expect(registry.got().equals(bytes)).toBe(true);
    expect(registry.asked.filter((what) => what === 'POST').length).toBe(1);
    expect(registry.asked.some((what) => new RegExp(`^(PATCH|PUT) ${breaksAt}-`).test(what))).toBe(true);
  });

  test('gets pieces as large as it wants them at least', async () => {
    const registry = await registryThat(10 * piece, { 'oci-chunk-min-length': `${2 * piece}` });
    await (await targetAt(registry.host)).add(inMemory(content()));
    registry.close();
    expect(registry.asked.slice(2)).toEqual([`PATCH 0-${2 * piece - 1}`, `PUT ${2 * piece}-${2.5 * piece - 1}`]);
  });
});
