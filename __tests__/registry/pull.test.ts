import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSide } from '../../src/compat/sources/index.js';
import { openRepository } from '../../src/registry/client.js';
import { core, wat } from '../core/core.js';
import { dockerRegistry, goRegistry, isThere, password, type Running } from './programs.js';
import { digestOf, pusher } from './push.js';
import { findingOf, opening, userAt } from './surroundings.js';

const signal = new AbortController().signal;
const home = mkdtempSync(join(tmpdir(), 'wasmwright-home-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const component = wat('(component)');
const witPackage = core.wit.encode({
  files: [{ path: 'a.wit', text: 'package acme:kv@0.2.1; interface store { get: func() -> string; }' }],
  dependencies: [],
  features: { tag: 'only', val: [] },
});

const noGo = isThere('registry') && isThere('crane') ? '' : ' (skipped: `registry` and `crane` are not on PATH)';

describe.skipIf(noGo)(`the registry of go-containerregistry${noGo}`, () => {
  let registry: Running;
  let pushed: string;
  const crane = (...args: string[]) => execFileSync('crane', args, { encoding: 'utf8', stdio: 'pipe' }).trim();

  beforeAll(async () => {
    registry = await goRegistry();
    const push = pusher(registry.host, 'acme/kv');
    for (const tag of ['0.1.0', '0.2.0', '0.10.0', '1.0.0-rc.1', 'latest', 'sha256-abc.sig', 'v9.0.0']) {
      await push.wasm(tag, component);
    }
    pushed = await push.wasm('0.2.1', witPackage);
    await push.wasm('two', component, witPackage);
    const layer = { mediaType: 'text/plain', digest: digestOf(component), size: component.length };
    const manifest = 'application/vnd.oci.image.manifest.v1+json';
    await push.manifest('text', { schemaVersion: 2, mediaType: manifest, config: layer, layers: [layer] } as {
      mediaType: string;
    });
    await push.manifest('index', {
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.index.v1+json',
      manifests: [{ mediaType: manifest, digest: pushed, size: 1 }],
    } as { mediaType: string });
  });
  afterAll(() => registry.stop());

  const user = (files: Record<string, string> = {}) => userAt(home, files);
  const open = (reference: string) => openSide(reference.replace('HOST', registry.host), opening(user()));

  test('a tag, a digest, and both', async () => {
    for (const tail of [':0.2.1', `@${pushed}`, `:whatever@${pushed}`]) {
      const side = await open(`oci:HOST/acme/kv${tail}`);
      expect(side).toMatchObject({ kind: 'binary', title: `oci:${registry.host}/acme/kv${tail}` });
      expect(side.kind === 'binary' && Buffer.compare(side.bytes, witPackage)).toBe(0);
    }
    expect(await open('oci://HOST/acme/kv')).toMatchObject({ bytes: Buffer.from(component) });
  });

  test('digests and tags are those that crane sees', async () => {
    const repository = await openRepository({ registry: registry.host, repository: 'acme/kv' }, user(), signal);
    const place = `${registry.host}/acme/kv`;
    expect(await repository.resolve('0.2.1')).toBe(crane('digest', `${place}:0.2.1`));
    expect((await repository.manifest('0.2.1'))?.digest).toBe(pushed);
    expect([...((await repository.tags()) ?? [])].sort()).toEqual(crane('ls', place).split('\n').sort());
    expect(await repository.resolve('none')).toBeUndefined();
    const none = await openRepository({ registry: registry.host, repository: 'acme/none' }, user(), signal);
    expect(await none.tags()).toBeUndefined();
  });

  test('a package by its name, through each of the settings of wkg', async () => {
    const inline = (name: string, prefix: string) =>
      `{ registry = "${name}", metadata = { preferredProtocol = "oci", oci = { registry = "${registry.host}", namespacePrefix = "${prefix}" } } }`;
    await pusher(registry.host, 'wit/acme/kv').wasm('3.0.0', component);
    const titleWith = async (config: string, reference: string) => {
      const platform = user({ '.config/wasm-pkg/config.toml': config });
      return (await openSide(reference, opening(platform))).title;
    };
    expect(await titleWith(`[namespace_registries]\nacme = ${inline('x.test', '')}`, 'acme:kv@0.2.1')).toBe(
      'acme:kv@0.2.1',
    );
    // The highest is found by number, and is no pre-release and no tag of another kind.
    expect(await titleWith(`[namespace_registries]\nacme = ${inline('x.test', '')}`, 'acme:kv')).toBe('acme:kv@0.10.0');
    expect(await titleWith(`default_registry = "${registry.host}"`, 'acme:kv')).toBe('acme:kv@0.10.0');
    const both = `[namespace_registries]\nacme = "127.0.0.1:1"\n[package_registry_overrides]\n"acme:kv" = ${inline('x.test', 'wit/')}`;
    expect(await titleWith(both, 'acme:kv')).toBe('acme:kv@3.0.0');
    const config = join(home, 'other.toml');
    const named = userAt(home, { 'other.toml': `default_registry = "${registry.host}"` }, { WKG_CONFIG_FILE: config });
    expect((await openSide('acme:kv@1.0.0-rc.1', opening(named))).title).toBe('acme:kv@1.0.0-rc.1');
  });

  test('what is not there, and what is something else', async () => {
    const of = (reference: string) => findingOf(open(reference));
    expect(await of('oci:HOST/acme/kv:9.9.9')).toMatchObject({ id: 'baseline-missing' });
    expect(await of('oci:HOST/acme/none:1.0.0')).toMatchObject({ id: 'baseline-missing' });
    expect(await of('oci:HOST/acme/kv:index')).toMatchObject({
      id: 'artifact-invalid',
      message: `\`oci:${registry.host}/acme/kv:index\` is a list of images for several machines`,
    });
    expect((await of('oci:HOST/acme/kv:two')).message).toContain('has 2 files of WebAssembly');
    expect(await of('oci:HOST/acme/kv:text')).toMatchObject({
      message: expect.stringContaining('has no file of WebAssembly'),
      notes: ['its layers are `text/plain`, its configuration is `text/plain`'],
    });
    const config = { '.config/wasm-pkg/config.toml': `default_registry = "${registry.host}"` };
    const byName = (reference: string) => findingOf(openSide(reference, opening(user(config))));
    expect(await byName('acme:none')).toMatchObject({ id: 'baseline-missing' });
    expect(await byName('acme:kv@0.9.9')).toMatchObject({ id: 'baseline-missing' });
    expect(await byName('acme:kv@1')).toMatchObject({ id: 'usage' });
  });
});

const noDocker = isThere('docker-registry') ? '' : ' (skipped: `docker-registry` is not on PATH)';

describe.skipIf(noDocker)(`Docker's registry, with a password${noDocker}`, () => {
  let registry: Running;
  const basic = Buffer.from(`ada:${password}`).toString('base64');

  beforeAll(async () => {
    registry = await dockerRegistry();
    const push = pusher(registry.host, 'acme/kv', `Basic ${basic}`);
    for (let patch = 0; patch < 3; patch++) await push.wasm(`0.1.${patch}`, component);
  });
  afterAll(() => registry.stop());

  const open = (files: Record<string, string>, env: Record<string, string> = {}) =>
    openSide(`oci:${registry.host}/acme/kv:0.1.2`, opening(userAt(mkdtempSync(join(home, 'user-')), files, env)));

  test('a stranger is refused', async () => {
    expect(await findingOf(open({}))).toMatchObject({
      id: 'registry-refused',
      message: `\`${registry.host}/acme/kv:0.1.2\` may not be read: ${registry.host} answers 401`,
    });
  });

  test('with what docker or wkg have kept it opens', async () => {
    const docker = JSON.stringify({ auths: { [`http://${registry.host}/v2/`]: { auth: basic } } });
    expect((await open({ '.docker/config.json': docker })).kind).toBe('binary');
    const wkg = `[registry."${registry.host}".oci]\nauth = { username = "ada", password = "${password}" }\n`;
    expect((await open({ '.config/wasm-pkg/config.toml': wkg })).kind).toBe('binary');
    expect((await open({ '.config/wasm-pkg/config.toml': wkg.replace(/\{.*\}/, `"${basic}"`) })).kind).toBe('binary');
  });

  test('a wrong password is refused, and not told to anybody', async () => {
    const auth = Buffer.from('ada:verraten').toString('base64');
    const docker = JSON.stringify({ auths: { [registry.host]: { auth } } });
    const finding = await findingOf(open({ '.docker/config.json': docker }));
    expect(finding.id).toBe('registry-refused');
    expect(JSON.stringify(finding)).not.toMatch(new RegExp(`verraten|${auth}`));
  });

  test('all tags', async () => {
    const docker = JSON.stringify({ auths: { [registry.host]: { username: 'ada', password } } });
    const platform = userAt(home, { '.docker/config.json': docker });
    const repository = await openRepository({ registry: registry.host, repository: 'acme/kv' }, platform, signal);
    expect(await repository.tags()).toEqual(['0.1.0', '0.1.1', '0.1.2']);
  });
});
