import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/finding.js';
import { root, wasmwright } from '../helpers/cli.js';
import { putFiles, withFiles } from '../helpers/files.js';
import { withServer } from '../helpers/loopback.js';
import { npmPackageFolder } from '../helpers/npm-package.js';

const manifest = (name: string, more: object = { dependencies: { 'is-odd': '3.0.1' } }) =>
  JSON.stringify({ name, version: '1.0.0', main: 'app.js', type: 'module', ...more });

const member = (name: string, more?: object) => ({
  [`${name}/package.json`]: manifest(name, more),
  [`${name}/app.js`]: "import isOdd from 'is-odd';\n\nexport const run = (text) => String(isOdd(text.length));\n",
});

const project = (...names: readonly string[]) => ({
  'wasmwright.toml': names
    .map(
      (name) =>
        `[components.${name}]\nworld = "app"\ntoolchain = "componentize-qjs"\n[[smoke]]\ncomponent = "${name}"\ncall = 'run("odd")'\nexpect = '"true"'\n`,
    )
    .join(''),
  'wit/w.wit': 'package example:odd;\n\nworld app {\n  export run: func(text: string) -> string;\n}\n',
});

/** npm's own lock file for a folder. */
function lock(folder: string): string {
  const args = ['install', '--package-lock-only', '--ignore-scripts', '--omit-lockfile-registry-resolved', '--silent'];
  execFileSync('npm', args, { cwd: folder });
  return readFileSync(join(folder, 'package-lock.json'), 'utf8');
}

const installs = (stderr: string) => stderr.match(/^ *Installing .*$/gm) ?? [];

/** The one finding of a run that comes to nothing, and its exit code. */
async function refused(cwd: string, env: Record<string, string> = {}, ...options: readonly string[]) {
  const { code, stdout } = await wasmwright(['build', '--format', 'json', ...options], { cwd, env });
  const [finding] = JSON.parse(stdout).findings as Finding[];
  return {
    code,
    id: finding?.id,
    file: finding?.location?.file,
    text: `${finding?.message}\n${finding?.help}`,
    notes: finding?.notes?.join('\n') ?? '',
  };
}

