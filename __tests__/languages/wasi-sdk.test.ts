import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { node } from '../../src/platform/node.js';
import type { Report } from '../../src/report.js';
import { toolCache } from '../../src/toolchains/cache.js';
import { lackingForClang } from '../helpers/clang.js';
import { wasmwright, withCopy } from '../helpers/cli.js';
import { withServer } from '../helpers/loopback.js';

const sums = fileURLToPath(new URL('sums', import.meta.url));
const missing = process.platform === 'linux' ? lackingForClang() : 'no Linux';
const skipped = missing ? ` (skipped: ${missing})` : '';

const machine = `${process.arch === 'arm64' ? 'arm64' : 'x86_64'}-linux`;
const version = '27.0';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/**
 * An archive that is laid out as a release of wasi-sdk is, which cannot be had everywhere: in its places are the clang
 * and the libraries of the machine, which are older, so that one option of the linker is kept from them.
 */
async function archive(folder: string): Promise<Buffer> {
  const name = `wasi-sdk-${version}-${machine}`;
  const sysroot = join(folder, name, 'share/wasi-sysroot');
  await mkdir(join(folder, name, 'bin'), { recursive: true });
  for (const place of ['include', 'lib']) {
    await mkdir(join(sysroot, place), { recursive: true });
    symlinkSync(`/usr/${place}/wasm32-wasi`, join(sysroot, place, 'wasm32-wasip1'));
  }
  const resources = join(folder, name, 'lib/clang/20');
  const own = execFileSync('clang', ['-print-resource-dir'], { encoding: 'utf8' }).trim();
  await mkdir(join(resources, 'lib'), { recursive: true });
  symlinkSync(join(own, 'include'), join(resources, 'include'));
  symlinkSync(join(own, 'lib/wasi'), join(resources, 'lib/wasip1'));
  for (const program of ['clang', 'clang++']) {
    const script = `#!/bin/bash
for arg; do case $arg in -Wl,--build-id=*) ;; *) args+=("$arg") ;; esac; done
sdk=\${0%/bin/*}
exec /usr/bin/${program} -resource-dir="$sdk/lib/clang/20" --sysroot="$sdk/share/wasi-sysroot" "\${args[@]}"
`;
    writeFileSync(join(folder, name, 'bin', program), script, { mode: 0o755 });
  }
  for (const program of ['llvm-ar', 'llvm-ranlib'])
    symlinkSync(`/usr/bin/${program}`, join(folder, name, 'bin', program));
  execFileSync('tar', ['-czf', 'archive.tar.gz', name], { cwd: folder });
  return readFileSync(join(folder, 'archive.tar.gz'));
}

describe.skipIf(missing)(`wasi-sdk, from an archive that is laid out as its releases are${skipped}`, () => {
  test(
    'is recorded once, installed in spite of a broken transfer, and builds what is called',
    () =>
      withCopy(sums, async (folder) => {
        const sdk = join(folder, 'released');
        await mkdir(sdk);
        const bytes = await archive(sdk);
        const manifest = join(folder, 'wasmwright.toml');
        writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(/^world = .*$/gm, '$&\ntoolchain = "wasi-sdk"'));
        // What makes the calls is there already.
        const cache = join(folder, 'cache/wasmwright');
        await mkdir(cache, { recursive: true });
        symlinkSync(join(toolCache(node), 'jco'), join(cache, 'jco'));

        const asked: string[] = [];
        let answer = (response: ServerResponse) => void response.end(bytes);
        await withServer(
          ({ url }, response) => {
            asked.push(url ?? '');
            answer(response);
          },
          async (url) => {
            const env = { WASMWRIGHT_ARCHIVE_MIRROR: url, RUNNER_TOOL_CACHE: join(folder, 'cache') };
            const run = (...args: string[]) => wasmwright(args, { cwd: folder, env });
            const ci = async (...args: string[]): Promise<Report & { readonly code: number }> => {
              const { code, stdout } = await run('ci', '--format', 'json', ...args);
              return { ...JSON.parse(stdout), code };
            };

            const without = await ci();
            expect(without).toMatchObject({ code: 2, findings: [{ id: 'tool-not-recorded' }] });
            expect(without.components[0]).toMatchObject({ status: 'skipped' });
            expect(asked).toEqual([]);

            const updated = await run('update');
            expect(updated.code, updated.stdout + updated.stderr).toBe(0);
            const { tools } = JSON.parse(readFileSync(join(folder, 'wasmwright.lock'), 'utf8'));
            expect(Object.values(tools['wasi-sdk'].checksums)).toEqual([`sha256:${sha256(bytes)}`]);

            const changed = Buffer.from(bytes);
            changed[99] = (changed[99] ?? 0) ^ 1;
            answer = (response) => void response.end(changed);
            const refused = await ci();
            expect(refused.code).toBe(2);
            expect(refused.findings[0]).toMatchObject({
              id: 'tool-install',
              message: `wasi-sdk ${version} is not what was recorded: the archive has another checksum`,
            });
            expect(refused.components.map(({ status }) => status)).toEqual([
              'skipped',
              'skipped',
              'skipped',
              'skipped',
            ]);
            expect(readdirSync(join(cache, 'wasi-sdk'))).toEqual([]);

            answer = (response) => {
              answer = (next) => void next.end(bytes);
              response.writeHead(200, { 'content-length': bytes.length });
              response.write(bytes.subarray(0, 40), () => response.destroy());
            };
            asked.length = 0;
            const passed = await ci('--locked', '--component', 'cmake-cpp', '--component', 'make-c');
            expect(passed.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
            expect(passed.code).toBe(0);
            const path = `/github.com/WebAssembly/wasi-sdk/releases/download/wasi-sdk-27/wasi-sdk-${version}-${machine}.tar.gz`;
            expect(asked).toEqual([path, path]);
            expect(passed.tools.map(({ tool, from }) => `${tool} ${from}`)).toContain('wasi-sdk installed');
            // By the program of the release, and no other.
            const log = readFileSync(join(folder, '.wasmwright/log/make-c.txt'), 'utf8');
            expect(log).toContain('/cache/wasmwright/wasi-sdk/');
          },
        );
      }),
    300_000,
  );
});
