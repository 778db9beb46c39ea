import { symlinkSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { openSide } from '../src/compat/sources/index.js';
import type { Opening } from '../src/compat/sources/source.js';
import { Stop } from '../src/finding.js';
import { node } from '../src/platform/node.js';
import { core, wat } from './core/core.js';
import { inTemporaryFolder, newRepository, type TestRepository } from './helpers/git.js';

const home = process.cwd();
afterEach(() => process.chdir(home));

const opening = (more: Partial<Opening> = {}): Opening => ({
  platform: node,
  core,
  signal: new AbortController().signal,
  ...more,
});

const store = 'package demo:kv@0.1.0;\ninterface store { get: func() -> string; }\n';
const changed = 'package demo:kv@0.2.0;\ninterface store { get: func() -> u32; }\n';

/** A package in binary form. */
const encoded = (text: string) =>
  core.wit.encode({ files: [{ path: 'a.wit', text }], dependencies: [], features: { tag: 'only', val: [] } });

/** A repository on `main` with a package and a dependency in each form, and another state in the folder. */
async function withRepository(work: (repository: TestRepository) => Promise<void>): Promise<void> {
  await inTemporaryFolder(async (folder) => {
    const repository = newRepository(folder);
    repository.commit('first', {
      'wit/store.wit': store,
      'wit/world.wit':
        'package demo:kv@0.1.0;\nworld w { export store; import demo:one/a; import demo:two/a; import demo:three/a; }\n',
      'wit/deps/one/a.wit': 'package demo:one; interface a { f: func(); }',
      'wit/deps/two.wit': 'package demo:two; interface a { f: func(); }',
      'wit/deps/three.wasm': encoded('package demo:three; interface a { f: func(); }'),
      'wit/deps/README.md': 'not WIT',
      'module.wasm': wat('(module (func (export "f")))'),
      'text.wat': '(component)',
      'packages/kv/wit/store.wit': store,
      'empty/readme': 'nothing',
    });
    repository.git('tag', 'v0.1.0');
    writeFileSync(join(folder, 'wit/store.wit'), changed);
    process.chdir(folder);
    try {
      await work(repository);
    } finally {
      process.chdir(home);
    }
  });
}

const findingOf = async (reference: string, more: Partial<Opening> = {}) => {
  const failure = await openSide(reference, opening(more)).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(failure instanceof Stop)) throw failure ?? new Error(`${reference} was opened`);
  const [{ id, message, help, notes }] = failure.findings as [(typeof failure.findings)[0]];
  return { id, message, help, notes };
};

describe('a commit', () => {
  test('the package as it was, with its dependencies, by the path of the other side', () =>
    withRepository(async () => {
      const side = await openSide('git:main', opening({ like: 'wit' }));
      if (side.kind !== 'wit') throw new Error('no WIT');
      expect(side.title).toBe('git:main:wit');
      expect(side.source.files.map(({ path }) => path)).toEqual(['git:main:wit/store.wit', 'git:main:wit/world.wit']);
      expect(side.source.files[0]?.text).toBe(store);
      expect(side.source.dependencies.map((files) => files.map(({ path }) => path))).toEqual([
        ['git:main:wit/deps/one/a.wit'],
        ['git:main:wit/deps/three.wasm'],
        ['git:main:wit/deps/two.wit'],
      ]);
      expect(core.wit.parse(side.source).files).toContain('git:main:wit/store.wit');
    }));

  test('is the same as the folder that was committed', () =>
    withRepository(async (repository) => {
      repository.git('checkout', '--quiet', '.');
      const [folder, commit] = await Promise.all([openSide('wit', opening()), openSide('git:HEAD:wit', opening())]);
      expect(JSON.parse(JSON.stringify(commit).replaceAll('git:HEAD:', ''))).toEqual(folder);
    }));

  test('named by a tag, a hash, a remote branch, and as the caller likes', () =>
    withRepository(async (repository) => {
      const hash = repository.git('rev-parse', 'HEAD');
      repository.git('update-ref', 'refs/remotes/origin/elsewhere', hash);
      for (const ref of ['v0.1.0', hash, hash.slice(0, 8), 'elsewhere', 'origin/elsewhere', 'HEAD~0']) {
        expect((await openSide(`git:${ref}:wit`, opening())).title).toBe(`git:${ref}:wit`);
      }
      expect((await openSide(`git:${hash}:wit/`, opening({ as: 'main' }))).title).toBe('git:main:wit');
    }));

  test('a file of WIT, a module, a text that is assembled, and the root', () =>
    withRepository(async (repository) => {
      const file = await openSide('git:main:wit/store.wit', opening());
      expect(file.kind === 'wit' && file.source.dependencies).toHaveLength(3);
      expect(await openSide('git:main:module.wasm', opening())).toMatchObject({
        kind: 'binary',
        bytes: Buffer.from(wat('(module (func (export "f")))')),
      });
      expect((await openSide('git:main:text.wat', opening())).kind).toBe('binary');
      repository.commit('a package in the root', {
        'root.wit': 'package demo:root;\n',
        'deps/one.wit': 'package a:b;',
      });
      const root = await openSide('git:main', opening({ like: '.' }));
      expect(root.kind === 'wit' && root.source.files.map(({ path }) => path)).toEqual(['git:main:root.wit']);
      expect(root.kind === 'wit' && root.source.dependencies).toHaveLength(1);
    }));

  test('paths are seen from the folder in which the program runs', () =>
    withRepository(async ({ folder }) => {
      process.chdir(join(folder, 'packages/kv'));
      for (const path of ['wit', '../../packages/kv/wit', join(process.cwd(), 'wit')]) {
        const side = await openSide('git:main', opening({ like: path }));
        expect(side.kind === 'wit' && side.source.files[0]?.text).toBe(store);
      }
      expect(await findingOf('git:main:../../../elsewhere')).toMatchObject({ id: 'git-failed' });
      process.chdir(home);
      const side = await openSide('git:main', opening({ like: join(folder, 'wit') }));
      expect(side.kind === 'wit' && side.source.files).toHaveLength(2);
    }));

  test('names that look like options, and odd ones, are names', () =>
    withRepository(async (repository) => {
      repository.commit('odd', { '-o/x y.wit': 'package demo:odd;\n', ':(top)/ä.wit': 'package demo:magic;\n' });
      expect(await findingOf('git:--output=evil:wit')).toMatchObject({ id: 'baseline-missing' });
      for (const path of ['-o', ':(top)']) {
        const side = await openSide('git:main', opening({ like: path }));
        expect(side.kind === 'wit' && side.source.files).toHaveLength(1);
      }
    }));
});