describe('npm dependencies', () => {
  test('workspaces are installed once, as the lock file above says, and not again', () =>
    withFiles(
      {
        ...project('a', 'b'),
        ...member('a'),
        // What is bundled may stand among what is for development.
        ...member('b', { devDependencies: { 'is-odd': '3.0.1', 'left-pad': '1.3.0' } }),
        'package.json': JSON.stringify({ private: true, workspaces: ['./a', 'b/'] }),
      },
      async (cwd) => {
        const before = lock(cwd);
        const first = await wasmwright(['ci'], { cwd });
        expect(first.code, first.stdout + first.stderr).toBe(0);
        expect(installs(first.stderr)).toHaveLength(1);
        expect(readFileSync(join(cwd, 'package-lock.json'), 'utf8')).toBe(before);
        const second = await wasmwright(['ci', '--force'], { cwd });
        expect(second.code).toBe(0);
        expect(installs(second.stderr)).toEqual([]);
      },
    ));

  test('it is built anew for another lock file or another module outside, and not for packages that are gone', () =>
    withFiles(
      {
        ...project('a'),
        ...member('a'),
        'a/app.js':
          "import isOdd from 'is-odd';\nimport { length } from '../shared.js';\n\nexport const run = (text) => String(isOdd(length(text)));\n",
        'shared.js': 'export const length = (text) => text.length;\n',
      },
      async (cwd) => {
        const isBuilt = async () => {
          const { code, stdout, stderr } = await wasmwright(['ci'], { cwd });
          expect(code, stdout + stderr).toBe(0);
          return / Built {2}a /.test(stderr);
        };
        const before = lock(join(cwd, 'a'));
        expect(await isBuilt()).toBe(true);
        await rm(join(cwd, 'a/node_modules'), { recursive: true });
        expect(await isBuilt()).toBe(false);
        await putFiles(cwd, { 'shared.js': 'export const length = (text) => text.length + 2;\n' });
        expect(await isBuilt()).toBe(true);
        await putFiles(cwd, { 'a/package-lock.json': `${before}\n` });
        expect(await isBuilt()).toBe(true);
      },
    ));

  test('what only development needs and no source speaks of is not installed', () =>
    withFiles(
      {
        ...project('a'),
        'a/package.json': manifest('a', { devDependencies: { 'is-odd': '3.0.1' } }),
        'a/app.js': 'export const run = (text) => String(text.length % 2 === 1);\n',
      },
      async (cwd) => {
        expect((await wasmwright(['ci'], { cwd })).code).toBe(0);
        expect(existsSync(join(cwd, 'a/node_modules'))).toBe(false);
      },
    ));

  test('what does not go is a finding that says what to do', () =>
    withFiles({ ...project('a'), ...member('a') }, async (cwd) => {
      const a = join(cwd, 'a');
      expect(await refused(cwd)).toMatchObject({
        code: 2,
        id: 'dependencies-missing',
        file: 'a/package.json',
        text: expect.stringMatching(
          /there is no `package-lock.json` that says what to install\nrun `npm install` and commit/,
        ),
      });
      const good = lock(a);
      expect((await refused(cwd, {}, '--offline')).text).toContain('nothing may be downloaded');

      const without = { npm_config_cache: join(cwd, 'no-cache'), npm_config_fetch_retries: '0' };
      const down = { ...without, npm_config_registry: 'http://127.0.0.1:9/' };
      expect((await refused(cwd, down)).text).toContain('the registry cannot be reached');

      writeFileSync(join(a, 'package-lock.json'), good.replace(/sha512-.{10}/, 'sha512-AAAAAAAAAA'));
      expect((await refused(cwd)).text).toContain('a package is not the one that the lock file has the checksum of');

      writeFileSync(join(a, 'package.json'), manifest('a', { dependencies: { 'is-odd': '99.0.1' } }));
      writeFileSync(join(a, 'package-lock.json'), good.replaceAll('"3.0.1"', '"99.0.1"'));
      expect((await refused(cwd)).text).toContain('there is no `is-odd@99.0.1` in the registry');

      writeFileSync(
        join(a, 'package.json'),
        manifest('a', { dependencies: { 'is-odd': '3.0.1', 'left-pad': '1.3.0' } }),
      );
      writeFileSync(join(a, 'package-lock.json'), good);
      const { text, notes } = await refused(cwd);
      expect(text).toContain('the lock file does not say what package.json asks for');
      expect(notes).toContain('left-pad@1.3.0');
      expect(readFileSync(join(a, 'package-lock.json'), 'utf8')).toBe(good);

      writeFileSync(
        join(a, 'package.json'),
        manifest('a', { packageManager: 'bun@1.2.0', dependencies: { 'is-odd': '3.0.1' } }),
      );
      expect((await refused(cwd)).text).toContain('package.json asks for `bun`, which is not known here');
    }));

  test('the lock file of a folder around that has no such workspace is not taken', () =>
    withFiles(
      { ...project('a'), ...member('a'), 'package.json': manifest('around', { workspaces: ['b'] }) },
      async (cwd) => {
        lock(cwd);
        expect((await refused(cwd)).text).toContain('there is no `package-lock.json`');
      },
    ));

  test('after an installation that was killed the next run is right', () =>
    withFiles({ ...project('a'), ...member('a') }, async (cwd) => {
      lock(join(cwd, 'a'));
      await withServer(
        () => {},
        async (npm_config_registry) => {
          const env = { ...process.env, npm_config_registry, npm_config_cache: join(cwd, 'no-cache') };
          const child = spawn(process.execPath, [join(root, 'dist/cli.js'), 'build'], { cwd, env });
          for await (const text of child.stderr) if (String(text).includes('Installing')) break;
          child.kill('SIGKILL');
          await once(child, 'exit');
        },
      );
      // Half of a package, as it is left when npm is killed at another moment.
      mkdirSync(join(cwd, 'a/node_modules/is-odd'), { recursive: true });
      const { code, stdout, stderr } = await wasmwright(['ci'], { cwd });
      expect(code, stdout + stderr).toBe(0);
    }));
});

