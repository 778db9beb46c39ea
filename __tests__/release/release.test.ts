import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { has, wasmwright } from '../helpers/cli.js';
import { newRepository, type TestRepository } from '../helpers/git.js';
import { project } from '../registry/project.js';

interface Told {
  readonly code: number;
  readonly releases: readonly { tag: string; version: string; last?: string; items: string[] }[];
  readonly written: readonly string[];
  readonly findings: readonly { id: string; message: string; notes?: string[] }[];
  readonly output: string;
}

const made: TestRepository[] = [];
afterEach(() => {
  for (const { folder } of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function repository(files: Readonly<Record<string, string>>): TestRepository {
  const repository = newRepository(mkdtempSync(join(tmpdir(), 'wasmwright-release-')));
  made.push(repository);
  repository.commit('The first of it', { '.gitignore': 'wasmwright-out/\n.wasmwright/\n', ...files });
  return repository;
}

async function release(cwd: string, ...args: string[]): Promise<Told> {
  const { code, stdout, stderr } = await wasmwright(['release', '--format', 'json', ...args], { cwd });
  const { releases = [], written = [], findings = [] } = JSON.parse(stdout || '{}');
  return { code, releases, written, findings, output: stdout + stderr };
}

/** Prepares a release, commits and tags it as `release --publish` does; gives the tags. */
async function released({ folder, git, commit }: TestRepository): Promise<readonly string[]> {
  const told = await release(folder);
  expect(told.code, told.output).toBe(0);
  commit('Release');
  for (const { tag } of told.releases) git('tag', tag);
  return told.releases.map(({ tag }) => tag);
}

const text = ({ folder }: TestRepository, path: string) => readFileSync(join(folder, path), 'utf8');

const wit = (store: string, version = '1.0.0') => `package acme:kv@${version};

interface store {
${store}
}

world plugin {
  import store;
  export run: func() -> u32;
}
`;

describe('three changes of an interface', () => {
  const changes = [
    ['A value can be set', '  get: func() -> u32;\n  set: func(n: u32);', '1.1.0', 'minor'],
    ['Says what it gets', '  /// The value.\n  get: func() -> u32;\n  set: func(n: u32);', '1.1.1', 'patch'],
    [
      'Values have names',
      '  /// The value.\n  get: func(name: string) -> u32;\n  set: func(n: u32);',
      '2.0.0',
      'major',
    ],
  ] as const;

  test('released one after the other have the versions that they ask for, and run twice nothing changes', async () => {
    const repo = repository({ 'wit/kv.wit': wit('  get: func() -> u32;') });
    expect(await released(repo)).toEqual(['v1.0.0']);
    expect(text(repo, 'CHANGELOG.md')).toMatch(/^# Change log\n\n## 1\.0\.0 \(2026-01-01\)\n\nThe first release\.\n$/);
    let version = '1.0.0';
    for (const [subject, store, next] of changes) {
      repo.commit(subject, { 'wit/kv.wit': wit(store, version) });
      const first = await release(repo.folder);
      expect(first.releases.map(({ version, last }) => [version, last])).toEqual([[next, version]]);
      expect(first.written.toSorted()).toEqual(['CHANGELOG.md', 'wit/kv.wit']);
      const state = repo.git('diff', 'HEAD');
      const again = await release(repo.folder);
      expect(again, again.output).toMatchObject({ code: 0, written: [], releases: first.releases });
      expect(repo.git('diff', 'HEAD')).toBe(state);
      expect(text(repo, 'wit/kv.wit')).toBe(wit(store, next));
      repo.commit('Release');
      // What is prepared, and not tagged yet, is as it should be.
      expect(await release(repo.folder)).toMatchObject({ code: 0, written: [], releases: [{ version: next }] });
      repo.git('tag', `v${next}`);
      expect(await release(repo.folder)).toMatchObject({ code: 0, written: [], releases: [] });
      version = next;
    }
    const log = text(repo, 'CHANGELOG.md');
    expect(log.match(/^## .*$/gm)).toEqual([
      '## 2.0.0 (2026-01-01)',
      '## 1.1.1 (2026-01-01)',
      '## 1.1.0 (2026-01-01)',
      '## 1.0.0 (2026-01-01)',
    ]);
    expect(log).toContain('function `store#set` was added: breaks old hosts, when used');
    expect(log).toMatch(/### Interface\n\n- `acme:kv`\n {2}- .*`store#get`.*: breaks old guests/);
    for (const [subject] of changes) expect(log).toContain(`- ${subject} (`);
  });

  test('released at once ask for what the largest of them asks for, and all are told', async () => {
    const repo = repository({ 'wit/kv.wit': wit('  get: func() -> u32;') });
    await released(repo);
    for (const [subject, store] of changes) repo.commit(subject, { 'wit/kv.wit': wit(store) });
    expect(await released(repo)).toEqual(['v2.0.0']);
    const [section = ''] = text(repo, 'CHANGELOG.md').split('## 1.0.0');
    for (const [subject] of changes) expect(section).toContain(`- ${subject} (`);
    expect(section.match(/^ {2}- .*store#(get|set)/gm)).toHaveLength(2);
  });

  test('a version that is written already, and higher, stays', async () => {
    const repo = repository({ 'wit/kv.wit': wit('  get: func() -> u32;') });
    await released(repo);
    repo.commit('Much is to come', { 'wit/kv.wit': wit('  get: func() -> u32;\n  set: func(n: u32);', '3.0.0') });
    expect(await released(repo)).toEqual(['v3.0.0']);
  });
});

test('new items are gated by the version that they come with, whatever was written', async () => {
  const gated = (store: string, version = '1.0.0') =>
    `package acme:kv@${version};\n\n@since(version = 1.0.0)\ninterface store {\n  @since(version = 1.0.0)\n  get: func() -> u32;\n${store}}\n`;
  const repo = repository({ 'wit/kv.wit': gated('') });
  await released(repo);
  repo.commit('Two more, of which one is meant for a version that will not be', {
    'wit/kv.wit': gated(
      '  /// Sets it.\n  set: func(n: u32);\n  @since(version = 1.0.1)\n  swap: func(n: u32) -> u32;\n',
      '1.0.1',
    ),
  });
  expect(await released(repo)).toEqual(['v1.1.0']);
  expect(text(repo, 'wit/kv.wit')).toBe(
    gated(
      '  /// Sets it.\n  @since(version = 1.1.0)\n  set: func(n: u32);\n  @since(version = 1.1.0)\n  swap: func(n: u32) -> u32;\n',
      '1.1.0',
    ),
  );
});

describe('components', () => {
  /** The project of the registry's tests, with an answer to keep. */
  const files = (answer = 7, more = '') => {
    const all = project('1.0.0', more);
    return { ...all, 'keeper/keeper.wat': all['keeper/keeper.wat'].replace('const 7', `const ${answer}`) };
  };

  test('of one version move together, with the WIT and all that names it', async () => {
    const repo = repository(files());
    expect(await released(repo)).toEqual(['v1.0.0']);
    expect(await release(repo.folder)).toMatchObject({ releases: [] });
    repo.commit('Says 8', { 'keeper/keeper.wat': files(8)['keeper/keeper.wat'] });
    expect(await released(repo)).toEqual(['v1.0.1']);
    expect(text(repo, 'wasmwright.toml')).toContain('version = "1.0.1"');
    expect(text(repo, 'wit/kv.wit')).toContain('package acme:kv@1.0.1;');
    // The sources name the interface with its version: they are built against what is released.
    expect(text(repo, 'keeper/keeper.wat')).toContain('"acme:kv/store@1.0.1#get"');
    expect(text(repo, 'app/app.wat')).toContain('"acme:kv/store@1.0.1"');
    const built = await wasmwright(['build'], { cwd: repo.folder });
    expect(built.code, built.stderr).toBe(0);
  });

  test('of several versions move by themselves, with what is made of them', async () => {
    const versions = '\n[release]\ntag = "{name}-v{version}"\n';
    const own = (answer: number) => ({
      ...files(answer),
      'wasmwright.toml':
        files(answer)['wasmwright.toml'].replace('[components.app]', 'version = "0.3.0"\n\n[components.app]') +
        versions,
    });
    const repo = repository(own(7));
    expect((await released(repo)).toSorted()).toEqual(['acme-kv-v1.0.0', 'keeper-v0.3.0', 'v1.0.0']);
    expect(
      text(repo, 'CHANGELOG.md')
        .match(/^## .*(?= \()/gm)
        ?.toSorted(),
    ).toEqual(['## 1.0.0', '## acme-kv 1.0.0', '## keeper 0.3.0']);
    repo.commit('Says 8', { 'keeper/keeper.wat': own(8)['keeper/keeper.wat'] });
    // The composition has it inside, and shares the version of the project.
    expect((await released(repo)).toSorted()).toEqual(['keeper-v0.3.1', 'v1.0.1']);
    expect(text(repo, 'wit/kv.wit')).toContain('package acme:kv@1.0.0;');
  });

  test('whose own world breaks need another version, without any WIT that changes', async () => {
    const repo = repository(files());
    await released(repo);
    const all = files();
    repo.commit('Has no keeper any more', {
      'wasmwright.toml': all['wasmwright.toml']
        .replace('world = "wit#app"', 'world = "wit#lone"')
        .replace(/\[compositions[\s\S]*/, ''),
      'wit/lone.wit': 'world lone {\n  export go: func() -> u32;\n}\n',
      'app/app.wat': '(module (func (export "go") (result i32) i32.const 1))',
    });
    expect(await released(repo)).toEqual(['v2.0.0']);
    expect(text(repo, 'CHANGELOG.md')).toMatch(/- `app`\n {2}- .*#run`.*: breaks old guests and old hosts/);
  });
});

const noCargo = (await has('cargo', '--version')) ? '' : ' (skipped: cargo is not on PATH)';

test.skipIf(noCargo)(
  `a workspace of cargo is built from its lock file afterwards${noCargo}`,
  { timeout: 300_000 },
  async () => {
    const crate = (name: string, more: string) =>
      `[package]\nname = "${name}"\nversion.workspace = true\nedition = "2021"\n\n${more}`;
    const rust = (name: string) => ({
      'wit/kv.wit': `package acme:kv@0.1.0;\n\nworld kv {\n  export ${name}: func() -> u32;\n}\n`,
      'kv/src/lib.rs': `wit_bindgen::generate!({ path: "../wit", world: "kv" });\nstruct Kv;\nimpl Guest for Kv { fn ${name}() -> u32 { common::value() } }\nexport!(Kv);\n`,
    });
    const repo = repository({
      'wasmwright.toml': '[components.kv]\nworld = "wit#kv"\ntarget = "wasm32-unknown-unknown"\n',
      'Cargo.toml':
        '[workspace]\nmembers = ["kv", "common"]\nresolver = "2"\n\n[workspace.package]\nversion = "0.1.0"\n',
      'kv/Cargo.toml': crate(
        'kv',
        '[lib]\ncrate-type = ["cdylib"]\n\n[dependencies]\nwit-bindgen = "0.63.0"\ncommon = { path = "../common", version = "0.1" }\n',
      ),
      'common/Cargo.toml': crate('common', ''),
      'common/src/lib.rs': 'pub fn value() -> u32 { 7 }\n',
      ...rust('get'),
    });
    const cargo = (...args: string[]) =>
      execFileSync('cargo', args, { cwd: repo.folder, encoding: 'utf8', stdio: 'pipe' });
    cargo('generate-lockfile');
    repo.commit('The lock file', { '.gitignore': 'wasmwright-out/\n.wasmwright/\ntarget/\n' });
    expect(await released(repo)).toEqual(['v0.1.0']);
    repo.commit('Another name', rust('read'));
    // Below 1.0 a break moves the minor version.
    expect(await released(repo)).toEqual(['v0.2.0']);
    const versions = JSON.parse(cargo('metadata', '--locked', '--format-version', '1')).packages as {
      name: string;
      version: string;
    }[];
    expect(versions.filter(({ name }) => name === 'kv' || name === 'common').map(({ version }) => version)).toEqual([
      '0.2.0',
      '0.2.0',
    ]);
    expect(text(repo, 'kv/Cargo.toml')).toContain('common = { path = "../common", version = "0.2.0" }');
  },
);

describe('conventional commits', () => {
  const store = '  get: func() -> u32;';
  test.each([
    ['docs: more words', undefined],
    ['chore: tidy up', undefined],
    ['fix(store): the right value', '1.0.1'],
    ['feat: faster', '1.1.0'],
    ['feat!: another meaning', '2.0.0'],
    ['fix: another meaning\n\nBREAKING CHANGE: zero is none', '2.0.0'],
    ['Reads better', '1.0.1'],
  ])('%s', async (message, version) => {
    const repo = repository({ 'wit/kv.wit': wit(store) });
    await released(repo);
    repo.commit(message, { 'wit/kv.wit': wit(`  // ${version}\n${store}`) });
    expect(await released(repo)).toEqual(version === undefined ? [] : [`v${version}`]);
    if (version !== undefined) {
      const subject = message.split('\n')[0]?.replace(/^\w+(\(\w+\))?!?: /, '');
      expect(text(repo, 'CHANGELOG.md')).toContain(`${subject} (`);
    }
  });
});

describe('is refused', () => {
  const files = { 'wit/kv.wit': wit('  get: func() -> u32;') };

  test('what is in no commit, and nothing is lost', async () => {
    const repo = repository(files);
    await released(repo);
    repo.commit('More', { 'wit/kv.wit': wit('  get: func() -> u32;\n  set: func(n: u32);') });
    writeFileSync(join(repo.folder, 'notes.txt'), 'mine');
    const other = `${text(repo, 'wit/kv.wit')}// mine\n`;
    writeFileSync(join(repo.folder, 'wit/kv.wit'), other);
    const told = await release(repo.folder);
    expect(told).toMatchObject({
      code: 2,
      written: [],
      findings: [{ id: 'tree-dirty', notes: ['`wit/kv.wit`', '`notes.txt`'] }],
    });
    expect(text(repo, 'wit/kv.wit')).toBe(other);
    // In a dry run nothing is written, and it is of what is committed.
    expect(await release(repo.folder, '--dry-run')).toMatchObject({
      code: 0,
      releases: [{ version: '1.1.0' }],
      written: [],
    });
  });

  test('a tag that has no version', async () => {
    const repo = repository({ ...files, 'wasmwright.toml': '[release]\ntag = "release"\n' });
    const told = await release(repo.folder);
    expect(told).toMatchObject({ code: 2, findings: [{ id: 'manifest-invalid' }] });
    expect(told.findings[0]?.message).toContain('{version}');
  });

  test('a release that was not merged: there is none to make', async () => {
    const repo = repository(files);
    await released(repo);
    const { code, stdout } = await wasmwright(
      ['release', '--publish', '--registry', '127.0.0.1:9/acme', '--format', 'json'],
      { cwd: repo.folder },
    );
    expect([code, JSON.parse(stdout)]).toMatchObject([0, { published: [], releases: [] }]);
    expect(existsSync(join(repo.folder, 'wasmwright-out'))).toBe(false);
  });
});
