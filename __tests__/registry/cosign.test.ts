import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wasmwright } from '../helpers/cli.js';
import { putFiles, withFiles } from '../helpers/files.js';
import { dockerLogin, dockerRegistry, goRegistry, isThere, type Running, referrersRegistry } from './programs.js';
import { project } from './project.js';

const registries = {
  registry: goRegistry,
  'docker-registry': dockerRegistry,
  'registry-referrers': referrersRegistry,
};
const keys = {
  ed25519: generateKeyPairSync('ed25519'),
  'P-256': generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  'P-384': generateKeyPairSync('ec', { namedCurve: 'P-384' }),
};
const signedType = 'https://sigstore.dev/cosign/sign/v1';

describe.each(Object.entries(registries))('%s', (program, start) => {
  const missing = [program, 'cosign'].filter((one) => !isThere(one));
  const skipped = missing.length > 0 ? ` (skipped: not on PATH: ${missing.join(', ')})` : '';

  describe.skipIf(skipped)(`cosign and ${program}${skipped}`, () => {
    let registry: Running;
    const home = mkdtempSync(join(tmpdir(), 'wasmwright-home-'));
    const env = { DOCKER_CONFIG: home, COSIGN_PASSWORD: 'leise' };
    const cosign = (...args: string[]) =>
      promisify(execFile)('cosign', args, { cwd: home, env: { ...process.env, ...env } });
    const run = async (cwd: string, ...args: string[]) => {
      const { code, stdout, stderr } = await wasmwright([...args, '--format', 'json'], { cwd, env });
      expect(code, stdout + stderr).toBe(0);
      return JSON.parse(stdout);
    };
    beforeAll(async () => {
      registry = await start();
      await putFiles(home, { 'config.json': dockerLogin(registry.host) });
      for (const [name, { privateKey, publicKey }] of Object.entries(keys)) {
        writeFileSync(join(home, `${name}.pem`), privateKey.export({ type: 'pkcs8', format: 'pem' }));
        writeFileSync(join(home, `${name}.pub`), publicKey.export({ type: 'spki', format: 'pem' }));
      }
    });
    afterAll(() => {
      registry?.stop();
      rmSync(home, { recursive: true, force: true });
    });

    test.each(Object.keys(keys))('it takes a signature with %s for right, and with no other key', (name) =>
      withFiles(project(), async (cwd) => {
        const prefix = `${registry.host}/${name.toLowerCase()}`;
        const { published } = await run(cwd, 'publish', '--registry', prefix, '--key', join(home, `${name}.pem`));
        const verify = (command: string, key: string, reference: string, ...more: string[]) =>
          cosign(command, '--key', `${key}.pub`, '--insecure-ignore-tlog', ...more, reference);
        const other = name === 'P-256' ? 'P-384' : 'P-256';
        for (const { reference, digest } of published) {
          const { stdout } = await verify('verify', name, reference);
          expect(JSON.parse(stdout)[0].critical.image['docker-manifest-digest']).toBe(digest);
          await verify('verify-attestation', name, reference, '--type', signedType);
          await expect(verify('verify', other, reference)).rejects.toThrow('no matching attestations');
        }
      }),
    );

    test('what it has signed is verified', () =>
      withFiles(project(), async (cwd) => {
        await cosign('generate-key-pair');
        const { published } = await run(cwd, 'publish', '--registry', `${registry.host}/theirs`);
        const { reference, digest } = published[1];
        const exact = reference.replace(/:[^:/]*$/, `@${digest}`);
        // No log: it is on the internet.
        await cosign('sign', '-y', '--key', 'cosign.key', '--use-signing-config=false', '--tlog-upload=false', exact);
        const { attachments } = await run(cwd, 'verify', reference, '--key', join(home, 'cosign.pub'));
        expect(attachments).toContainEqual(expect.objectContaining({ what: 'signature', is: 'right' }));
      }));
  });
});
