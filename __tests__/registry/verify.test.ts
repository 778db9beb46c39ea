import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTargets } from '../../src/registry/push.js';
import { attach } from '../../src/registry/referrers.js';
import { wasmwright } from '../helpers/cli.js';
import { putFiles, withFiles } from '../helpers/files.js';
import { dockerLogin, dockerRegistry, goRegistry, isThere, type Running, referrersRegistry } from './programs.js';
import { project } from './project.js';
import { userAt } from './surroundings.js';

const registries = {
  registry: { start: goRegistry, title: 'go-containerregistry, by a tag', isKept: false },
  'docker-registry': { start: dockerRegistry, title: 'Docker, by a tag', isKept: false },
  'registry-referrers': {
    start: referrersRegistry,
    title: 'go-containerregistry with the referrers API',
    isKept: true,
  },
};
const hasOpenssl = isThere('openssl') ? '' : ' (skipped: openssl is not on PATH)';

describe.each(Object.entries(registries))('%s', (program, { start, title, isKept }) => {
  const missing = [program, 'crane'].filter((one) => !isThere(one));
  const skipped = missing.length > 0 ? ` (skipped: not on PATH: ${missing.join(', ')})` : '';

  describe.skipIf(skipped)(`signatures in the registry of ${title}${skipped}`, () => {
    let registry: Running;
    const home = mkdtempSync(join(tmpdir(), 'wasmwright-home-'));
    const env = { HOME: home, DOCKER_CONFIG: home, WASMWRIGHT_SIGNING_KEY: '' };
    const crane = (...args: string[]) =>
      execFileSync('crane', args, { encoding: 'utf8', env: { ...process.env, ...env } }).trim();
    const keys = { ed25519: generateKeyPairSync('ed25519'), other: generateKeyPairSync('ec', { namedCurve: 'P-256' }) };
    const pem = (name: keyof typeof keys, kind: 'publicKey' | 'privateKey') =>
      keys[name][kind].export({ type: kind === 'publicKey' ? 'spki' : 'pkcs8', format: 'pem' } as never) as string;
    const run = async (cwd: string, args: readonly string[], more: Record<string, string> = {}) => {
      const { code, stdout, stderr } = await wasmwright([...args, '--format', 'json'], {
        cwd,
        env: { ...env, ...more },
      });
      expect(stdout + stderr).not.toContain('PRIVATE KEY');
      return { code, output: stdout + stderr, ...JSON.parse(stdout || '{}') };
    };
    beforeAll(async () => {
      registry = await start();
      await putFiles(home, { 'config.json': dockerLogin(registry.host) });
      for (const name of ['ed25519', 'other'] as const) {
        writeFileSync(join(home, `${name}.pem`), pem(name, 'privateKey'));
        writeFileSync(join(home, `${name}.pub`), pem(name, 'publicKey'));
      }
    });
    afterAll(() => {
      registry?.stop();
      rmSync(home, { recursive: true, force: true });
    });
    const proofs = ({ attachments = [] }: { attachments?: { what: string; is: string }[] }) =>
      attachments.map(({ what, is }) => `${what} ${is}`);

    test('are found from the digest, once for each key, and are right', () =>
      withFiles(project(), async (cwd) => {
        const publish = ['publish', '--registry', `${registry.host}/signed`];
        const first = await run(cwd, [...publish, '--key', join(home, 'ed25519.pem')]);
        expect(first.code, first.output).toBe(0);
        const { reference, digest } = first.published[3];
        const mine = ['verify', reference, '--key', join(home, 'ed25519.pub')];
        expect(await run(cwd, mine)).toMatchObject({ code: 0, digest, findings: [] });
        expect(proofs(await run(cwd, mine)).sort()).toEqual(['SBOM right', 'signature right']);
        expect(proofs(await run(cwd, ['verify', reference])).sort()).toEqual(['SBOM right', 'signature unchecked']);

        const theirs = ['verify', reference, '--key', join(home, 'other.pub')];
        expect(await run(cwd, theirs)).toMatchObject({ code: 2, findings: [{ id: 'signature-missing' }] });
        // What is published already is signed all the same, with the key of the environment; and once more changes nothing.
        for (const _ of [1, 2]) {
          const again = await run(cwd, publish, { WASMWRIGHT_SIGNING_KEY: pem('other', 'privateKey') });
          expect(again.published.map(({ status }: { status: string }) => status)).toEqual(
            first.published.map(() => 'skipped'),
          );
          expect(proofs(await run(cwd, theirs)).sort()).toEqual([
            'SBOM right',
            'signature right',
            'signature unchecked',
          ]);
        }
        expect(crane('ls', reference.replace(/:[^:/]*$/, '')).split('\n').length).toBe(isKept ? 1 : 2);
      }));

    test.skipIf(hasOpenssl)(`are what openssl takes for right as well${hasOpenssl}`, () =>
      withFiles(project('1.1.0'), async (cwd) => {
        const { published } = await run(cwd, [
          ...['publish', '--registry', `${registry.host}/openssl`, '--key', join(home, 'other.pem')],
        ]);
        const [{ reference, digest }] = published;
        const place = reference.replace(/:[^:/]*$/, '');
        const index = isKept
          ? await (await fetch(`http://${registry.host}/v2/openssl/acme/kv/referrers/${digest}`)).json()
          : JSON.parse(crane('manifest', `${place}:${digest.replace(':', '-')}`));
        const manifest = JSON.parse(crane('manifest', `${place}@${index.manifests[0].digest}`));
        expect(manifest).toMatchObject({
          artifactType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
          subject: { digest },
          annotations: { 'dev.sigstore.bundle.predicateType': 'https://sigstore.dev/cosign/sign/v1' },
        });
        const { dsseEnvelope } = JSON.parse(crane('blob', `${place}@${manifest.layers[0].digest}`));
        const payload = Buffer.from(dsseEnvelope.payload, 'base64');
        expect(JSON.parse(payload.toString()).subject).toEqual([{ name: place, digest: { sha256: digest.slice(7) } }]);
        const signed = Buffer.concat([
          Buffer.from(`DSSEv1 28 application/vnd.in-toto+json ${payload.length} `),
          payload,
        ]);
        writeFileSync(join(cwd, 'signed'), signed);
        writeFileSync(join(cwd, 'sig'), Buffer.from(dsseEnvelope.signatures[0].sig, 'base64'));
        const args = ['dgst', '-sha256', '-verify', join(home, 'other.pub'), '-signature', 'sig', 'signed'];
        expect(execFileSync('openssl', args, { cwd, encoding: 'utf8' })).toContain('Verified OK');
      }),
    );

    test('of another digest, and lists of other contents, are wrong', () =>
      withFiles(project('1.2.0'), async (cwd) => {
        const { published } = await run(cwd, [
          'publish',
          '--registry',
          `${registry.host}/wrong`,
          '--key',
          join(home, 'other.pem'),
        ]);
        const [wit, keeper] = published;
        const platform = userAt(home, {}, env);
        const signal = new AbortController().signal;
        const open = await openTargets({ registry: registry.host, repository: '' }, platform, signal);
        const [from, to] = [open('wrong/acme/kv'), open('wrong/keeper')];
        const stored = await to.manifest(keeper.digest);
        const subject = {
          mediaType: 'application/vnd.oci.image.manifest.v1+json',
          digest: keeper.digest,
          size: stored?.bytes.length ?? 0,
        };
        const [listed] = (await from.referrers(wit.digest)).manifests;
        const document = (await from.manifest(listed?.digest ?? ''))?.document;
        const layer = document?.kind === 'manifest' ? document.manifest.layers[0] : undefined;
        if (!layer) throw new Error('it is not signed');
        await attach(to, subject, { type: layer.mediaType, content: await from.blob(layer) });
        const sbom = {
          bomFormat: 'CycloneDX',
          metadata: { component: { hashes: [{ alg: 'SHA-256', content: '0'.repeat(64) }] } },
        };
        await attach(to, subject, {
          type: 'application/vnd.cyclonedx+json',
          content: Buffer.from(JSON.stringify(sbom)),
        });
        const told = await run(cwd, ['verify', keeper.reference, '--key', join(home, 'other.pub')]);
        expect(told.code).toBe(2);
        expect(proofs(told).sort()).toEqual(['SBOM right', 'SBOM wrong', 'signature right', 'signature wrong']);
        expect(told.findings.map(({ id }: { id: string }) => id)).toEqual([
          'attestation-invalid',
          'attestation-invalid',
        ]);
      }));
  });
});

test.each([
  [
    'a public key to sign with',
    ['publish', '--registry', 'localhost:1/acme', '--key', 'key.pub'],
    /^`key\.pub` holds no private key/,
  ],
  ['no key at all', ['publish', '--registry', 'localhost:1/acme', '--key', 'wasmwright.toml'], /holds no private key/],
  [
    'a key that checks nothing',
    ['verify', 'localhost:1/acme:1.0.0', '--key', 'wasmwright.toml'],
    /holds no public key/,
  ],
])('%s is refused', (_, args, message) =>
  withFiles(project(), async (cwd) => {
    const { publicKey } = generateKeyPairSync('ed25519');
    writeFileSync(join(cwd, 'key.pub'), publicKey.export({ type: 'spki', format: 'pem' }));
    const { code, stdout } = await wasmwright([...args, '--format', 'json'], { cwd });
    expect([code, JSON.parse(stdout).findings[0].id]).toEqual([2, 'usage']);
    expect(JSON.parse(stdout).findings[0].message).toMatch(message);
  }),
);
