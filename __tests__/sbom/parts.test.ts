import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import cyclonedx from '@cyclonedx/cyclonedx-library';
import { describe, expect, test } from 'vitest';
import { packagesIn } from '../../src/languages/python/materials.js';
import { reachable, rustMaterials } from '../../src/languages/rust/materials.js';
import { auditedIn } from '../../src/sbom/auditable.js';
import { cyclonedx as documentOf } from '../../src/sbom/cyclonedx.js';
import { licenceOf } from '../../src/sbom/licences.js';
import { own } from '../../src/sbom/produced.js';
import { purl } from '../../src/sbom/purl.js';
import { root } from '../helpers/cli.js';

/** A module with a custom section, as cargo-auditable leaves it. */
function audited(content: Uint8Array): Uint8Array {
  const name = Buffer.from('.dep-v0');
  const body = Buffer.concat([Buffer.from([name.length]), name, content]);
  const size = [(body.length & 127) | 128, body.length >> 7];
  return Buffer.concat([Buffer.from('\0asm\x01\0\0\0', 'latin1'), Buffer.from([0, ...size]), body]);
}

const packages = [
  { name: 'app', version: '1.0.0', source: 'local', root: true, dependencies: [1, 2, 3] },
  { name: 'itoa', version: '1.0.15', source: 'crates.io', dependencies: [4] },
  { name: 'cc', version: '1.2.0', source: 'crates.io', kind: 'build' },
  { name: 'inner', version: '0.1.0', source: 'local' },
  { name: 'deep', version: '0.2.0', source: 'crates.io' },
];

describe('the section of cargo-auditable', () => {
  const binary = audited(deflateSync(JSON.stringify({ packages })));

  test('is read', () => expect(auditedIn(binary)).toEqual([packages]));

  test('that makes no sense says nothing', () => {
    expect(auditedIn(audited(Buffer.from('no')))).toEqual([]);
    expect(auditedIn(audited(deflateSync('{"packages": [{"name": 1}]}')))).toEqual([]);
  });

  test('wins over the sources', async () => {
    const asked = {
      folder: '/app',
      settings: { profile: 'release' as const },
      binary,
      producers: [{ field: 'processed-by', name: 'rustc', version: '1.90.0 (abc 2026-01-01)' }],
      tools: {},
      isOffline: true,
      read: async () => undefined,
      ask: async () => ({ failure: 'not asked' }),
    };
    const { all, direct, untold } = await rustMaterials(asked, 'wasm32-wasip2');
    const std = 'pkg:generic/rust-std@1.90.0';
    expect(all.map(({ ref }) => ref)).toEqual(['pkg:cargo/itoa@1.0.15', 'inner@0.1.0', 'pkg:cargo/deep@0.2.0', std]);
    expect(all[0]?.needs).toEqual(['pkg:cargo/deep@0.2.0']);
    expect(direct).toEqual(['pkg:cargo/itoa@1.0.15', 'inner@0.1.0', std]);
    expect(untold).toBeUndefined();
  });
});

test('crates that are only there to build, to test or as macros are not reached', () => {
  const item = (id: string, kind = 'lib') => ({
    id,
    name: id,
    version: '1.0.0',
    license: null,
    source: null,
    manifest_path: `/${id}/Cargo.toml`,
    targets: [{ kind: [kind] }],
  });
  const dep = (pkg: string, kind: string | null) => ({ pkg, dep_kinds: [{ kind }] });
  const metadata = {
    packages: [item('app'), item('lib'), item('macro', 'proc-macro'), item('syn'), item('dev'), item('build')],
    resolve: {
      nodes: [
        { id: 'app', deps: [dep('lib', null), dep('macro', null), dep('dev', 'dev'), dep('build', 'build')] },
        { id: 'lib', deps: [dep('app', 'dev')] },
        { id: 'macro', deps: [dep('syn', null)] },
      ],
    },
    workspace_root: '/',
  };
  expect(reachable(metadata, '/app/Cargo.toml', '').all.map(({ name }) => name)).toEqual(['lib']);
});

test('Python packages know what they need, and what was asked for', async () => {
  const files: Record<string, string> = {
    '/d/Big_Thing-2.0.dist-info/METADATA':
      'Name: Big.Thing\nVersion: 2.0\nLicense-Expression: MIT\nRequires-Dist: Small>=1\nRequires-Dist: more; extra == "all"\n\nName: no\n',
    '/d/Big_Thing-2.0.dist-info/REQUESTED': '',
    '/d/small-1.1.dist-info/METADATA': 'Name: small\nVersion: 1.1\nLicense: UNKNOWN\n',
  };
  const looking = {
    read: async (file: string) => files[file],
    list: async () => ['Big_Thing-2.0.dist-info', 'big', 'small-1.1.dist-info'],
  };
  const big = 'pkg:pypi/big-thing@2.0';
  const small = 'pkg:pypi/small@1.1';
  expect(await packagesIn('/d', looking)).toEqual({
    all: [
      { ref: big, name: 'big-thing', version: '2.0', purl: big, licence: 'MIT', needs: [small] },
      { ref: small, name: 'small', version: '1.1', purl: small, needs: [] },
    ],
    direct: [big],
  });
});

test.each([
  ['MIT', { expression: 'MIT' }],
  ['MIT/Apache-2.0', { expression: 'MIT OR Apache-2.0' }],
  ['(MIT OR Apache-2.0) AND BSD-3-Clause', { expression: '(MIT OR Apache-2.0) AND BSD-3-Clause' }],
  ['Apache-2.0 WITH LLVM-exception', { expression: 'Apache-2.0 WITH LLVM-exception' }],
  ['UNLICENSED', { license: { name: 'UNLICENSED' } }],
  ['BSD License', { license: { name: 'BSD License' } }],
  [')MIT(', { license: { name: ')MIT(' } }],
  ['The text\nof it', { license: { name: 'The text' } }],
])('the licence %j', (text, licence) => expect(licenceOf(text)).toEqual(licence));

test('package URLs', () => {
  expect(purl('npm', '@acme/kv', '1.0.0+a')).toBe('pkg:npm/%40acme/kv@1.0.0%2Ba');
  expect(purl('golang', 'github.com/a/b')).toBe('pkg:golang/github.com/a/b');
});

test('what is odd in a name or a licence still makes a valid document', async () => {
  const odd = { ref: 'a b|c', name: 'ä"\\\n', licence: 'who knows', from: '' };
  const whole = { name: 'x', digest: 'ab'.repeat(32), materials: [odd], direct: ['a b|c', 'gone'], parts: [] };
  const part = { ...whole, parts: [whole, { ...whole, name: 'y' }] };
  const document = documentOf(part, { tools: [{ name: 'wasmwright' }], created: 0 });
  const validator = new cyclonedx.Validation.JsonStrictValidator(cyclonedx.Spec.Version.v1dot6);
  expect(await validator.validate(JSON.stringify(document))).toBeNull();
  expect(JSON.stringify(document)).not.toContain('gone');
});

test('the versions of what the core makes components with are those that it is built of', () => {
  const manifest = readFileSync(join(root, 'core/Cargo.toml'), 'utf8');
  for (const [name, version] of Object.entries(own))
    expect(manifest, name).toMatch(new RegExp(`^${name} = .*"=${version}"`, 'm'));
});
