import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Finished, wasmwright } from '../helpers/cli.js';
import { putFiles, withFiles } from '../helpers/files.js';
import { step } from '../helpers/step.js';
import { project } from './project.js';
import { missing, openSecureWorld, people, type SecureWorld } from './world.js';

const skipped = missing.length > 0 ? ` (skipped: not on PATH: ${missing.join(', ')})` : '';

/** All that a program has said, and the files of the folders that it wrote in. */
type Said = readonly (readonly [where: string, bytes: Buffer])[];

/** A secret as it could be found: as it is, in a URL, in a form, in base64, and in JSON. */
const formsOf = (secret: string) => [
  ...new Set([
    secret,
    encodeURIComponent(secret),
    new URLSearchParams({ '': secret }).toString().slice(1),
    Buffer.from(secret).toString('base64'),
    JSON.stringify(secret).slice(1, -1),
  ]),
];

/** Where which secret was found. */
const leaks = (said: Said, secrets: Readonly<Record<string, string>>): string[] =>
  said.flatMap(([where, bytes]) =>
    Object.entries(secrets).flatMap(([name, secret]) =>
      formsOf(secret).some((form) => bytes.includes(form)) ? [`${name} in ${where}`] : [],
    ),
  );

function filesIn(folder: string): Said {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    return entry.isFile() ? [[path.slice(folder.length + 1), readFileSync(path)] as const] : [];
  });
}

