import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { catalog } from '../src/catalog.js';
import { languages } from '../src/languages/index.js';
import { tools } from '../src/toolchains/index.js';
import type { Toolchain } from '../src/toolchains/toolchain.js';
import { root } from './helpers/cli.js';

const sources = (readdirSync(join(root, 'src'), { recursive: true }) as string[])
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
  .map((file) => ({ file, text: readFileSync(join(root, 'src', file), 'utf8') }));

/** What a file imports from the project, relative to `src/`; types cost nothing and do not count. */
const importsOf = ({ file, text }: { file: string; text: string }) =>
  [...text.matchAll(/^import (?!type )[^;]*?from '(\.[^']+)';$/gm)].map(([, path = '']) => join(file, '..', path));

describe('directions of imports', () => {
  test('no stage imports another', () => {
    const shared = /^stages\/context\.js$/;
    for (const source of sources.filter(({ file }) => file.startsWith('stages/'))) {
      const stages = importsOf(source).filter((path) => path.startsWith('stages/') && !shared.test(path));
      expect(stages, source.file).toEqual([]);
    }
  });

  test('languages, toolchains and reporters do not reach the outside', () => {
    for (const source of sources.filter(({ file }) => /^(languages|toolchains|reporters)\//.test(file))) {
      expect(
        importsOf(source).filter((path) => /^(platform|stages|core)\//.test(path)),
        source.file,
      ).toEqual([]);
      expect(source.text, source.file).not.toMatch(/from 'node:(fs|child_process|os)/);
    }
  });
});

test('every language and every tool is in its index', () => {
  const named = (folder: string, other: RegExp) =>
    sources.flatMap(({ file }) => (file.startsWith(`${folder}/`) && !other.test(file) ? [file] : []));
  // JavaScript and TypeScript share a file.
  expect(named('languages', /(index|language|settings|asked|fetched|reply)\.ts$|languages\/.+\//)).toHaveLength(
    Object.keys(languages).length - 1,
  );
  expect(named('toolchains', /(index|toolchain|cache|pin|lock|locked)\.ts$/)).toHaveLength(Object.keys(tools).length);
});

test('the versions of the tools are those of their locks', () => {
  const locks = join(root, 'src/toolchains/locks');
  for (const { title, version, source } of Object.values<Toolchain>(tools)) {
    if (source.kind === 'machine' || source.kind === 'archive') continue;
    const lock = readFileSync(join(locks, source.kind === 'npm' ? `${source.lock}/package.json` : source.lock), 'utf8');
    expect(lock, title).toContain(source.kind === 'npm' ? `${title}": "${version}"` : `==${version} \\`);
  }
});

test('every finding that the catalog has can be found, and no other', () => {
  const used = new Set(
    sources
      .filter(({ file }) => !/^catalog\b/.test(file))
      .flatMap(({ text }) => [...text.matchAll(/'([a-z]+(?:-[a-z]+)*)'/g)].map(([, id]) => id)),
  );
  expect(Object.keys(catalog).filter((id) => !used.has(id))).toEqual([]);
});
