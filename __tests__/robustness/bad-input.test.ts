import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/finding.js';
import { root, wasmwright, withCopy } from '../helpers/cli.js';
import { leftovers, wholeOutput } from '../helpers/output.js';

const wat = join(root, '__tests__/cli/ci-wat/project');

/** Runs `ci` in a folder; gives the exit code and what was found. */
async function ci(folder: string, ...args: string[]): Promise<{ code: number; findings: Finding[] }> {
  const { code, stdout, stderr } = await wasmwright(['ci', '.', '--format', 'json', ...args], { cwd: folder });
  if (!stdout.startsWith('{')) throw new Error(stdout + stderr);
  return { code, findings: JSON.parse(stdout).findings };
}

const tomls = {
  source: '[components.a]\nsource = "linked"\nworld = "wit#a"\n',
  entry: '[components.a]\nentry = "linked"\nlanguage = "wat"\nworld = "wit#a"\n',
  wac: '[components.b]\nworld = "wit#b"\n[compositions.c]\nwac = "linked"\n',
  output: 'output = "linked"\n[components.b]\nworld = "wit#b"\n',
};

describe.skipIf(process.platform === 'win32')(
  'symbolic links (skipped on Windows, where they need a privilege)',
  () => {
    test.each(Object.entries(tomls))('a project whose `%s` leads out of it is refused', async (key, toml) => {
      await withCopy(wat, async (copy) => {
        await withCopy(wat, async (outside) => {
          const target = { source: 'a', entry: 'a/a.wat', wac: 'x.wac', output: 'other' }[key] ?? '';
          writeFileSync(join(outside, 'x.wac'), 'package x:y;\n');
          mkdirSync(join(outside, 'other'));
          symlinkSync(join(outside, target), join(copy, key === 'entry' ? 'a/linked' : 'linked'));
          writeFileSync(join(copy, 'wasmwright.toml'), toml);
          const { code, findings } = await ci(copy);
          expect(code).toBe(2);
          expect(findings).toMatchObject([
            {
              id: 'manifest-invalid',
              message: expect.stringContaining(
                `leads out of the project, by a symbolic link to \`${join(outside, target)}`,
              ),
              location: { file: 'wasmwright.toml', line: expect.any(Number) },
              help: 'put what it leads to into the project',
            },
          ]);
          expect(readdirSync(join(outside, 'other'))).toEqual([]);
        });
      });
    });

    test('an output folder that is a link to the project itself is refused', async () => {
      await withCopy(wat, async (copy) => {
        symlinkSync('.', join(copy, 'wasmwright-out'));
        const { code, findings } = await ci(copy);
        expect(code).toBe(2);
        expect(findings.map(({ message }) => message)).toEqual(['the output folder cannot be the project itself']);
        expect(readdirSync(copy)).toContain('a');
      });
    });

    test('an output folder that is a link inside of the project is filled where it leads to', async () => {
      await withCopy(wat, async (copy) => {
        mkdirSync(join(copy, 'results'));
        symlinkSync('results', join(copy, 'wasmwright-out'));
        for (const run of [1, 2]) expect((await ci(copy)).code, `run ${run}`).toBe(0);
        wholeOutput(join(copy, 'results'));
        expect(leftovers(copy)).toEqual([]);
      });
    });

    test('folders that lead in a circle are not followed', async () => {
      await withCopy(wat, async (copy) => {
        symlinkSync('..', join(copy, 'a/up'));
        symlinkSync('loop', join(copy, 'loop'));
        symlinkSync('.', join(copy, 'here'));
        expect(await ci(copy)).toMatchObject({ code: 0, findings: [] });
      });
    });

    test.each([
      ['..', 2, 'is defined in two different locations', 'wit/deps/linked/w.wit'],
      ['linked', 2, 'is a symbolic link that leads to nothing, or in a circle', 'wit/deps/linked'],
      ['gone', 2, 'is a symbolic link that leads to nothing, or in a circle', 'wit/deps/linked'],
    ])('a dependency that is a link to `%s` is found', async (target, _, message, file) => {
      await withCopy(wat, async (copy) => {
        mkdirSync(join(copy, 'wit/deps'));
        symlinkSync(target, join(copy, 'wit/deps/linked'));
        const { findings } = await ci(copy);
        expect(findings).toMatchObject([{ message: expect.stringContaining(message), location: { file } }]);
        expect(existsSync(join(copy, 'wasmwright-out'))).toBe(false);
      });
    });
  },
);

test('a chain of thousands of `use` is found too deep', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wasmwright-test-'));
  const links = Array.from({ length: 3000 }, (_, i) => `interface i${i + 1} { use i${i}.{t}; }\n`);
  const text = `package a:b;\ninterface i0 { type t = u8; }\n${links.join('')}world w { import i3000; }\n`;
  writeFileSync(join(folder, 'chain.wit'), text);
  const { code, stdout } = await wasmwright(['check', 'chain.wit', '--format', 'json'], { cwd: folder });
  expect(code).toBe(1);
  expect(JSON.parse(stdout).findings).toMatchObject([{ id: 'too-deep', location: { file: 'chain.wit' } }]);
  rmSync(folder, { recursive: true });
});

/** A file system of so many KiB that only a superuser can make; none where that is not allowed. */
function smallDisk(kib: number): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'wasmwright-disk-'));
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kib}k`, 'tmpfs', folder]);
  if (status === 0) return folder;
  rmSync(folder, { recursive: true });
  return undefined;
}

function removeDisk(folder: string): void {
  execFileSync('umount', [folder]);
  rmSync(folder, { recursive: true });
}

const probe = smallDisk(4);
if (probe !== undefined) removeDisk(probe);
const skipped = probe === undefined ? ' (skipped: no small file system can be mounted here)' : '';

describe.skipIf(probe === undefined)(`a full disk${skipped}`, () => {
  test('below the output folder leaves what was there', async () => {
    const disk = smallDisk(56) ?? '';
    try {
      await withCopy(wat, async (copy) => {
        const output = join(disk, 'out');
        expect((await ci(copy, '--out', output)).code).toBe(0);
        const before = wholeOutput(output);
        writeFileSync(join(disk, 'filler'), Buffer.alloc(12 * 1024));
        const { code, findings } = await ci(copy, '--out', output);
        expect(code).toBe(2);
        expect(findings).toMatchObject([
          {
            id: 'unreadable',
            message: expect.stringMatching(/no space left on device.*\(ENOSPC\)/),
            location: { file: expect.stringMatching(/\/out\./) },
            help: 'make room there and run it again; nothing has been replaced',
          },
        ]);
        expect(wholeOutput(output)).toBe(before);
        expect(readdirSync(disk).sort()).toEqual(['filler', 'out']);
      });
    } finally {
      removeDisk(disk);
    }
  });

  test('below the project is told, and nothing half-written is left', async () => {
    const disk = smallDisk(24) ?? '';
    try {
      cpSync(wat, disk, { recursive: true });
      const { code, findings } = await ci(disk);
      expect(code).toBe(2);
      expect(findings).toMatchObject([{ id: 'unreadable', message: expect.stringContaining('(ENOSPC)') }]);
      expect(existsSync(join(disk, 'wasmwright-out'))).toBe(false);
      expect(leftovers(disk)).toEqual([]);
    } finally {
      removeDisk(disk);
    }
  });
});
