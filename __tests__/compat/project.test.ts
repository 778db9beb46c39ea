import { readFileSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { Verdict } from '../../src/compat/verdict.js';
import type { Finding } from '../../src/finding.js';
import { wasmwright } from '../helpers/cli.js';
import { inTemporaryFolder, newRepository } from '../helpers/git.js';

const kv = (version: string, more = '') => `package demo:kv@${version};
interface store {
  get: func(key: string) -> string;${more}
}
world plugin { import store; }
`;
const auth = 'package demo:auth@1.0.0;\ninterface users { name: func() -> string; }\nworld w { export users; }\n';

interface Result {
  readonly code: number;
  readonly compatible: boolean;
  readonly required: string;
  readonly packages: readonly Verdict[];
  readonly findings: readonly Finding[];
}

/** A repository with two packages on `main`, and a branch on which `change` has been done. */
function afterChange(change: (folder: string) => Promise<unknown>, ...args: readonly string[]): Promise<Result> {
  return inTemporaryFolder(async (folder) => {
    const { git, commit } = newRepository(folder);
    commit('base', { 'kv/wit/kv.wit': kv('0.2.1'), 'auth/wit/auth.wit': auth, 'kv/wit/deps/x/x.wit': 'package x:y;' });
    git('checkout', '--quiet', '-b', 'topic');
    await change(folder);
    commit('change');
    const { code, stdout } = await wasmwright(['compat', '--format', 'json', ...args], { cwd: folder });
    return { code, ...JSON.parse(stdout) };
  });
}

async function write(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
}

const ids = ({ findings }: Result) => findings.map(({ id, severity }) => `${severity} ${id}`);

test('every package is compared with where the work has left the branch', async () => {
  const result = await afterChange((folder) => write(folder, { 'kv/wit/kv.wit': kv('0.2.1', '\n  put: func();') }));
  expect(result.code).toBe(1);
  expect(result.packages.map(({ package: name, against, required }) => `${name} ${against} ${required}`)).toEqual([
    'demo:auth git:main:auth/wit none',
    'demo:kv git:main:kv/wit patch',
  ]);
  expect(ids(result)).toEqual(['error version-too-low', 'note function-added']);
  expect(result.findings[0]).toMatchObject({
    location: { file: 'kv/wit/kv.wit', line: 1, column: 17 },
    baseline: { file: 'git:main:kv/wit/kv.wit', line: 1, column: 17 },
  });
});

test('nothing has changed', async () => {
  const result = await afterChange(async () => {});
  expect(result).toMatchObject({ code: 0, compatible: true, required: 'none', findings: [] });
});

test('a new package breaks nobody, and is said to be new', async () => {
  const result = await afterChange((folder) => write(folder, { 'new/wit/new.wit': 'package demo:new@0.1.0;' }));
  expect(result.code).toBe(0);
  expect(ids(result)).toEqual(['note package-new']);
});

test('a package that is gone breaks whoever was built for it', async () => {
  const result = await afterChange((folder) => rm(join(folder, 'auth'), { recursive: true }));
  expect(result).toMatchObject({ code: 1, compatible: false });
  expect(result.findings).toMatchObject([
    { id: 'package-removed', item: 'demo:auth', baseline: { file: 'git:main:auth/wit/auth.wit', line: 1 } },
  ]);
});

test('a package that has moved is compared with what it was', async () => {
  const moved = async (folder: string) => {
    await rename(join(folder, 'auth'), join(folder, 'login'));
    await write(folder, { 'login/wit/auth.wit': auth.replace('-> string', '-> u32') });
  };
  const result = await afterChange(moved);
  expect(result.code).toBe(1);
  expect(ids(result)).toEqual(['error version-too-low', 'error function-result-changed']);
  expect(result.packages.map(({ current, against }) => [current, against])).toContainEqual([
    'login/wit',
    'git:main:auth/wit',
  ]);
});

test('WIT that is wrong on one side is no verdict, and keeps nobody from the others', async () => {
  const change = (folder: string) =>
    write(folder, {
      'auth/wit/auth.wit': 'package demo:auth;\ninterface {',
      'kv/wit/kv.wit': kv('0.2.2', '\n  put: func();'),
    });
  const result = await afterChange(change);
  expect(result).toMatchObject({ code: 2, compatible: false });
  expect(ids(result)).toEqual(['error not-compared', 'note function-added']);
});

test('a world of another package tells on which side guests meet an interface', async () => {
  const lib = (more: string) => `package demo:lib@1.${more ? 1 : 0}.0;\ninterface hooks { on-put: func();${more} }\n`;
  const host = 'package demo:host; world plugin { export demo:lib/hooks@1.0.0; }';
  await inTemporaryFolder(async (folder) => {
    const { git, commit } = newRepository(folder);
    const files = { 'lib/wit/lib.wit': lib(''), 'host/wit/host.wit': host, 'host/wit/deps/lib/lib.wit': lib('') };
    commit('base', files);
    git('checkout', '--quiet', '-b', 'topic');
    commit('one more hook', { 'lib/wit/lib.wit': lib(' on-evict: func();') });
    const { stdout } = await wasmwright(['compat', '--format', 'json'], { cwd: folder });
    const { packages } = JSON.parse(stdout) as Result;
    expect(packages.find((verdict) => verdict.package === 'demo:lib')).toMatchObject({
      compatible: false,
      findings: [{ id: 'version-too-low' }, { id: 'function-added', side: 'export', breaks: ['old-guests'] }],
    });
  });
});

test('one package can be named, and another commit', async () => {
  const result = await afterChange(
    (folder) => write(folder, { 'kv/wit/kv.wit': kv('0.3.0').replace('-> string', '') }),
    'kv/wit',
    '--against',
    'git:main',
  );
  expect(result).toMatchObject({ code: 0, compatible: false, required: 'minor' });
  expect(result.packages).toMatchObject([{ declared: { from: '0.2.1', to: '0.3.0', bump: 'minor', enough: true } }]);
});

test('components are compared as they are built, by what they really import and export', async () => {
  const wat = (body: string) => `(module ${body} (memory (export "memory") 1)
    (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) i32.const 0))`;
  const wit =
    'package demo:app; interface log { write: func(); } world app { import log; export run: func(); export stop: func(); }';
  const exported = '(func (export "run")) (func (export "stop"))';
  await inTemporaryFolder(async (folder) => {
    const { git, commit } = newRepository(folder);
    commit('base', { 'app/app.wat': wat(exported), 'app/wit/app.wit': wit, '.gitignore': '.wasmwright/\n' });
    git('checkout', '--quiet', '-b', 'topic');
    commit('code asks for more', { 'app/app.wat': wat(`(import "demo:app/log" "write" (func)) ${exported}`) });
    const before = git('status', '--porcelain', '--ignored');
    const { code, stdout } = await wasmwright(['compat', '--components', '--format', 'json'], { cwd: folder });
    expect(JSON.parse(stdout)).toMatchObject({
      compatible: false,
      packages: [
        { package: 'demo:app', required: 'none' },
        { package: 'app', role: 'component', against: 'git:main:app', compatible: false },
      ],
      findings: [
        { id: 'capability-added', severity: 'warning', commits: [{ title: 'code asks for more' }] },
        { id: 'import-added', severity: 'error', side: 'import', breaks: ['old-hosts'], when: 'used' },
      ],
    });
    expect(code).toBe(1);
    expect(
      git('status', '--porcelain', '--ignored').replace('!! app/.wasmwright/\n', '').replace('!! .wasmwright/', ''),
    ).toBe(before);
    expect(git('rev-parse', '--abbrev-ref', 'HEAD')).toBe('topic');
  });
});

test('a component that has the name of its folder is compared, and what it can do now is told', async () => {
  const read = (side: string) =>
    readFileSync(join(import.meta.dirname, '../cli/compat-component-news', `${side}.wat`), 'utf8');
  await inTemporaryFolder(async (folder) => {
    const { git, commit } = newRepository(folder);
    const wit = 'package a:b;\nworld w { import demo:kv/store@0.2.1; export run: func() -> u32; }\n';
    commit('base', { 'wit/w.wit': wit, 'wit/deps/kv/kv.wit': kv('0.2.1'), 'app.wat': read('old') });
    git('checkout', '--quiet', '-b', 'topic');
    commit('change', { 'app.wat': read('new') });
    const { stdout } = await wasmwright(['compat', '--components', '--format', 'json'], { cwd: folder });
    const { packages } = JSON.parse(stdout) as Result;
    expect(packages.flatMap(({ component }) => component?.gained ?? [])).toEqual([
      'wasi:sockets/tcp-create-socket@0.2.6',
      'wasi:io/poll@0.2.6',
    ]);
  });
});
