import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { has, root, wasmwright } from '../helpers/cli.js';
import { withServer } from '../helpers/loopback.js';

/** A component that tries what WASI offers, and says what came of it (`__tests__/fixtures/reach`). */
const folder = mkdtempSync(join(tmpdir(), 'wasmwright-reach-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const canBuild = await has('cargo', '--version');
const hasWasmtime = await has('python3', '-c', 'import wasmtime');

describe.skipIf(!canBuild || !hasWasmtime)('a call reaches', () => {
  beforeAll(() => {
    const target = join(folder, 'target');
    const from = join(root, '__tests__/fixtures/reach');
    execFileSync(
      'cargo',
      ['build', '-q', '--release', '--locked', '--target', 'wasm32-wasip2', '--target-dir', target],
      {
        cwd: from,
      },
    );
    copyFileSync(join(target, 'wasm32-wasip2/release/reach.wasm'), join(folder, 'reach.wasm'));
    mkdirSync(join(folder, 'data'));
    writeFileSync(join(folder, 'data/note.txt'), 'hello');
  }, 600_000);

  const check = async (args: readonly string[]) => {
    const { stdout } = await wasmwright(['check', '--format', 'json', 'reach.wasm', ...args], {
      cwd: folder,
      env: { SECRET: 'seen' },
    });
    return JSON.parse(stdout).findings.map(
      ({ id, severity, message }: { id: string; severity: string; message: string }) => `${severity} ${id} ${message}`,
    ) as string[];
  };
  /** The calls of this component that trap say that something was so. */
  const calls = (...texts: readonly string[]) => texts.flatMap((text) => ['--call', text]);

  test('neither files nor variables, arguments, sockets, names or HTTP', { timeout: 180_000 }, async () => {
    await withServer(
      (_, response) => response.end('reached'),
      async (url) => {
        const { host } = new URL(url);
        const all = calls(
          'must-not-have-variables()',
          'must-not-have-folders()',
          'must-not-read("/etc/hosts")',
          'must-not-read("data/note.txt")',
          'must-not-write("data/new.txt")',
          `must-not-connect("${host}")`,
          'must-not-look-up("localhost")',
        );
        expect(await check(all)).toEqual([]);
        const [inNode, inWasmtime, ...rest] = await check(calls(`must-not-get("${host}")`));
        // In Node it is an error that a component can handle, and in Wasmtime each function of HTTP is a trap.
        expect([inNode, inWasmtime].filter(Boolean)).toEqual([
          expect.stringMatching(/smoke-trap .*Wasmtime .*wasi:http\/.* has not been defined/),
        ]);
        expect(rest).toEqual([]);
      },
    );
  });

  test('what it is granted, and no more', { timeout: 180_000 }, async () => {
    await withServer(
      (_, response) => response.end('reached'),
      async (url) => {
        const { host } = new URL(url);
        const granted = (...grants: readonly string[]) => grants.flatMap((grant) => ['--grant', grant]);
        expect(await check([...calls('must-read("data/note.txt")'), ...granted('files:data')])).toEqual([]);
        expect(await check([...calls('must-not-read("/etc/hosts")'), ...granted('files:data')])).toEqual([]);
        expect(await check([...calls('must-have("SECRET", "seen")'), ...granted('environment:SECRET')])).toEqual([]);
        expect(await check([...calls('must-have("A", "b")'), ...granted('environment:A=b')])).toEqual([]);
        // Sockets of Wasmtime cannot be granted: that is said, and the call is made in Node.
        expect(
          await check([...calls(`must-connect("${host}")`, `must-get("${host}")`), ...granted('network')]),
        ).toEqual([
          expect.stringMatching(/^note smoke-refused .*must-connect.* is not made in Wasmtime/),
          expect.stringMatching(/^note smoke-refused .*must-get.* is not made in Wasmtime/),
        ]);
      },
    );
  });

  test('a copy of a folder: what is there stays as it is', { timeout: 180_000 }, async () => {
    await check([...calls('must-write("data/new.txt")'), '--grant', 'files:data']);
    expect(readdirSync(join(folder, 'data'))).toEqual(['note.txt']);
  });

  test.skipIf(process.platform === 'win32')('nothing through a link out of a folder', { timeout: 60_000 }, async () => {
    mkdirSync(join(folder, 'linked'));
    symlinkSync('/etc/hosts', join(folder, 'linked/hosts'));
    expect(await check([...calls('must-not-read("linked/hosts")'), '--grant', 'files:linked'])).toEqual([]);
  });
});
