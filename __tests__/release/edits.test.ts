import { describe, expect, test } from 'vitest';
import { node } from '../../src/platform/node.js';
import { withSection } from '../../src/release/changelog.js';
import { withJsonText } from '../../src/release/edits/json.js';
import { withCrateDependencies, withLockedCrates, writeVersion } from '../../src/release/edits/manifests.js';
import { textsIn } from '../../src/release/edits/texts.js';
import { withNamedVersion } from '../../src/release/edits/wit.js';
import { lastTag, schemeOf, tagFor } from '../../src/release/scheme.js';
import { withFiles } from '../helpers/files.js';

/** What writing a version into a file makes of it, and of what lies beside it. */
const written = (files: Record<string, string>, file: string, keys: readonly string[], version: string) =>
  withFiles(files, async (folder) => {
    const texts = textsIn(node.files);
    await writeVersion({ file: `${folder}/${file}`, keys }, version, texts);
    return Object.fromEntries([...texts.changed()].map(([path, text]) => [path.slice(folder.length + 1), text]));
  });

describe('a version is written, and all else stays as it is', () => {
  test('in TOML, with its quotes and comments', async () => {
    const cargo = (version: string) =>
      `# mine\n[package]\nname = "kv"\nversion   = '${version}' # kept\n\n[dependencies]\nserde = { version = "1.0.0" }\n`;
    expect(await written({ 'Cargo.toml': cargo('1.0.0') }, 'Cargo.toml', ['package', 'version'], '1.1.0')).toEqual({
      'Cargo.toml': cargo('1.1.0').replaceAll("'1.1.0'", "'1.1.0'"),
    });
    const inline = (version: string) => `[components]\nkv = { source = "kv", version = "${version}" }\n`;
    expect(await written({ 'a.toml': inline('1.0.0') }, 'a.toml', ['components', 'kv', 'version'], '2.0.0')).toEqual({
      'a.toml': inline('2.0.0'),
    });
    const python = (version: string) => `[project]\nname = "kv"\nversion = "${version}"\n[tool.x]\nversion = "1.0.0"\n`;
    expect(
      await written({ 'pyproject.toml': python('1.0.0') }, 'pyproject.toml', ['project', 'version'], '1.0.1'),
    ).toEqual({ 'pyproject.toml': python('1.0.1') });
  });

  test('in JSON, where another place has the same text, and in the lock beside it', async () => {
    const manifest = (version: string) =>
      `{\n\t"config": { "version": "1.0.0" },\n\t"name": "kv",   "version":"${version}",\n\t"dependencies": {"version": "1.0.0"}\n}\n`;
    const lock = (version: string) =>
      JSON.stringify(
        {
          name: 'kv',
          version,
          lockfileVersion: 3,
          packages: { '': { name: 'kv', version }, 'node_modules/other': { version: '1.0.0' } },
        },
        undefined,
        2,
      );
    expect(
      await written(
        { 'package.json': manifest('1.0.0'), 'package-lock.json': lock('1.0.0') },
        'package.json',
        ['version'],
        '1.1.0',
      ),
    ).toEqual({ 'package.json': manifest('1.1.0'), 'package-lock.json': lock('1.1.0') });
    expect(withJsonText('{"name":"kv"}', ['version'], '1.0.0')).toBe('{"name":"kv"}');
  });

  test('in lock files of cargo, of crates of the repository only', () => {
    const lock = (version: string) =>
      `version = 4\n\n[[package]]\nname = "kv"\nversion = "${version}"\ndependencies = [\n "core",\n]\n\n[[package]]\nname = "core"\nversion = "0.1.0"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\n`;
    const crates = new Map([
      ['kv', '1.1.0'],
      ['core', '9.0.0'],
    ]);
    expect(withLockedCrates(lock('1.0.0'), crates)).toBe(lock('1.1.0'));
  });

  test('where a crate wants another by path, if it would not have it otherwise', () => {
    const crates = new Map([['kv', '2.0.0']]);
    const of = (wanted: string) => `[dependencies]\nkv = { path = "../kv", version = "${wanted}" }\n`;
    expect(withCrateDependencies(of('1.0'), crates)).toBe(of('2.0.0'));
    expect(withCrateDependencies(of('>=1, <3'), crates)).toBe(of('>=1, <3'));
    expect(withCrateDependencies('[dependencies]\nkv = "1.0"\n', crates)).toBe('[dependencies]\nkv = "1.0"\n');
    const table = '[target.x.dev-dependencies.kv]\npath = "../kv"\nversion = "1"\n';
    expect(withCrateDependencies(table, crates)).toBe(table.replace('"1"', '"2.0.0"'));
  });

  test('where sources name an interface, and nothing that only looks like it', () => {
    const change = { package: 'acme:kv', from: '1.0.0', to: '1.1.0' };
    const source = `import { get } from 'acme:kv/store@VERSION'; // acme:kv/store@VERSION#get`;
    expect(withNamedVersion(source.replaceAll('VERSION', '1.0.0'), change)).toBe(source.replaceAll('VERSION', '1.1.0'));
    for (const other of [
      'acme:kv/store@1.0.0-rc.1',
      'acme:kv/store@1.0.01',
      'x-acme:kv/store@1.0.0',
      'acme:kv2/store@1.0.0',
    ])
      expect(withNamedVersion(other, change)).toBe(other);
  });
});

