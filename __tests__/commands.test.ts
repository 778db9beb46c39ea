import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSections, type Section } from '../src/core/sections.js';
import { type ToolId, tools } from '../src/toolchains/index.js';
import { root, wasmwright, withCopy } from './helpers/cli.js';

const cases = join(root, '__tests__/cli');
const hello = join(root, 'examples/hello');

/** A machine on which nothing has been installed. */
const bare = (folder: string) => ({ XDG_CACHE_HOME: join(folder, 'cache'), RUNNER_TOOL_CACHE: '' });

/** Runs the program for its JSON. */
async function asked(args: readonly string[], options: Parameters<typeof wasmwright>[1]) {
  const { code, stdout } = await wasmwright([...args, '--format', 'json'], options);
  return { code, document: JSON.parse(stdout) };
}

const idsOf = ({ findings }: { findings: { id: string }[] }) => findings.map(({ id }) => id);

describe('init', () => {
  test('a manifest of what is found says the same', async () => {
    await withCopy(join(cases, 'ci-wat'), async (cwd) => {
      const before = await asked(['plan', 'project'], { cwd });
      expect((await wasmwright(['init', 'project'], { cwd })).code).toBe(0);
      expect(await asked(['plan', 'project'], { cwd })).toEqual(before);
    });
  });
});

describe('on a machine on which nothing is installed', () => {
  test('--offline downloads nothing, and says what is missing', async () => {
    await withCopy(hello, async (cwd) => {
      const { code, document } = await asked(['build', '--offline'], { cwd, env: bare(cwd) });
      expect(code).toBe(2);
      expect(idsOf(document)).toEqual(['tool-install', 'tool-install']);
      expect(document.components.map(({ status }: { status: string }) => status)).toEqual(['skipped', 'skipped']);
    });
  });

  test('setup --offline names each tool, and no folder', async () => {
    await withCopy(hello, async (cwd) => {
      const { code, document } = await asked(['setup', '--offline'], { cwd, env: bare(cwd) });
      expect(code).toBe(2);
      expect(document.tools.map(({ tool }: { tool: string }) => tool)).toEqual(['componentize-js', 'jco', 'zig']);
      expect(document.tools.filter((tool: object) => 'folder' in tool)).toEqual([]);
    });
  });

  test('doctor is content when all can be installed', async () => {
    await withCopy(hello, async (cwd) => {
      const { code, document } = await asked(['doctor', '.'], { cwd, env: bare(cwd) });
      expect(code).toBe(0);
      expect(document.tools.map(({ installed }: { installed: boolean }) => installed)).toEqual([false, false, false]);
      expect(document.cache.size).toBe(0);
    });
  });

  test('doctor misses npm and pip when they are not on PATH', async () => {
    await withCopy(hello, async (cwd) => {
      const { code, document } = await asked(['doctor'], { cwd, env: { ...bare(cwd), PATH: cwd, Path: cwd } });
      expect(code).toBe(2);
      expect(idsOf(document)).toEqual(Array.from({ length: 5 }, () => 'tool-missing'));
      const there = document.programs.filter((program: object) => 'version' in program);
      expect(there.map(({ name }: { name: string }) => name)).toEqual(['node']);
    });
  });
});

test('doctor finds what setup has installed', async () => {
  const { document } = await asked(['setup', hello], { cwd: root });
  const { document: checkup } = await asked(['doctor', hello], { cwd: root });
  const folders = (tools: { folder: string }[]) => tools.map(({ folder }) => folder);
  expect(folders(checkup.tools)).toEqual(folders(document.tools));
  expect(
    checkup.tools.every(({ installed, size }: { installed: boolean; size: number }) => installed && size > 1e6),
  ).toBe(true);
  if (process.platform !== 'linux' || process.arch !== 'x64') return;
  // What is said of tools that are not there must be about what they take when they are.
  for (const { id, size } of checkup.tools as { id: ToolId; size: number }[]) {
    expect(Math.abs(size / 1e6 / (tools[id].megabytes ?? 0) - 1), id).toBeLessThan(0.1);
  }
});

test('the sections of a component make up all of it', async () => {
  await withCopy(join(cases, 'ci-wat'), async (cwd) => {
    await wasmwright(['compose', 'project'], { cwd });
    const path = 'project/.wasmwright/compose/project.wasm';
    const { document } = await asked(['inspect', path], { cwd });
    const sum = (sections: readonly Section[]) => sections.reduce((total, { size }) => total + size, 0);
    expect(sum(document.component.sections) + 8).toBe(document.component.size);
  });
});

test('a custom section that makes no sense says nothing', () => {
  const name = [9, ...Buffer.from('producers')];
  const bytes = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 0, name.length + 2, ...name, 200, 1);
  expect(readSections(bytes)).toEqual({ sections: [{ kind: 'custom "producers"', size: 14 }], producers: [] });
});

test('a binary that ends too early is no end of the world', () => {
  const bytes = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 200, 1);
  expect(() => readSections(bytes)).toThrow(RangeError);
});
