import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { goErrors } from '../../src/languages/go/errors.js';
import { whoseInGo } from '../../src/languages/go/whose.js';
import { node } from '../../src/platform/node.js';
import type { Report } from '../../src/report.js';
import { toolCache } from '../../src/toolchains/cache.js';
import { tinygo } from '../../src/toolchains/tinygo.js';
import { wasmwright } from '../helpers/cli.js';
import { putFiles, withFiles } from '../helpers/files.js';
import { withServer } from '../helpers/loopback.js';
import { answer, archiveOf, archiveOfStandIn } from '../helpers/tinygo.js';

const { version = '' } = tinygo;
const noGo =
  process.platform !== 'linux' ? 'no Linux' : answer('go', 'version') === undefined ? 'no go on PATH' : undefined;
const isThere = answer('tinygo', 'version')?.startsWith(`tinygo version ${version} `) ?? false;

/** With what stands in for it, and with TinyGo itself where the machine has it. */
const kinds = [
  { what: 'what stands in for it', missing: noGo, archive: archiveOfStandIn },
  {
    what: 'TinyGo itself',
    missing: noGo ?? (isThere ? undefined : `no tinygo ${version} on PATH`),
    archive: (folder: string) => archiveOf(answer('tinygo', 'env', 'TINYGOROOT') ?? '', folder),
  },
];

const sources = {
  'wasmwright.toml': `[components.one]
world = "one"
toolchain = "tinygo"
features = ["extra"]

[[smoke]]
component = "one"
call = "run()"
expect = "42"
`,
  'wit/one.wit': 'package demo:one;\n\nworld one {\n  export run: func() -> u32;\n}\n',
  'one/go.mod': 'module example.com/one\n\ngo 1.25\n',
  'one/main.go': 'package main\n\n//go:wasmexport run\nfunc run() uint32 { return 41 + extra }\n\nfunc main() {}\n',
  'one/extra.go': '//go:build extra\n\npackage main\n\nconst extra = 1\n',
};

type Ran = Report & { readonly code: number };

interface Given {
  readonly folder: string;
  readonly bytes: Buffer;
  /** The paths that the server was asked for. */
  readonly asked: string[];
  /** Gives the archive, after the transfers that are broken. */
  readonly breaking: (times: number) => void;
  readonly run: (...args: string[]) => ReturnType<typeof wasmwright>;
  readonly json: (...args: string[]) => Promise<Ran>;
}

