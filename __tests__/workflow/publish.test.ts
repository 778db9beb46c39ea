import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { node } from '../../src/platform/node.js';
import type { Report } from '../../src/report.js';
import { toolCache } from '../../src/toolchains/cache.js';
import { wasmwright } from '../helpers/cli.js';
import { putFiles, withFiles } from '../helpers/files.js';
import { dockerLogin, dockerRegistry, goRegistry, isThere, password, type Running } from '../registry/programs.js';
import { project } from '../registry/project.js';
import { type Sigstore, startSigstore, workflowOf } from '../registry/sigstore.js';
import { obstacle, type Ran, runWorkflow } from './act.js';
import { type Services, startServices } from './services.js';

const missing = ['registry', 'docker-registry', 'crane'].filter((program) => !isThere(program));
const why = obstacle ?? (missing.length > 0 ? `not on PATH: ${missing.join(', ')}` : undefined);
const hasWkg = isThere('wkg');

/** On a tag, to two registries. */
const workflow = (first: string, second: string) => `
on: [push]
jobs:
  publish:
    runs-on: ubuntu-latest
    permissions: { contents: read, packages: write, id-token: write, attestations: write }
    steps:
      - uses: actions/checkout@v5
      - id: one
        uses: acme/wasmwright@v1
        with: { command: publish, registry: ${first}/acme }
      - id: two
        uses: acme/wasmwright@v1
        with: { command: publish, registry: ${second}/acme, artifact-name: second }
      - env: { DIGESTS: "\${{ steps.one.outputs.digests }}", REFERENCES: "\${{ steps.two.outputs.references }}" }
        run: echo "digests $DIGESTS" && echo "references $REFERENCES"
`;