const others = [
  [
    'pnpm',
    '9.15.9',
    'bin/pnpm.cjs',
    'aARhQYk8ZvrQHAeSMRKOmvuJ74fiaR1p5NQO7iKJiClf1GghgbrlW1hBjDolO95lpQXsfF+UA+zlzDzTfc8lMQ==',
  ],
  [
    'yarn',
    '1.22.22',
    'bin/yarn.js',
    'prL3kGtyG7o9Z9Sv8IPfBNrWTDmXB4Qbes8A9rEzt6wkJV8mUvoirjU0Mp3GGAU06Y0XQyA3/2/RQFVuK7MTfg==',
  ],
] as const;

describe('other package managers', () => {
  for (const [name, version, script, sha512] of others) {
    const folder = process.platform === 'win32' ? undefined : npmPackageFolder(name, version, sha512);
    const reason = folder
      ? ''
      : ` (skipped: ${process.platform === 'win32' ? 'it is started by a shell script' : 'no registry'})`;
    test.skipIf(!folder)(`${name}, which package.json asks for${reason}`, () =>
      withFiles(
        {
          ...project('a'),
          ...member('a', { packageManager: `${name}@${version}`, dependencies: { 'is-odd': '3.0.1' } }),
        },
        async (cwd) => {
          const a = join(cwd, 'a');
          const file = join(a, name === 'pnpm' ? 'pnpm-lock.yaml' : 'yarn.lock');
          const start = `#!/bin/sh\nexec "${process.execPath}" "${join(folder ?? '', script)}" "$@"\n`;
          await putFiles(cwd, { [`bin/${name}`]: start });
          execFileSync('chmod', ['+x', join(cwd, 'bin', name)]);
          const env = { PATH: `${join(cwd, 'bin')}${delimiter}${process.env['PATH']}` };

          // npm's lock file is not what package.json asks for.
          lock(a);
          expect((await refused(cwd, env)).text).toMatch(
            new RegExp(`there is no \`${name}`.replace('`yarn', '`yarn.lock')),
          );

          const making = name === 'pnpm' ? ['install', '--lockfile-only'] : ['install', '--ignore-scripts'];
          execFileSync(join(cwd, 'bin', name), making, { cwd: a, stdio: 'ignore' });
          execFileSync('rm', ['-rf', join(a, 'node_modules')]);
          const before = readFileSync(file, 'utf8');
          const { code, stdout, stderr } = await wasmwright(['ci'], { cwd, env });
          expect(code, stdout + stderr).toBe(0);
          expect(installs(stderr).join()).toContain(`by \`${name} install --frozen-lockfile`);
          expect(readFileSync(file, 'utf8')).toBe(before);

          await putFiles(a, {
            'package.json': manifest('a', {
              dependencies: { 'is-odd': '3.0.1', 'left-pad': '1.3.0' },
              packageManager: `${name}@${version}`,
            }),
          });
          expect((await refused(cwd, env)).text).toContain('the lock file does not say what package.json asks for');
          expect(readFileSync(file, 'utf8')).toBe(before);
        },
      ),
    );
  }

  test('one that is not on this machine', () =>
    withFiles(
      { ...project('a'), ...member('a'), 'a/pnpm-lock.yaml': "lockfileVersion: '9.0'\n", 'bin/none': '' },
      async (cwd) => {
        const { code, id, text } = await refused(cwd, { PATH: join(cwd, 'bin') });
        expect({ code, id }).toEqual({ code: 2, id: 'tool-missing' });
        expect(text).toMatch(/`pnpm` is not on PATH\ninstall it: `corepack enable pnpm`/);
      },
    ));
});
