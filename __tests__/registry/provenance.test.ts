import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TrustedRoot } from '@sigstore/protobuf-specs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { inMemory } from '../../src/binary.js';
import { pullWasm } from '../../src/registry/pull.js';
import { descriptorOf, openTargets, type Target } from '../../src/registry/push.js';
import { type Attachment, attach, attachmentsOf } from '../../src/registry/referrers.js';
import { judge } from '../../src/signing/judge.js';
import { trustIn } from '../../src/signing/trust.js';
import { wasmwright } from '../helpers/cli.js';
import { putFiles, withFiles } from '../helpers/files.js';
import { step } from '../helpers/step.js';
import { type GitHubApi, startGitHubApi } from '../workflow/github-api.js';
import {
  dockerLogin,
  dockerRegistry,
  goRegistry,
  isThere,
  password,
  type Running,
  referrersRegistry,
} from './programs.js';
import { project } from './project.js';
import { proxyFor } from './proxy.js';
import { type Sigstore, startSigstore, workflowOf } from './sigstore.js';
import { userAt } from './surroundings.js';

const registries = {
  registry: { start: goRegistry, title: 'go-containerregistry, by a tag' },
  'docker-registry': { start: dockerRegistry, title: 'Docker, by a tag' },
  'registry-referrers': { start: referrersRegistry, title: 'go-containerregistry with the referrers API' },
};
const bundleType = 'application/vnd.dev.sigstore.bundle.v0.3+json';