describe.skipIf(why)(`a workflow on a tag${why ? ` (skipped: ${why})` : ''}`, () => {
  let services: Services;
  let sigstore: Sigstore;
  let registries: readonly [Running, Running];
  let ran: Ran;
  const home = mkdtempSync(join(tmpdir(), 'wasmwright-home-'));
  const env = { DOCKER_CONFIG: home };
  const crane = (...args: string[]) =>
    execFileSync('crane', args, { encoding: 'buffer', env: { ...process.env, ...env } });
  const text = (...args: string[]) =>
    crane(...args)
      .toString()
      .trim();

  beforeAll(async () => {
    services = await startServices();
    sigstore = await startSigstore();
    registries = [await goRegistry(), await dockerRegistry()];
    await putFiles(home, {
      'config.json': dockerLogin(registries[1].host),
      'root.json': sigstore.trustedRoot,
    });
    ran = await runWorkflow({
      workflow: workflow(registries[0].host, registries[1].host),
      event: 'push',
      payload: { ref: 'refs/tags/v1.0.0', repository: { full_name: 'acme/demo', visibility: 'public' } },
      files: project(),
      services,
      toolCache: toolCache(node),
      env: { ...env, ...sigstore.env },
    });
  });
  afterAll(async () => {
    await services?.close();
    await sigstore?.close();
    for (const registry of registries ?? []) registry.stop();
    rmSync(home, { recursive: true, force: true });
  });

  test('publishes all to both, and hands the digests and references on', () => {
    expect(ran.code, ran.output).toBe(0);
    const said = (what: string) => JSON.parse(new RegExp(`${what} (\\{.*\\})`).exec(ran.output)?.[1] ?? '{}');
    const [digests, references] = [said('digests'), said('references')];
    expect(Object.keys(digests)).toEqual(['acme/kv', 'keeper', 'app', 'whole']);
    for (const { host } of registries) {
      for (const [name, digest] of Object.entries(digests)) {
        expect(text('digest', `${host}/acme/${name}:1.0.0`)).toBe(digest);
        expect(text('validate', '--remote', `${host}/acme/${name}:1.0.0`)).toContain('PASS');
      }
    }
    expect(references['whole']).toBe(`${registries[1].host}/acme/whole:1.0.0`);
    expect(ran.output).not.toContain(password);
  });

  test('what is pulled is what was uploaded, byte for byte, and runs in Wasmtime', async () => {
    const [{ host }] = registries;
    const [artifact] = ran.artifacts;
    for (const name of ['keeper', 'app', 'whole']) {
      const manifest = JSON.parse(text('manifest', `${host}/acme/${name}:1.0.0`));
      const pulled = crane('blob', `${host}/acme/${name}@${manifest.layers[0].digest}`);
      expect(pulled.equals(Buffer.from(artifact?.files.get(`${name}.wasm`) ?? [])), name).toBe(true);
      if (name !== 'whole') continue;
      await withFiles({}, async (cwd) => {
        writeFileSync(join(cwd, 'whole.wasm'), pulled);
        await putFiles(cwd, {
          'wasmwright.toml':
            '[components.whole]\nsource = "."\nlanguage = "command"\nbuild = ["true"]\nartifact = "whole.wasm"\nworld = "wit#root"\n[[smoke]]\ncomponent = "whole"\ncall = "run()"\nexpect = "7"\n',
          'wit/root.wit': 'package demo:pulled;\n\nworld root {\n  export run: func() -> u32;\n}\n',
        });
        const { code, stderr, stdout } = await wasmwright(['smoke', '--format', 'json'], { cwd });
        const { findings }: Report = JSON.parse(stdout);
        expect([code, findings], stdout + stderr).toEqual([0, []]);
        expect(stderr).toMatch(/Smoked {2}1 call to whole, in .*Wasmtime/);
      });
    }
  });

  test('says of all where it comes from, in one statement for each registry, and without a secret in the log', async () => {
    expect([sigstore.signed, services.api.attestations.length]).toEqual([2, 2]);
    for (const { host } of registries) {
      const args = ['verify', `${host}/acme/whole:1.0.0`, '--repository', 'acme/demo', '--format', 'json'];
      const { code, stdout } = await wasmwright([...args, '--trusted-root', join(home, 'root.json')], {
        cwd: home,
        env,
      });
      expect([code, JSON.parse(stdout).attachments], stdout).toEqual([
        0,
        expect.arrayContaining([
          expect.objectContaining({ what: 'provenance', is: 'right', by: workflowOf('acme/demo') }),
          expect.objectContaining({ what: 'SBOM', is: 'right' }),
        ]),
      ]);
    }
    for (const secret of [...sigstore.secrets, services.api.token]) expect(ran.output).not.toContain(secret);
  });

  test.skipIf(!hasWkg)(`wkg pulls the same${hasWkg ? '' : ' (skipped: wkg is not on PATH)'}`, () =>
    withFiles({}, async (cwd) => {
      const [{ host }] = registries;
      const pulled = join(cwd, 'whole.wasm');
      execFileSync('wkg', ['oci', 'pull', '--insecure', host, `${host}/acme/whole:1.0.0`, '-o', pulled]);
      const manifest = JSON.parse(text('manifest', `${host}/acme/whole:1.0.0`));
      expect(readFileSync(pulled).equals(crane('blob', `${host}/acme/whole@${manifest.layers[0].digest}`))).toBe(true);
      const config = `[namespace_registries]
acme = { registry = "${host}", metadata = { preferredProtocol = "oci", "oci" = { registry = "${host}", namespacePrefix = "acme/" } } }
[registry."${host}".oci]
protocol = "http"
`;
      writeFileSync(join(cwd, 'wkg.toml'), config);
      execFileSync('wkg', ['get', '--config', 'wkg.toml', 'acme:kv@1.0.0', '--format', 'wasm', '-o', './kv.wasm'], {
        cwd,
      });
      const wit = JSON.parse(text('manifest', `${host}/acme/acme/kv:1.0.0`));
      expect(
        readFileSync(join(cwd, 'kv.wasm')).equals(crane('blob', `${host}/acme/acme/kv@${wit.layers[0].digest}`)),
      ).toBe(true);
    }),
  );
});