/** A project, and a server that has the release. */
function given(archive: (folder: string) => Buffer, work: (given: Given) => Promise<void>): Promise<void> {
  return withFiles(sources, async (folder) => {
    // Whatever TinyGo the machine has is not found.
    mkdirSync(join(folder, 'path'));
    writeFileSync(join(folder, 'path/tinygo'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    mkdirSync(join(folder, 'released'));
    const bytes = archive(join(folder, 'released'));
    // What makes the calls is there already.
    mkdirSync(join(folder, 'cache/wasmwright'), { recursive: true });
    symlinkSync(join(toolCache(node), 'jco'), join(folder, 'cache/wasmwright/jco'));
    const asked: string[] = [];
    let broken = 0;
    const respond = (response: ServerResponse) => {
      if (broken-- <= 0) return void response.end(bytes);
      response.writeHead(200, { 'content-length': bytes.length });
      response.write(bytes.subarray(0, 40), () => response.destroy());
    };
    await withServer(
      ({ url = '' }, response) => {
        asked.push(url);
        respond(response);
      },
      async (url) => {
        const env = {
          WASMWRIGHT_ARCHIVE_MIRROR: url,
          RUNNER_TOOL_CACHE: join(folder, 'cache'),
          PATH: `${folder}/path:${process.env['PATH']}`,
        };
        const run = (...args: string[]) => wasmwright(args, { cwd: folder, env });
        const json = async (...args: string[]): Promise<Ran> => {
          const { code, stdout, stderr } = await run(...args, '--format', 'json');
          expect(stdout, stderr).not.toBe('');
          return { ...JSON.parse(stdout), code };
        };
        const breaking = (times: number) => {
          broken = times;
        };
        await work({ folder, bytes, asked, breaking, run, json });
      },
    );
  });
}

const errorsOf = ({ findings }: Report) => findings.filter(({ severity }) => severity === 'error');

describe.each(kinds)(
  'TinyGo from an archive that is laid out as its releases are, with $what',
  ({ missing, archive }) => {
    const skipped = missing ? ` (skipped: ${missing})` : '';

    test.skipIf(missing)(
      `is recorded once, installed in spite of a broken transfer, and builds what is called${skipped}`,
      () =>
        given(archive, async ({ folder, bytes, asked, breaking, run, json }) => {
          const without = await json('ci');
          expect(without).toMatchObject({ code: 2, findings: [{ id: 'tool-not-recorded' }] });
          expect(asked).toEqual([]);

          const updated = await run('update');
          expect(updated.code, updated.stdout + updated.stderr).toBe(0);
          const { tools } = JSON.parse(readFileSync(join(folder, 'wasmwright.lock'), 'utf8'));
          const checksum = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
          expect(Object.values(tools.tinygo.checksums)).toEqual([checksum]);

          asked.length = 0;
          breaking(1);
          const passed = await json('ci', '--locked');
          expect(errorsOf(passed)).toEqual([]);
          expect(passed).toMatchObject({ code: 0, components: [{ name: 'one', status: 'passed' }] });
          expect(passed.tools.map(({ tool, from }) => `${tool} ${from}`)).toEqual(
            expect.arrayContaining(['go machine', 'tinygo installed']),
          );
          const machine = process.arch === 'arm64' ? 'linux-arm64' : 'linux-amd64';
          const path = `/github.com/tinygo-org/tinygo/releases/download/v${version}/tinygo${version}.${machine}.tar.gz`;
          expect(asked).toEqual([path, path]);
        }),
      300_000,
    );

    test.skipIf(missing)(
      `is that of the machine where nothing is recorded and no version is asked for${skipped}`,
      () =>
        given(archive, async ({ folder, asked, json }) => {
          execFileSync('tar', ['-xf', 'archive.tar.gz'], { cwd: join(folder, 'released') });
          rmSync(join(folder, 'path/tinygo'));
          symlinkSync(join(folder, 'released/tinygo/bin/tinygo'), join(folder, 'path/tinygo'));
          const found = await json('ci');
          expect(errorsOf(found)).toEqual([]);
          expect(found.tools.map(({ tool, from }) => `${tool} ${from}`)).toContain('tinygo machine');
          expect(asked).toEqual([]);

          const locked = await json('ci', '--locked');
          expect(locked.code).toBe(2);
          expect(locked.findings.map(({ id }) => id)).toContain('tool-not-locked');
          await putFiles(folder, { 'wasmwright.toml': `${sources['wasmwright.toml']}\n[tools]\ntinygo = "0.2.0"\n` });
          expect(await json('ci')).toMatchObject({ code: 2, findings: [{ id: 'tool-not-recorded' }] });
        }),
      300_000,
    );

    test.skipIf(missing)(
      `shows what is wrong where its author finds it${skipped}`,
      () =>
        given(archive, async ({ folder, run, json }) => {
          expect((await run('update')).code).toBe(0);
          await putFiles(folder, { 'wasmwright.toml': `profile = "debug"\n\n${sources['wasmwright.toml']}` });
          expect(errorsOf(await json('build'))).toEqual([]);

          const { 'one/main.go': main } = sources;
          await putFiles(folder, { 'one/main.go': main.replace('extra', 'etxra') });
          const wrong = await json('build');
          expect(wrong.code).toBe(1);
          expect(wrong.findings[0]).toMatchObject({
            id: 'compile-error',
            message: 'undefined: etxra',
            location: { file: 'one/main.go', line: 4, column: 33 },
          });

          await putFiles(folder, { 'one/main.go': main.replace('//go:wasmexport run\n', '') });
          const lacking = await json('build');
          expect(lacking.code).toBe(1);
          expect(errorsOf(lacking)).toMatchObject([
            {
              id: 'not-implemented',
              message: '`run` of world `one` is not implemented',
              location: { file: 'one/main.go' },
              help: 'write `//go:wasmexport run` above the function that is to be exported',
            },
          ]);

          await putFiles(folder, { 'one/main.go': 'package one\n', 'one/extra.go': 'package one\n' });
          expect(await json('build')).toMatchObject({ code: 2, findings: [{ id: 'nothing-found' }] });
        }),
      300_000,
    );
  },
);

test('what TinyGo says of a program as a whole has its place too', () => {
  const attempt = { entry: 'main.go', world: 'one', asked: [], bindings: '', isOffline: false };
  expect(goErrors('wasm-ld: error: lto.tmp: undefined symbol: main.main\n', attempt)).toMatchObject([
    { message: 'function main is undeclared in the main package' },
  ]);
  expect(goErrors('requires go version 1.19 through 1.26, got go1.27\n', attempt)).toMatchObject([
    { message: 'TinyGo requires go version 1.19 through 1.26, got go1.27', file: 'go.mod' },
  ]);
  expect(goErrors("could not find 'go' command\n", attempt)).toEqual([]);
});

test('whose code is in a component of TinyGo is told by its files', () => {
  const files = {
    '/opt/tiny/src/runtime/gc_blocks.go': 'library',
    '/opt/tiny/src/syscall/libc_wasip2.go': 'library',
    '/usr/local/go/src/fmt/print.go': 'library',
    '/home/me/src/app/main.go': 'own',
    '/home/me/src/app/internal/demo/greeting/greeting.wasm.go': 'bindings',
    '/home/me/go/pkg/mod/go.bytecodealliance.org/cm@v0.3.0/list.go': 'bindings',
    '/home/me/go/pkg/mod/github.com/some/one@v1.0.0/one.go': 'dependencies',
  };
  const codeShares = Object.keys(files).map((name) => ({ owner: 'file' as const, name, bytes: 1 }));
  const module = { codeShares, code: 7, data: 0, names: 0, debug: 0, total: 7 };
  expect(Object.fromEntries(codeShares.map((share) => [share.name, whoseInGo(share, module)]))).toEqual(files);
});