describe('what is not there', () => {
  test('a commit, a path, a name', () =>
    withRepository(async () => {
      expect(await findingOf('git:v9:wit')).toMatchObject({
        id: 'baseline-missing',
        message: 'there is no commit `v9` in this repository',
      });
      expect(await findingOf('git:main:wut')).toMatchObject({
        id: 'baseline-lacks',
        message: 'commit `main` has no `wut`',
      });
      expect(await findingOf('git:main:wit/none.wit')).toMatchObject({ id: 'baseline-lacks' });
      expect(await findingOf('git:main:empty')).toMatchObject({ id: 'path-missing' });
      expect(await findingOf('git:main:empty/readme')).toMatchObject({ id: 'artifact-invalid' });
      expect(await findingOf('git:')).toMatchObject({ id: 'usage' });
      expect(await findingOf('git:main')).toMatchObject({ id: 'usage', message: '`git:main` names no path' });
      expect(await findingOf('git:main\n:wit')).toMatchObject({ id: 'baseline-missing' });
    }));

  test('a repository', () =>
    inTemporaryFolder(async (folder) => {
      process.chdir(folder);
      const finding = await findingOf('git:main:wit');
      expect(finding).toMatchObject({ id: 'git-failed' });
      expect(finding.notes?.join()).toContain('not a git repository');
    }));

  test('git itself', () =>
    withRepository(async () => {
      const processes = {
        ...node.processes,
        read: (command: Parameters<typeof node.processes.read>[0]) =>
          node.processes.read({ ...command, program: 'no-such-git' }),
      };
      expect(await findingOf('git:main:wit', { platform: { ...node, processes } })).toMatchObject({
        id: 'git-failed',
        help: 'install git: https://git-scm.com/',
      });
    }));

  test('links and submodules are not followed, and pointers to Git LFS are no components', () =>
    withRepository(async (repository) => {
      symlinkSync('wit', join(repository.folder, 'link'));
      await mkdir(join(repository.folder, 'linked'));
      symlinkSync('../wit/store.wit', join(repository.folder, 'linked/store.wit'));
      repository.commit('links', {
        'big.wasm': 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n',
        'page.wasm': '<!DOCTYPE html><html></html>',
      });
      const hash = repository.git('rev-parse', 'HEAD');
      repository.git('update-index', '--add', '--cacheinfo', `160000,${hash},module`);
      repository.git('commit', '--quiet', '--message', 'submodule');
      const messages = ['link', 'link/deps', 'linked', 'module', 'module/wit', 'big.wasm', 'page.wasm'].map(
        async (path) => (await findingOf(`git:main:${path}`)).message,
      );
      expect(await Promise.all(messages)).toEqual([
        '`git:main:link` is a symbolic link, which is not followed',
        '`git:main:link/deps` is a symbolic link, which is not followed',
        '`git:main:linked/store.wit` is a symbolic link, which is not followed',
        '`git:main:module` is a submodule, whose files are in no commit',
        '`git:main:module/wit` is a submodule, whose files are in no commit',
        '`git:main:big.wasm` is a pointer to Git LFS and not the file itself',
        '`git:main:page.wasm` is a web page',
      ]);
    }));
});

describe('a path', () => {
  test('a folder, a file, a binary; and nothing', () =>
    withRepository(async () => {
      expect((await openSide('./wit/', opening())).kind).toBe('wit');
      expect((await openSide('wit/store.wit', opening())).kind).toBe('wit');
      expect((await openSide('module.wasm', opening())).kind).toBe('binary');
      expect((await openSide('text.wat', opening())).kind).toBe('binary');
      expect(await findingOf('none')).toMatchObject({ id: 'path-missing' });
      expect(await findingOf('empty/readme')).toMatchObject({ id: 'artifact-invalid' });
    }));
});