describe.each(Object.entries(registries))('%s', (program, { start, title }) => {
  const skipped = isThere(program) ? '' : ` (skipped: not on PATH: ${program})`;

  describe.skipIf(skipped)(`provenance in the registry of ${title}${skipped}`, () => {
    let registry: Running;
    let sigstore: Sigstore;
    let api: GitHubApi;
    const home = mkdtempSync(join(tmpdir(), 'wasmwright-home-'));
    const own = { DOCKER_CONFIG: home };
    const at = (name: string) => join(home, name);
    const key = generateKeyPairSync('ed25519');
    const pem = key.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;

    beforeAll(async () => {
      [registry, sigstore, api] = await Promise.all([start(), startSigstore(), startGitHubApi()]);
      await putFiles(home, {
        'config.json': dockerLogin(registry.host),
        'key.pub': key.publicKey.export({ type: 'spki', format: 'pem' }) as string,
        'root.json': sigstore.trustedRoot,
        'event.json': JSON.stringify({ ref: 'refs/tags/v1.0.0', repository: { visibility: 'public' } }),
      });
    });
    afterEach(() => {
      sigstore.troubles.clear();
      api.denied.clear();
      api.troubles.length = 0;
    });
    afterAll(async () => {
      registry?.stop();
      await sigstore?.close();
      await api?.close();
      rmSync(home, { recursive: true, force: true });
    });

    /** The step, as a job with both permissions runs it; what it prints has no secret, but where it tells the runner what to hide. */
    async function publish(cwd: string, prefix: string, more: Record<string, string> = {}) {
      const { code, stdout, stderr } = await step(cwd, {
        ...own,
        ...sigstore.env,
        GITHUB_ACTIONS: 'true',
        GITHUB_SERVER_URL: 'https://github.com',
        GITHUB_API_URL: api.url,
        GITHUB_REPOSITORY: 'acme/demo',
        GITHUB_EVENT_NAME: 'push',
        GITHUB_EVENT_PATH: at('event.json'),
        RUNNER_DEBUG: '1',
        WASMWRIGHT_SIGNING_KEY: pem,
        INPUT_COMMAND: 'publish',
        INPUT_CACHE: 'false',
        INPUT_REGISTRY: `${registry.host}/${prefix}`,
        INPUT_TOKEN: api.token,
        ...more,
      });
      const output = (stdout + stderr).replaceAll(/^::add-mask::.*$/gm, '');
      for (const secret of [...sigstore.secrets, api.token, password, 'PRIVATE KEY'])
        expect(output).not.toContain(secret);
      return { code, output };
    }
    const verify = async (cwd: string, reference: string, args: readonly string[] = []) => {
      const asked = ['verify', reference, '--trusted-root', at('root.json'), '--format', 'json', ...args];
      const { code, stdout, stderr } = await wasmwright(asked, { cwd, env: own });
      const { attachments = [], findings = [], digest } = JSON.parse(stdout || '{}');
      return {
        code,
        digest,
        output: stdout + stderr,
        attachments,
        proofs: attachments.map(({ what, is }: Record<string, string>) => `${what} ${is}`).sort(),
        found: findings.map(({ id }: { id: string }) => id),
      };
    };
    const demanding = ['--repository', 'acme/demo', '--key', at('key.pub')];
    const all = ['acme/kv', 'keeper', 'app', 'whole'];
    const whole = ['SBOM right', 'provenance right', 'signature right'];
    const reference = (prefix: string, name = 'keeper') => `${registry.host}/${prefix}/${name}:1.0.0`;
    const signal = new AbortController().signal;
    const targets = () => openTargets({ registry: registry.host, repository: '' }, userAt(home, {}, own), signal);

    test('is found from the digest beside SBOM and signature, and verified', () =>
      withFiles(project(), async (cwd) => {
        const [before, stored] = [sigstore.signed, api.attestations.length];
        const { code, output } = await publish(cwd, 'all');
        expect([code, output.match(/(note|warning|error)\[.*/)?.[0]]).toEqual([0, undefined]);
        expect(sigstore.signed - before).toBe(1);
        for (const name of all) {
          const told = await verify(cwd, reference('all', name), demanding);
          expect([told.code, told.proofs], told.output).toEqual([0, name === 'acme/kv' ? whole.slice(1) : whole]);
          const { by } = told.attachments.find(({ what }: { what: string }) => what === 'provenance');
          expect(by).toBe(workflowOf('acme/demo'));
        }
        // As GitHub has it: by the digest of each file, and of each artifact.
        const [kept] = api.attestations.slice(stored);
        expect(api.attestations.length - stored).toBe(1);
        const { digest } = await verify(cwd, reference('all'));
        const pulled = await pullWasm((await targets())('all/keeper'), '1.0.0', 'keeper');
        const sha256 = createHash('sha256')
          .update(pulled?.bytes ?? '')
          .digest('hex');
        expect(kept?.subjects).toHaveLength(11);
        expect(kept?.subjects).toContainEqual({ name: 'keeper.wasm', digest: { sha256 } });
        expect(kept?.subjects).toContainEqual({
          name: `${registry.host}/all/keeper`,
          digest: { sha256: digest.replace('sha256:', '') },
        });

        const again = await publish(cwd, 'all');
        expect([again.code, sigstore.signed - before, api.attestations.length - stored]).toEqual([0, 1, 1]);
        expect((await verify(cwd, reference('all'), demanding)).proofs).toEqual(whole);
      }));

    test('of another repository, and of authorities that one does not trust, proves nothing', () =>
      withFiles(project(), async (cwd) => {
        await publish(cwd, 'other');
        const theirs = await verify(cwd, reference('other'), ['--repository', 'acme/other']);
        expect([theirs.code, theirs.found]).toEqual([2, ['attestation-invalid', 'provenance-missing']]);
        expect(theirs.proofs).toContain('provenance wrong');
        const stranger = await startSigstore();
        await stranger.close();
        // Another authority of the same name.
        writeFileSync(at('other.json'), stranger.trustedRoot);
        const args = ['verify', reference('other'), '--repository', 'acme/demo', '--trusted-root', at('other.json')];
        const { code, stdout } = await wasmwright(args, { cwd, env: own });
        expect([code, stdout]).toEqual([2, expect.stringMatching(/Wrong {2}provenance: its signature does not hold/)]);
      }));

    test('with one byte changed does not verify, whatever the byte is in', () =>
      withFiles(project(), async (cwd) => {
        await publish(cwd, 'source');
        const open = await targets();
        const from = open('source/keeper');
        const stored = await from.manifest('1.0.0');
        if (!stored) throw new Error('it is not published');
        const attachments = await attachmentsOf(from, stored.digest);
        const place = async (name: string, change: Change) => {
          await copy(from, open(`${name}/keeper`), stored.bytes, attachments.map(change));
          return verify(cwd, reference(name), demanding);
        };
        const same = await place('same', (one) => one);
        expect([same.code, same.proofs], same.output).toEqual([0, whole]);
        for (const [part, change] of Object.entries(changes)) {
          const told = await place(`changed-${part}`, change);
          expect([part, told.code], told.output).toEqual([part, 2]);
          expect(told.proofs.filter((proof: string) => proof.endsWith('right')).length, part).toBe(2);
        }
        // Not only those bytes: any of what is signed, and of what signs.
        const pulled = await pullWasm(from, '1.0.0', 'keeper');
        const provenance = attachments.find(isProvenance);
        if (!pulled || !provenance) throw new Error('it is not there');
        const trust = trustIn([TrustedRoot.fromJSON(JSON.parse(sigstore.trustedRoot))]);
        const isRight = (one: Attachment) => judge([one], pulled, { trust })[0]?.is === 'right';
        expect(isRight(provenance)).toBe(true);
        for (const [part, bytes] of Object.entries(bytesIn))
          for (let i = 0; i < bytes(bundleIn(provenance)).length; i += 13)
            expect([part, i, isRight(flipped(provenance, bytes, i))]).toEqual([part, i, false]);
      }));

    test('nor does a component of which the registry gives another byte', () =>
      withFiles(project(), async (cwd) => {
        await publish(cwd, 'lied');
        const pulled = await pullWasm((await targets())('lied/keeper'), '1.0.0', 'keeper');
        const layer = pulled?.manifest.layers[0]?.digest ?? '';
        const proxy = await proxyFor(registry.host, (_, what) => (what.endsWith(layer) ? 'other-byte' : 'none'));
        writeFileSync(at('config.json'), dockerLogin(proxy.host));
        try {
          const told = await verify(cwd, reference('lied').replace(registry.host, proxy.host), demanding);
          expect([told.code, told.found]).toEqual([2, ['artifact-invalid']]);
        } finally {
          writeFileSync(at('config.json'), dockerLogin(registry.host));
          proxy.close();
        }
      }));

    test('is unchecked where nobody can be asked whom to trust', () =>
      withFiles(project(), async (cwd) => {
        await publish(cwd, 'offline');
        // A closed port: what would leave this machine fails at once.
        const env = { ...own, XDG_CACHE_HOME: cwd, HTTPS_PROXY: 'http://127.0.0.1:9', NO_PROXY: '127.0.0.1' };
        const { code, stdout } = await wasmwright(['verify', reference('offline')], { cwd, env });
        expect([code, stdout]).toEqual([
          0,
          expect.stringMatching(
            /Unchecked {2}provenance: the trusted root of Sigstore cannot be had, .*127\.0\.0\.1:9/,
          ),
        ]);
      }));

    test('is missing where the job may not sign, and the permission is named', () =>
      withFiles(project(), async (cwd) => {
        const before = sigstore.signed;
        const { code, output } = await publish(cwd, 'silent', { ACTIONS_ID_TOKEN_REQUEST_URL: '' });
        expect([code, sigstore.signed - before]).toEqual([0, 0]);
        expect(output).toMatch(/nothing says where what is published comes from: the job has no `id-token: write`/);
        expect(output).toMatch(/add `id-token: write` and `attestations: write` under `permissions:` of the job/);
        const told = await verify(cwd, reference('silent'), ['--repository', 'acme/demo']);
        expect([told.code, told.found]).toEqual([2, ['provenance-missing']]);
      }));

    test('is in the registry where GitHub may not keep it, and is kept when it may', () =>
      withFiles(project(), async (cwd) => {
        const [before, stored] = [sigstore.signed, api.attestations.length];
        api.denied.add('attestations=write').add('attestations=read');
        const { code, output } = await publish(cwd, 'half');
        expect([code, api.attestations.length - stored]).toEqual([0, 0]);
        expect(output).toMatch(/the provenance is in the registry only: GitHub does not keep it/);
        expect(output).toMatch(/add `attestations: write` under `permissions:` of the job/);
        expect((await verify(cwd, reference('half'), demanding)).code).toBe(0);
        api.denied.clear();
        for (const _ of [1, 2]) {
          expect(await publish(cwd, 'half')).toMatchObject({ code: 0 });
          expect([sigstore.signed - before, api.attestations.length - stored]).toEqual([1, 1]);
        }
      }));

    // A server may say back what it was told.
    const trouble = () => ({ status: 400, body: Buffer.from(JSON.stringify({ message: sigstore.secrets.join(' ') })) });
    test.each(['fulcio.sigstore.dev', 'rekor.sigstore.dev', 'token'])(
      'is an error when %s is out of order, and made by the next run',
      (host) =>
        withFiles(project(), async (cwd) => {
          const prefix = `down-${host.replaceAll('.', '-')}`;
          sigstore.troubles.set(host, trouble());
          const before = sigstore.signed;
          const failed = await publish(cwd, prefix);
          expect([failed.code, sigstore.signed - before]).toEqual([2, 0]);
          expect(failed.output).toMatch(/where what is published comes from could not be signed: /);
          expect(failed.output).toMatch(/Published {2}.*\/keeper:1\.0\.0@sha256/);
          const told = await verify(cwd, reference(prefix));
          expect([told.code, told.proofs]).toEqual([0, ['SBOM right', 'signature unchecked']]);
          sigstore.troubles.clear();
          const next = await publish(cwd, prefix);
          expect([next.code, sigstore.signed - before], next.output).toEqual([0, 1]);
          expect(next.output).toMatch(/Skipped/);
          expect((await verify(cwd, reference(prefix), demanding)).proofs).toEqual(whole);
        }),
    );

    test('is not made of what another build has published', () =>
      withFiles(project(), async (cwd) => {
        await publish(cwd, 'older', { ACTIONS_ID_TOKEN_REQUEST_URL: '', SOURCE_DATE_EPOCH: '1' });
        const before = sigstore.signed;
        const { code, output } = await publish(cwd, 'older', { SOURCE_DATE_EPOCH: '2' });
        expect([code, sigstore.signed - before], output).toEqual([0, 0]);
        expect(output).toMatch(/nothing says where `.*\/keeper:1\.0\.0` comes from, and this run has not built it/);
      }));
  });
});

test.each([
  ['no repository', ['--repository', 'https://github.com/acme/kv'], /^`https:.*` is no repository on GitHub$/],
  ['no trusted root', ['--trusted-root', 'wasmwright.toml'], /^`wasmwright\.toml` holds no trusted root of Sigstore/],
  ['an empty one', ['--trusted-root', 'empty.json'], /^`empty\.json` holds no trusted root of Sigstore/],
])('%s is refused, and no registry is asked', (_, args, message) =>
  withFiles({ ...project(), 'empty.json': '{}' }, async (cwd) => {
    const { code, stdout } = await wasmwright(['verify', 'localhost:1/acme:1.0.0', ...args, '--format', 'json'], {
      cwd,
    });
    const [{ id, message: said }] = JSON.parse(stdout).findings;
    expect([code, id, said]).toEqual([2, 'usage', expect.stringMatching(message)]);
  }),
);

type Change = (one: Attachment) => Attachment;
// biome-ignore lint/suspicious/noExplicitAny: a bundle as JSON
type Json = any;

const bundleIn = ({ content }: Attachment): Json => JSON.parse(Buffer.from(content).toString());
const withBundle = (one: Attachment, bundle: Json): Attachment => ({
  ...one,
  content: Buffer.from(JSON.stringify(bundle)),
});
const isProvenance = (one: Attachment) =>
  one.type === bundleType && bundleIn(one).verificationMaterial.publicKey === undefined;

/** What is signed, and what signs; each is given and set as text in base64. */
const texts: Record<string, (bundle: Json, value?: string) => string> = {
  payload: (bundle, value = bundle.dsseEnvelope.payload) => (bundle.dsseEnvelope.payload = value),
  signature: ({ dsseEnvelope: { signatures } }, value = signatures[0].sig) => (signatures[0].sig = value),
  certificate: ({ verificationMaterial: { certificate } }, value = certificate.rawBytes) =>
    (certificate.rawBytes = value),
  log: ({ verificationMaterial: { tlogEntries } }, value = tlogEntries[0].canonicalizedBody) =>
    (tlogEntries[0].canonicalizedBody = value),
  promise: ({ verificationMaterial: { tlogEntries } }, value = tlogEntries[0].inclusionPromise.signedEntryTimestamp) =>
    (tlogEntries[0].inclusionPromise.signedEntryTimestamp = value),
};

const bytesIn = Object.fromEntries(
  Object.keys(texts).map((part) => [part, (bundle: Json) => Buffer.from(texts[part]?.(bundle) ?? '', 'base64')]),
);

function flipped(one: Attachment, bytes: (bundle: Json) => Buffer, index: number): Attachment {
  const bundle = bundleIn(one);
  const part = Object.keys(bytesIn).find((name) => bytesIn[name] === bytes) ?? '';
  const changed = bytes(bundle);
  changed[index] = (changed[index] ?? 0) ^ 1;
  texts[part]?.(bundle, changed.toString('base64'));
  return withBundle(one, bundle);
}

/** One byte of each thing that is attached. */
const changes: Record<string, Change> = {
  ...Object.fromEntries(
    Object.entries(bytesIn).map(([part, bytes]): [string, Change] => [
      part,
      (one) => (isProvenance(one) ? flipped(one, bytes, Math.floor(bytes(bundleIn(one)).length / 2)) : one),
    ]),
  ),
  sbom: (one) => {
    if (one.type === bundleType) return one;
    const text = Buffer.from(one.content).toString();
    return { ...one, content: Buffer.from(text.replace('"CycloneDX"', '"CycloneDY"')) };
  },
  keyed: (one) => {
    if (one.type !== bundleType || isProvenance(one)) return one;
    const bytes = bytesIn['signature'];
    return bytes ? flipped(one, bytes, 5) : one;
  },
};

/** Puts an artifact and what is attached to it into another repository. */
async function copy(from: Target, to: Target, manifest: Uint8Array, attachments: readonly Attachment[]): Promise<void> {
  const { config, layers } = JSON.parse(Buffer.from(manifest).toString());
  for (const descriptor of [config, ...layers]) await to.add(inMemory(await from.blob(descriptor)));
  await to.put('1.0.0', manifest);
  const subject = descriptorOf(manifest, 'application/vnd.oci.image.manifest.v1+json');
  for (const one of attachments) await attach(to, subject, one);
}
