import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wasmwright } from '../helpers/cli.js';
import { putFiles, withFiles } from '../helpers/files.js';
import { putExecutable } from './executable.js';
import { dockerLogin } from './programs.js';
import { project } from './project.js';
import { missing, openSecureWorld, people, type SecureWorld } from './world.js';

const skipped = missing.length > 0 ? ` (skipped: not on PATH: ${missing.join(', ')})` : '';
const names = ['acme/kv', 'keeper', 'app', 'whole'];

describe.skipIf(skipped)(`registries with TLS${skipped}`, () => {
  let world: SecureWorld;
  const home = mkdtempSync(join(tmpdir(), 'wasmwright-home-'));
  beforeAll(async () => {
    world = await openSecureWorld(join(home, 'world'));
  });
  afterAll(() => {
    world?.close();
    rmSync(home, { recursive: true, force: true });
  });

  /** A user of this world with a home of their own. */
  function user(docker: string | undefined, more: Record<string, string> = {}) {
    const own = mkdtempSync(join(home, 'user-'));
    const env = { ...world.env, HOME: own, DOCKER_CONFIG: own, XDG_CONFIG_HOME: own, GITHUB_TOKEN: '', ...more };
    const run = async (cwd: string, ...args: string[]) => {
      if (docker !== undefined) await putFiles(own, { 'config.json': docker });
      const { code, stdout, stderr } = await wasmwright([...args, '--format', 'json'], { cwd, env });
      return { code, output: stdout + stderr, published: [], findings: [], ...JSON.parse(stdout || '{}') };
    };
    const publish = (cwd: string, prefix: string) => run(cwd, 'publish', '--registry', prefix);
    // The way there leads through this process, so it must not wait for another.
    const crane = async (...args: string[]) =>
      (await promisify(execFile)('crane', args, { env: { ...process.env, ...env } })).stdout;
    return { run, publish, crane, own };
  }
  type User = ReturnType<typeof user>;
  const login = (host: string, name: string, password: string) =>
    JSON.stringify({ auths: { [host]: { auth: Buffer.from(`${name}:${password}`).toString('base64') } } });

  /** Publishes, twice, and verifies; what crane sees is what was said. */
  const publishes = ({ run, publish, crane }: User, prefix: string) =>
    withFiles(project(), async (cwd) => {
      const first = await publish(cwd, prefix);
      expect(first.code, first.output).toBe(0);
      expect(first.published.map(({ status }: { status: string }) => status)).toEqual(names.map(() => 'pushed'));
      for (const { reference, digest } of first.published) {
        expect((await crane('digest', reference)).trim()).toBe(digest);
        expect(await crane('validate', '--remote', reference)).toContain('PASS');
        expect(await run(cwd, 'verify', reference)).toMatchObject({ code: 0, digest });
      }
      const again = await publish(cwd, prefix);
      expect(again.published.map(({ status }: { status: string }) => status)).toEqual(names.map(() => 'skipped'));
    });
  /** Publishes in vain; gives the one finding. */
  const refused = ({ publish }: User, prefix: string) =>
    withFiles(project(), async (cwd) => {
      const told = await publish(cwd, prefix);
      expect(told, told.output).toMatchObject({ code: 2, published: [] });
      expect(told.findings.length, told.output).toBe(1);
      return told.findings[0];
    });

  describe('and a password', () => {
    test('publish, verify, publish again', () => publishes(user(dockerLogin('plain.test')), 'plain.test/first'));

    test('a wrong password', async () => {
      const finding = await refused(user(login('plain.test', 'ada', 'wrong')), 'plain.test/wrong');
      expect(finding).toMatchObject({ id: 'registry-refused', message: expect.stringContaining('plain.test') });
    });

    test('an authority that nobody knows', async () => {
      const stranger = user(dockerLogin('plain.test'), { NODE_EXTRA_CA_CERTS: '' });
      const finding = await refused(stranger, 'plain.test/unknown');
      expect(finding).toMatchObject({ id: 'download-failed', message: expect.stringContaining('NODE_EXTRA_CA_CERTS') });
    });

    test('on this machine, where the settings of wkg say that it has TLS', async () => {
      const host = world.plain.host.replace('127.0.0.1', 'localhost');
      const settings = user(dockerLogin(host));
      expect(await refused(settings, `${host}/local`)).toMatchObject({ id: 'download-failed' });
      await putFiles(settings.own, { 'wasm-pkg/config.toml': `[registry."${host}".oci]\nprotocol = "https"\n` });
      await publishes(settings, `${host}/local`);
    });
  });

  describe('and a server for tokens', () => {
    const asked = () => world.tokens.asked.splice(0);

    test('publish, verify, publish again', async () => {
      asked();
      await publishes(user(login('registry.test', 'ada', people.ada.password)), 'registry.test/first');
      const scopes = asked().map(({ parameters }) => parameters.get('scope'));
      expect(scopes).toContain('repository:first/acme/kv:pull,push');
    });

    test('a wrong password', async () => {
      const finding = await refused(user(login('registry.test', 'ada', 'wrong')), 'registry.test/wrong');
      expect(finding).toMatchObject({
        id: 'registry-refused',
        message: 'registry.test does not accept the credentials that there are for it',
      });
    });

    test('nobody', async () => {
      expect(await refused(user(undefined), 'registry.test/nobody')).toMatchObject({ id: 'registry-refused' });
    });

    test('who may only read is told so before a byte is sent', async () => {
      const before = world.registry.log().length;
      const reader = user(login('registry.test', 'bob', people.bob.password));
      const finding = await refused(reader, 'registry.test/read-only');
      expect(finding).toMatchObject({
        id: 'registry-refused',
        message: expect.stringContaining('the permission to push to it is missing'),
      });
      const methods =
        world.registry
          .log()
          .slice(before)
          .match(/http\.request\.method=\w+/g) ?? [];
      expect(methods).toContain('http.request.method=POST');
      expect(methods.filter((method) => /PATCH|PUT/.test(method))).toEqual([]);
    });

    test('an identity token', async () => {
      const docker = JSON.stringify({ auths: { 'registry.test': { auth: '', identitytoken: people.ada.identity } } });
      asked();
      const identity = user(docker);
      await withFiles(project(), async (cwd) => {
        const { code, output } = await identity.publish(cwd, 'registry.test/identity');
        expect(code, output).toBe(0);
      });
      expect(asked().some(({ parameters }) => parameters.get('grant_type') === 'refresh_token')).toBe(true);
    });

    test.skipIf(process.platform === 'win32')('a helper that keeps the password', async () => {
      const bin = join(home, 'bin');
      const { name: Username, password: Secret } = people.ada;
      await putExecutable(
        join(bin, 'docker-credential-tests'),
        `#!/bin/sh\n[ "$1" = get ] && [ "$(cat)" = registry.test ] && echo '${JSON.stringify({ Username, Secret })}'\n`,
      );
      const docker = JSON.stringify({ credHelpers: { 'registry.test': 'tests' } });
      const path = `${bin}${delimiter}${process.env['PATH']}`;
      await publishes(user(docker, { PATH: path }), 'registry.test/helper');
    });

    test('a token of the environment, as wkg reads it', () =>
      withFiles(project(), async (cwd) => {
        for (const [actions, code] of [
          [['pull'], 2],
          [['pull', 'push'], 0],
        ] as const) {
          const token = world.tokens.tokenFor(
            names.map((name) => `bearer/${name}`),
            actions,
          );
          const bearer = user(undefined, { WKG_REGISTRY_REGISTRY_TEST_AUTH_BEARER: token });
          const told = await bearer.publish(cwd, 'registry.test/bearer');
          expect(told.code, told.output).toBe(code);
        }
      }));

    test('the settings of wkg', async () => {
      const { name, password } = people.ada;
      const config = `[registry."registry.test".oci]\nauth = { username = "${name}", password = "${password}" }\n`;
      await putFiles(home, { 'wkg.toml': config });
      const wkg = user(undefined, { WKG_CONFIG_FILE: join(home, 'wkg.toml') });
      await withFiles(project(), async (cwd) => {
        const { code, output } = await wkg.publish(cwd, 'registry.test/wkg');
        expect(code, output).toBe(0);
      });
    });

    test('the token of a workflow is for ghcr.io, and for no other', async () => {
      const workflow = { GITHUB_TOKEN: people.octocat.password, GITHUB_ACTOR: people.octocat.name };
      asked();
      await refused(user(undefined, workflow), 'registry.test/acme');
      const shown = (one: { authorization?: string; parameters: URLSearchParams }) =>
        `${one.authorization ?? ''} ${one.parameters}`;
      const secrets = [workflow.GITHUB_TOKEN, Buffer.from(`octocat:${workflow.GITHUB_TOKEN}`).toString('base64')];
      const others = asked();
      expect(others.length).toBeGreaterThan(0);
      for (const one of others) for (const secret of secrets) expect(shown(one)).not.toContain(secret);
      await withFiles(project(), async (cwd) => {
        const { code, output } = await user(undefined, workflow).publish(cwd, 'ghcr.io/acme');
        expect(code, output).toBe(0);
      });
      expect(asked().some((one) => shown(one).includes(secrets[1] ?? ''))).toBe(true);
    });
  });
});
