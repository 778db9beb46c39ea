import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import cyclonedx from '@cyclonedx/cyclonedx-library';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { has, wasmwright } from '../helpers/cli.js';
import { putFiles } from '../helpers/files.js';
import { sources } from './sources.js';

interface Listed {
  readonly name: string;
  readonly version?: string;
  readonly purl?: string;
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
  readonly licenses?: readonly object[];
  readonly components?: readonly Listed[];
  readonly 'bom-ref': string;
}

interface Sbom {
  readonly name: string;
  readonly document: {
    readonly serialNumber: string;
    readonly metadata: { readonly component: Listed; readonly timestamp: string };
    readonly components: readonly Listed[];
    readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
  };
}

const needed = ['cargo', 'go', 'npm', 'python3'];
const there = await Promise.all(needed.map((program) => has(program, program === 'go' ? 'version' : '--version')));
const missing = needed.filter((_, i) => !there[i]).join(', ');

const validator = new cyclonedx.Validation.JsonStrictValidator(cyclonedx.Spec.Version.v1dot6);
const epoch = { SOURCE_DATE_EPOCH: '1700000000' };

describe.skipIf(missing !== '')(`the SBOMs of a project${missing ? ` (skipped: no ${missing} on PATH)` : ''}`, () => {
  let folder = '';
  let sboms: readonly Sbom[] = [];
  let findings: readonly { readonly id: string; readonly severity: string }[] = [];
  const asked = () => wasmwright(['sbom', '--format', 'json'], { cwd: folder, env: epoch });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wasmwright-test-'));
    await putFiles(folder, sources);
    ({ sboms, findings } = JSON.parse((await asked()).stdout));
  }, 300_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const of = (name: string) => {
    const found = sboms.find((sbom) => sbom.name === name);
    if (!found) throw new Error(`no SBOM of ${name}`);
    return found.document;
  };
  const named = (components: readonly Listed[]) =>
    components.map(({ name, version, purl }) => purl ?? (version === undefined ? name : `${name}@${version}`)).sort();
  /** Without what every build in a language has: its versions are those of the machine. */
  const packages = (name: string) =>
    named(of(name).components).filter(
      (item) => !/wit-(component|bindgen-[a-z]+)@|wasi-preview1|rust-std|golang\/std/.test(item),
    );

  test('are there for every component and composition, with nothing left out', () => {
    expect(sboms.map(({ name }) => name)).toEqual(['counter', 'front', 'going', 'scripted', 'snake', 'plain', 'both']);
    expect(findings.filter(({ id, severity }) => severity === 'error' || id === 'sbom-incomplete')).toEqual([]);
  });

  test('are valid CycloneDX 1.6', async () => {
    for (const { name, document } of sboms) expect(await validator.validate(JSON.stringify(document)), name).toBeNull();
  });

  test('have the packages that are inside, and no others', () => {
    expect(packages('counter')).toEqual(['pkg:cargo/itoa@1.0.15', 'pkg:cargo/wit-bindgen@0.63.0']);
    expect(packages('going')).toEqual(['go.bytecodealliance.org/pkg', 'pkg:golang/github.com/pkg/errors@v0.9.1']);
    expect(packages('scripted')).toEqual(['QuickJS', 'pkg:npm/componentize-qjs@0.4.5', 'pkg:npm/ms@2.1.3']);
    expect(packages('snake')).toEqual([
      expect.stringMatching(/^pkg:generic\/cpython@3\.\d+\.\d+$/),
      expect.stringMatching(/^pkg:pypi\/componentize-py@[\d.]+$/),
      'pkg:pypi/six@1.17.0',
    ]);
    expect(packages('front')).toEqual(['compiler-rt', 'wasi-libc']);
    expect(packages('plain')).toEqual([]);
  });

  test('have the standard libraries, and what speaks to the world', () => {
    const all = (name: string) => named(of(name).components).join(' ');
    expect(all('counter')).toMatch(/pkg:generic\/rust-std@1\.\d+\.\d+/);
    expect(all('going')).toMatch(/pkg:golang\/std@1\.\d+/);
    expect(all('front')).toMatch(/pkg:cargo\/wit-bindgen-c@[\d.]+ pkg:cargo\/wit-component@[\d.]+/);
    expect(all('going')).toMatch(/pkg:cargo\/wasi-preview1-component-adapter-provider@[\d.]+/);
    expect(all('counter')).not.toMatch(/adapter/);
  });

  test('say what packages say of themselves', () => {
    const find = (name: string, wanted: string) => of(name).components.find((item) => item.name === wanted);
    expect(find('counter', 'itoa')).toMatchObject({
      licenses: [{ expression: 'MIT OR Apache-2.0' }],
      hashes: [{ alg: 'SHA-256', content: '4a5f13b858c8d314ee3e8f639011f7ccefe71f97f96e50151fb991f267928e2c' }],
    });
    expect(find('scripted', 'ms')).toMatchObject({ licenses: [{ expression: 'MIT' }], hashes: [{ alg: 'SHA-512' }] });
    expect(find('snake', 'six')).toMatchObject({ licenses: [{ expression: 'MIT' }] });
    expect(find('going', 'github.com/pkg/errors')).toMatchObject({ hashes: [{ alg: 'SHA-256' }] });
    expect(of('counter').metadata.component).toMatchObject({
      version: '0.1.0',
      licenses: [{ expression: 'MIT OR Apache-2.0' }],
    });
    expect(of('scripted').metadata.component).toMatchObject({
      version: '1.2.0',
      licenses: [{ license: { name: 'See LICENSE' } }],
    });
    expect(of('plain').metadata.component).toMatchObject({ version: '3.0.0' });
  });

  test('a composition has its parts, and theirs below them', () => {
    const { components, dependencies, metadata } = of('both');
    expect(components.map(({ name }) => name)).toEqual(['front', 'counter']);
    for (const part of components) {
      expect(named(part.components ?? [])).toEqual(named(of(part.name).components));
      expect(part.hashes).toEqual(of(part.name).metadata.component.hashes);
    }
    const needs = (ref: string) => dependencies.find((item) => item.ref === ref)?.dependsOn;
    const refs = components.map((part) => part['bom-ref']);
    expect(needs(metadata.component['bom-ref'])).toEqual([...refs].sort());
    expect(needs('both|counter')).toContain('both|counter|pkg:cargo/itoa@1.0.15');
  });

  test('have the digest of the component and the time that was given', () => {
    for (const { document } of sboms) {
      expect(document.metadata.timestamp).toBe('2023-11-14T22:13:20Z');
      expect(document.serialNumber).toMatch(
        /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
    }
    expect(new Set(sboms.map(({ document }) => document.serialNumber)).size).toBe(sboms.length);
  });

  test('are the same bytes when nothing has to be built, and the packages are no longer installed', async () => {
    await rm(join(folder, 'scripted/node_modules'), { recursive: true });
    const again = JSON.parse((await asked()).stdout).sboms as readonly Sbom[];
    // Without git nobody knows what Python has left beside the sources: it is built again, and comes out another.
    const kept = (all: readonly Sbom[]) => JSON.stringify(all.filter(({ name }) => name !== 'snake'));
    expect(kept(again)).toBe(kept(sboms));
  });

  test('what cannot be told is left out, and a finding says so', async () => {
    // Cargo reads all manifests, also of what is not built.
    await rm(join(folder, 'testing'), { recursive: true });
    const { code, stdout } = await wasmwright(['sbom', '--component', 'counter', '--format', 'json'], {
      cwd: folder,
      env: epoch,
    });
    const { sboms, findings } = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(findings).toEqual([
      expect.objectContaining({
        id: 'sbom-incomplete',
        severity: 'warning',
        component: 'counter',
        message: expect.stringMatching(/`cargo metadata` does not say its crates: failed to/),
      }),
    ]);
    const [{ document }] = sboms;
    const all = named(document.components).join(' ');
    expect(all).toMatch(/pkg:generic\/rust-std@/);
    expect(all).not.toMatch(/itoa/);
    expect(await validator.validate(JSON.stringify(document))).toBeNull();
  });
});