describe.skipIf(skipped)(`secrets${skipped}`, () => {
  let world: SecureWorld;
  const home = mkdtempSync(join(tmpdir(), 'wasmwright-home-'));
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const passphrase = 'pass & phrase/4';
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase }) as string;
  const wrong = 'wrong & password/5';
  const secrets: Record<string, string> = {
    password: people.ada.password,
    basic: Buffer.from(`ada:${people.ada.password}`).toString('base64'),
    identity: people.ada.identity,
    workflow: people.octocat.password,
    'basic of the workflow': Buffer.from(`octocat:${people.octocat.password}`).toString('base64'),
    wrong,
    'basic of wrong': Buffer.from(`ada:${wrong}`).toString('base64'),
    bearer: 'bearer/of+nobody=6',
    passphrase,
    key: pem.split('\n')[1] ?? '',
    'broken key': 'MC4CAQAwBQYDK2VwBCIEIbroken',
  };
  beforeAll(async () => {
    world = await openSecureWorld(join(home, 'world'));
    await putFiles(home, { 'acme.pub': publicKey.export({ type: 'spki', format: 'pem' }) as string, 'acme.pem': pem });
  });
  afterAll(() => {
    world?.close();
    rmSync(home, { recursive: true, force: true });
  });

  /** Everything that there is to be debugged is asked for. */
  function userWith(docker: object, more: Record<string, string> = {}): Record<string, string> {
    const own = mkdtempSync(join(home, 'user-'));
    const debugging = { RUNNER_DEBUG: '1', ACTIONS_STEP_DEBUG: 'true', NODE_DEBUG: 'undici,fetch,http,https,net' };
    const env = { ...world.env, ...debugging, HOME: own, DOCKER_CONFIG: own, XDG_CONFIG_HOME: own, GITHUB_TOKEN: '' };
    writeFileSync(join(own, 'config.json'), JSON.stringify(docker));
    return { ...env, ...more };
  }
  const login = (password: string) => ({
    auths: { 'registry.test': { auth: Buffer.from(`ada:${password}`).toString('base64') } },
  });
  const streams = ({ stdout, stderr }: Finished): Said => [
    ['stdout', Buffer.from(stdout)],
    ['stderr', Buffer.from(stderr)],
  ];
  /** No secret that was used is in what was said; those that only the server of tokens knows count as well. */
  function mustBeSilent(finished: Finished, folder: string): void {
    const given = Object.fromEntries(world.tokens.given.map((token, i) => [`token ${i}`, token]));
    const said = [...streams(finished), ...filesIn(folder)];
    expect(leaks(said, { ...secrets, ...given })).toEqual([]);
    // And it can be seen: each of them is found where it is planted.
    for (const secret of Object.values({ ...secrets, ...given })) {
      for (const form of formsOf(secret)) {
        expect(leaks([...said, ['planted', Buffer.from(`x${form}x`)]], { it: secret })).toEqual(['it in planted']);
      }
    }
  }
  const run = (cwd: string, env: Record<string, string>, ...args: string[]) => wasmwright(args, { cwd, env });
  const signing = { WASMWRIGHT_SIGNING_PASSWORD: passphrase };

  test('none of publishing, of what is signed, and of verifying', () =>
    withFiles(project(), async (cwd) => {
      const user = userWith(login(people.ada.password), { ...signing, WASMWRIGHT_SIGNING_KEY: pem });
      for (const format of ['text', 'json']) {
        const published = await run(cwd, user, 'publish', '--registry', 'registry.test/quiet', '--format', format);
        expect(published.code, published.stdout + published.stderr).toBe(0);
        // What Node says when it is asked to tell all it does.
        expect(published.stderr).toMatch(/UNDICI|FETCH|NET/);
        mustBeSilent(published, cwd);
        const reference = 'registry.test/quiet/keeper:1.0.0';
        const verified = await run(cwd, user, 'verify', reference, '--key', join(home, 'acme.pub'), '--format', format);
        expect(verified.code, verified.stdout + verified.stderr).toBe(0);
        mustBeSilent(verified, cwd);
      }
    }));

  const identity = { auths: { 'registry.test': { auth: '', identitytoken: people.ada.identity } } };
  const bearer = { WKG_REGISTRY_REGISTRY_TEST_AUTH_BEARER: secrets['bearer'] ?? '' };
  test.each<[string, number, () => Record<string, string>, string[]]>([
    ['an identity token', 0, () => userWith(identity), ['--dry-run']],
    ['a wrong password', 2, () => userWith(login(wrong)), []],
    ['a key without its password', 2, () => userWith(identity), ['--key', join(home, 'acme.pem')]],
    ['a bearer token that opens nothing', 2, () => userWith({}, bearer), []],
    ['a key that is none', 2, () => userWith({}, { WASMWRIGHT_SIGNING_KEY: secrets['broken key'] ?? '' }), []],
    ['settings that cannot be read', 2, () => userWith({ auths: { 'registry.test': secrets['basic'] } }), []],
  ])('none of %s', (_, code, user, args) =>
    withFiles(project(), async (cwd) => {
      for (const format of ['text', 'json']) {
        const registry = ['--registry', 'registry.test/others', '--format', format];
        const finished = await run(cwd, user(), 'publish', ...registry, ...args);
        expect(finished.code, finished.stdout + finished.stderr).toBe(code);
        mustBeSilent(finished, cwd);
      }
    }),
  );

  test('none of fetching WIT with the password of the settings of wkg, right or wrong', () =>
    withFiles(project(), async (cwd) => {
      const publisher = userWith(login(people.ada.password));
      const published = await run(cwd, publisher, 'publish', '--registry', 'registry.test/packages');
      expect(published.code, published.stdout + published.stderr).toBe(0);
      const metadata = `{ preferredProtocol = "oci", oci = { registry = "registry.test", namespacePrefix = "packages/" } }`;
      const mapping = `[namespace_registries]\nacme = { registry = "registry.test", metadata = ${metadata} }\n`;
      const auth = `[registry."registry.test".oci]\nauth = { username = "ada", password = "PASSWORD" }\n`;
      for (const [password, code] of [
        [people.ada.password, 0],
        [wrong, 2],
      ] as const) {
        await putFiles(home, { 'wkg.toml': mapping + auth.replace('PASSWORD', password) });
        const world = 'package test:app;\n\nworld app {\n  import acme:kv/store@1.0.0;\n}\n';
        await withFiles({ 'wit/app.wit': world }, async (folder) => {
          const user = userWith({}, { WKG_CONFIG_FILE: join(home, 'wkg.toml') });
          const fetched = await run(folder, user, 'wit', 'fetch');
          expect(fetched.code, fetched.stdout + fetched.stderr).toBe(code);
          mustBeSilent(fetched, folder);
        });
      }
    }));

  test.each([
    ['ghcr.io', 0],
    ['registry.test', 2],
  ])('none of a step that publishes to %s with the token of the workflow', (host, code) =>
    withFiles(project(), async (cwd) => {
      await putFiles(cwd, { '.output': '', '.state': '' });
      const finished = await step(cwd, {
        ...userWith({}, { ...signing, WASMWRIGHT_SIGNING_KEY: pem }),
        INPUT_COMMAND: 'publish',
        INPUT_REGISTRY: `${host}/step`,
        INPUT_TOKEN: people.octocat.password,
        INPUT_CACHE: 'false',
        GITHUB_ACTOR: 'octocat',
        GITHUB_OUTPUT: join(cwd, '.output'),
        GITHUB_STATE: join(cwd, '.state'),
      });
      expect(finished.code, finished.stdout + finished.stderr).toBe(code);
      const files = filesIn(cwd).map(([path]) => path);
      expect(files).toEqual(expect.arrayContaining(['.output', '.summary.md', 'wasmwright-out/report.json']));
      mustBeSilent(finished, cwd);
    }),
  );
});