describe('tags', () => {
  const unit = (name: string | undefined, version: string) => ({
    ...(name !== undefined && { name }),
    version,
    items: [],
  });

  test.each([
    ['v{version}', 'kv', 'v1.2.0'],
    ['{name}-v{version}', 'kv', 'kv-v1.2.0'],
    ['{name}-v{version}', undefined, 'v1.2.0'],
    ['release/{name}/{version}', undefined, 'release/1.2.0'],
  ])('of `%s` and %s', (tag, name, expected) => {
    const scheme = { tag, isOne: !tag.includes('{name}') };
    expect(tagFor(scheme, { ...(name !== undefined && { name }) }, '1.2.0')).toBe(expected);
    expect(
      lastTag(scheme, unit(name, '1.0.0'), ['x', expected, `${expected}-rc.1`, expected.replace('1.2.0', '1.10.0')]),
    ).toEqual({
      tag: expected.replace('1.2.0', '1.10.0'),
      version: '1.10.0',
    });
  });

  test('that are there decide, and then the versions', () => {
    const [equal, other] = [
      [unit('a', '1.0.0'), unit('b', '1.0.0')],
      [unit('a', '1.0.0'), unit('b', '2.0.0')],
    ];
    expect(schemeOf(undefined, equal, []).isOne).toBe(true);
    expect(schemeOf(undefined, other, []).isOne).toBe(false);
    expect(schemeOf(undefined, equal, ['b-v0.9.0']).isOne).toBe(false);
    expect(schemeOf('x{version}', other, ['b-v0.9.0'])).toEqual({ tag: 'x{version}', isOne: true });
  });
});

test('a section takes the place of the one of its version, wherever it stands', () => {
  const notes = (version: string, subject: string) => ({
    version,
    date: '2026-01-02',
    last: '0.9.0',
    verdicts: [],
    commits: [{ hash: 'abcdefg0', date: '2026-01-02', subject, isBreaking: false }],
  });
  const log = '# Change log\n\nWritten by hand.\n\n## 1.0.0 (2026-01-01)\n\nOld.\n\n## 0.9.0\n\nOlder.\n';
  const once = withSection(log, notes('1.1.0', 'One'));
  expect(once).toBe(log.replace('## 1.0.0', '## 1.1.0 (2026-01-02)\n\n### Changes\n\n- One (abcdefg)\n\n## 1.0.0'));
  expect(withSection(once, notes('1.1.0', 'One'))).toBe(once);
  expect(withSection(once, notes('1.1.0', 'Two'))).toBe(once.replace('- One', '- Two'));
  expect(withSection(log, notes('0.9.0', 'One'))).toContain(
    '## 0.9.0 (2026-01-02)\n\n### Changes\n\n- One (abcdefg)\n',
  );
  expect(withSection('', notes('1.0.0', 'One'))).toMatch(/^# Change log\n\n## 1\.0\.0/);
  // What people write is text, and no markup.
  expect(withSection('', notes('1.0.0', '<b>&![x](y)'))).not.toContain('<b>');
});
