import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { git, writeMany } from '../../scripts/bench/many.mjs';
import { has, wasmwright } from '../helpers/cli.js';

const outer = mkdtempSync(join(tmpdir(), 'wasmwright-since-'));
afterAll(() => rmSync(outer, { recursive: true, force: true }));

let root: string;
beforeEach(() => {
  root = join(mkdtempSync(join(outer, 'repository-')), 'platform');
  writeMany(root, 6);
});

const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const replace = (path: string, before: string, after: string) => {
  const text = readFileSync(join(root, path), 'utf8');
  expect(text).toContain(before);
  writeFileSync(join(root, path), text.replace(before, after));
};
const commit = () => {
  git(root, 'add', '.');
  git(root, 'commit', '--quiet', '-m', 'A step');
};

/** What has changed since a commit, and why. */
async function changed(ref = 'HEAD'): Promise<Readonly<Record<string, string>>> {
  const { code, stdout, stderr } = await wasmwright(['plan', '--since', ref, '--format', 'json'], { cwd: root });
  expect(code, stderr + stdout).toBe(0);
  return JSON.parse(stdout).changed;
}

/** Those that are made of c0003. */
const ofC0003 = { 'chain-c0004': 'its part `c0003`', 'app-c0005': 'its part `chain-c0004`' };
const everything = [
  'c0000',
  'c0001',
  'c0002',
  'c0003',
  'c0004',
  'c0005',
  'chain-c0001',
  'chain-c0004',
  'app-c0002',
  'app-c0005',
];

test('nothing, while nothing has, and when it is only written about', async () => {
  expect(await changed()).toEqual({});
  write('README.md', 'About it.\n');
  write('docs/more.txt', 'More.\n');
  replace('wasmwright.toml', '[components]', '# About them\n[components]');
  expect(await changed()).toEqual({});
});

test('a component of which a file has changed, is new or is gone, and what is made of it', async () => {
  appendFileSync(join(root, 'c0003/c0003.wat'), ';; another\n');
  expect(await changed()).toEqual({ c0003: '`c0003/c0003.wat`', ...ofC0003 });
  git(root, 'checkout', '--quiet', '.');
  write('c0003/notes.txt', 'It is not in any commit.\n');
  expect(await changed()).toEqual({ c0003: '`c0003/notes.txt`', ...ofC0003 });
  commit();
  rmSync(join(root, 'c0003/notes.txt'));
  expect(await changed()).toEqual({ c0003: '`c0003/notes.txt`', ...ofC0003 });
});

test('all that is built for WIT which has changed', async () => {
  replace('wit/world.wit', 'interface numbers {', 'interface numbers {\n  /// The one after it.');
  expect(Object.keys(await changed())).toEqual(expect.arrayContaining(everything));
});

test('what the manifest says another thing of', async () => {
  replace('wasmwright.toml', 'c0003 = { world = "provider" }', 'c0003 = { world = "provider", inputs = ["*.wat"] }');
  expect(await changed()).toEqual({ c0003: '`wasmwright.toml`', ...ofC0003 });
  git(root, 'checkout', '--quiet', '.');
  appendFileSync(join(root, 'wasmwright.toml'), '[[smoke]]\ncomponent = "app-c0002"\ncall = "twice(1)"\n');
  expect(await changed()).toEqual({ 'app-c0002': '`wasmwright.toml`' });
  git(root, 'checkout', '--quiet', '.');
  replace('wasmwright.toml', '[components]', 'profile = "debug"\n[components]');
  expect(Object.keys(await changed()).toSorted()).toEqual(everything.toSorted());
  git(root, 'checkout', '--quiet', '.');
  appendFileSync(join(root, 'wasmwright.toml'), '[publish]\nregistry = "ghcr.io/acme"\n');
  expect(await changed()).toEqual({});
});

test('all of it, when a setting of compilers around it has', async () => {
  write('../rust-toolchain.toml', '[toolchain]\nchannel = "1.90"\n');
  expect(await changed()).toEqual({});
  write('go.work', 'go 1.26\n');
  expect(Object.keys(await changed()).toSorted()).toEqual(everything.toSorted());
});

test('since the work has left a branch, and not what others have done there meanwhile', async () => {
  git(root, 'checkout', '--quiet', '-b', 'work');
  appendFileSync(join(root, 'c0003/c0003.wat'), ';; ours\n');
  commit();
  git(root, 'checkout', '--quiet', 'main');
  appendFileSync(join(root, 'c0000/c0000.wat'), ';; theirs\n');
  commit();
  git(root, 'checkout', '--quiet', 'work');
  expect(await changed('main')).toEqual({ c0003: '`c0003/c0003.wat`', ...ofC0003 });
});

test('a run does only what has changed', async () => {
  appendFileSync(join(root, 'c0003/c0003.wat'), ';; another\n');
  const { stdout } = await wasmwright(['ci', '--since', 'HEAD', '--format', 'json'], { cwd: root });
  const { components, compositions } = JSON.parse(stdout);
  const names = (items: readonly { name: string }[]) => items.map(({ name }) => name);
  expect(names(components)).toEqual(['c0003', 'c0004', 'c0005']);
  expect(names(compositions)).toEqual(['chain-c0004', 'app-c0005']);
});

test('a commit that is not there is an error', async () => {
  const { code, stdout, stderr } = await wasmwright(['plan', '--since', 'v9', '--format', 'github-matrix'], {
    cwd: root,
  });
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain('error[baseline-missing]: there is no commit `v9` in this repository');
});

const cargo = await has('cargo', '--version');
describe.skipIf(!cargo)('a crate that reads another (skipped: needs cargo)', () => {
  beforeEach(() => {
    const crate = (name: string, more: string) =>
      `[package]\nname = "${name}"\nversion = "0.1.0"\nedition = "2021"\n${more}`;
    write('shared/numbers/Cargo.toml', crate('numbers', ''));
    write('shared/numbers/src/lib.rs', 'pub fn one() -> u32 {\n    1\n}\n');
    write('shared/others/about.rs', '// Nobody reads this.\n');
    const needs = '[lib]\ncrate-type = ["cdylib"]\n[dependencies]\nnumbers = { path = "../shared/numbers" }\n';
    write('crate/Cargo.toml', crate('crate-one', needs));
    write('crate/src/lib.rs', '#[unsafe(no_mangle)]\npub extern "C" fn run() -> u32 {\n    numbers::one()\n}\n');
    write(
      'wit/world.wit',
      `${readFileSync(join(root, 'wit/world.wit'), 'utf8')}world runs {\n  export run: func() -> u32;\n}\n`,
    );
    replace('wasmwright.toml', '[components]', '[components]\ncrate = { world = "runs", language = "rust" }');
    write('.gitignore', 'target/\n.wasmwright/\nCargo.lock\n');
    commit();
  });

  test('has changed with it; while no build shows what it reads, with all that is in no component', async () => {
    write('shared/others/about.rs', '// Nobody reads this either.\n');
    expect(await changed()).toEqual({
      crate: '`shared/others/about.rs`, and no build shows that it does not read it',
    });
    const { code, stderr } = await wasmwright(['build', '--component', 'crate'], { cwd: root });
    expect(code, stderr).toBe(0);
    expect(await changed()).toEqual({});
    replace('shared/numbers/src/lib.rs', '1', '2');
    expect(await changed()).toEqual({ crate: '`shared/numbers/src/lib.rs`, which it reads' });
  });
});
