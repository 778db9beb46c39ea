import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Core } from '../src/core/index.js';
import type { Event } from '../src/events.js';
import { Stop } from '../src/finding.js';
import { resolve } from '../src/install/index.js';
import { shippedPin } from '../src/install/pins.js';
import { node } from '../src/platform/node.js';
import type { Context } from '../src/stages/context.js';
import { installTools } from '../src/stages/toolchains.js';
import { type ToolId, tools } from '../src/toolchains/index.js';
import type { Lock, LockedTool } from '../src/toolchains/lock.js';
import type { Toolchain } from '../src/toolchains/toolchain.js';
import { root } from './helpers/cli.js';
import { withServer } from './helpers/loopback.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wasmwright-test-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

interface Setting {
  readonly env?: Readonly<Record<string, string>>;
  readonly lock?: Lock;
  readonly locked?: boolean;
  readonly arch?: string;
}

function contextWith({ env, lock, locked, arch = node.machine.arch }: Setting, emit: (event: Event) => void): Context {
  return {
    platform: {
      ...node,
      machine: { ...node.machine, arch },
      env: { ...node.env, RUNNER_TOOL_CACHE: join(folder, 'cache'), ...env },
    },
    core: {} as Core,
    emit,
    signal: new AbortController().signal,
    outcomes: new Map(),
    reasons: new Map(),
    root: '.',
    work: '',
    ...(lock && { lock }),
    ...(locked && { locked }),
  };
}

const versionOf = (tool: ToolId, lock?: Lock) => {
  const locked = lock?.[tool];
  return (locked && 'version' in locked ? locked.version : (tools[tool] as Toolchain).version) ?? '';
};

async function install(tool: ToolId, setting: Setting) {
  const events: Event[] = [];
  const context = contextWith(setting, (event) => events.push(event));
  const version = versionOf(tool, setting.lock);
  const step = { stage: 'toolchains', id: `toolchains/${tool}`, needs: [], tool, version } as const;
  const installed = (await installTools([step], context)).common[tool];
  return { installed, findings: events.flatMap((event) => (event.type === 'finding' ? [event.finding] : [])) };
}

const record = (tool: ToolId, setting: Setting, wish: { version?: string; before?: LockedTool } = {}) =>
  resolve(
    tool,
    wish,
    contextWith(setting, () => {}),
  );

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** What lies in the places of a tool. */
const leftOf = (tool: ToolId) => {
  const places = join(folder, 'cache/wasmwright', tool);
  return existsSync(places) ? readdirSync(places) : [];
};

describe('a tool from an archive', () => {
  /** An archive like TinyGo's: a program and a link to it, in one folder. */
  function archive(): Buffer {
    mkdirSync(join(folder, 'tinygo/bin'), { recursive: true });
    writeFileSync(join(folder, 'tinygo/bin/tinygo'), '#!/bin/sh\necho tinygo\n', { mode: 0o755 });
    writeFileSync(join(folder, 'tinygo/.hidden'), 'too');
    execFileSync('tar', ['-czf', 'tinygo.tar.gz', 'tinygo'], { cwd: folder });
    return readFileSync(join(folder, 'tinygo.tar.gz'));
  }

  /** A server that fails some times first; gives what it was asked for. */
  async function served<T>(
    bytes: Buffer,
    fails: readonly ('status' | 'cut')[],
    work: (env: Record<string, string>) => T,
  ) {
    const paths: string[] = [];
    const done = await withServer(
      (request, response) => {
        paths.push(request.url ?? '');
        const failure = fails[paths.length - 1];
        if (failure === 'status') response.writeHead(503).end();
        else if (failure === 'cut') {
          response.writeHead(200, { 'content-length': bytes.length });
          response.write(bytes.subarray(0, 40), () => response.destroy());
        } else response.end(bytes);
      },
      async (url) => work({ WASMWRIGHT_ARCHIVE_MIRROR: `${url}/mirror/` }),
    );
    return { done, paths };
  }

  const linux = { arch: 'x64' };

  test.runIf(process.platform === 'linux')('is recorded once, and from then on held to that', async () => {
    const bytes = archive();
    const without = await install('tinygo', linux);
    expect(without.findings).toMatchObject([
      { id: 'tool-not-recorded', message: `tinygo ${versionOf('tinygo')} has no recorded checksum` },
    ]);
    const { done, paths } = await served(bytes, [], async (env) => {
      const tinygo = await record('tinygo', { ...linux, env });
      const { installed, findings } = await install('tinygo', { ...linux, env, lock: { tinygo } });
      return { tinygo, installed, findings };
    });
    const { tinygo, installed, findings } = await done;
    const version = versionOf('tinygo');
    expect(tinygo).toEqual({
      source: 'archive',
      version,
      checksums: { 'linux-x64': `sha256:${sha256(bytes)}` },
    });
    expect(paths).toEqual(
      Array.from(
        { length: 2 },
        () => `/mirror/github.com/tinygo-org/tinygo/releases/download/v${version}/tinygo${version}.linux-amd64.tar.gz`,
      ),
    );
    expect(findings).toEqual([]);
    expect(installed).toMatchObject({ version, from: 'installed' });
    expect(execFileSync(join(installed?.folder ?? '', 'bin/tinygo'), { encoding: 'utf8' })).toBe('tinygo\n');
    expect(readdirSync(installed?.folder ?? '').sort()).toEqual(['.hidden', 'bin', 'wasmwright.size']);
    // From the cache, without a server.
    expect((await install('tinygo', { ...linux, lock: { tinygo } })).installed?.from).toBe('cache');
    // Another machine has another archive.
    const { findings: other } = await install('tinygo', { arch: 'arm64', lock: { tinygo } });
    expect(other).toMatchObject([{ id: 'tool-not-recorded' }]);
  });

  test.runIf(process.platform === 'linux')('is refused when a byte of it has changed', async () => {
    const bytes = archive();
    const tinygo: LockedTool = {
      source: 'archive',
      version: '0.39.0',
      checksums: { 'linux-x64': `sha256:${sha256(bytes)}` },
    };
    const changed = Buffer.from(bytes);
    changed[20] = (changed[20] ?? 0) ^ 1;
    const { done } = await served(changed, [], async (env) => {
      const { installed, findings } = await install('tinygo', { ...linux, env, lock: { tinygo } });
      expect(installed).toBeUndefined();
      expect(findings).toMatchObject([
        { id: 'tool-install', message: 'TinyGo 0.39.0 is not what was recorded: the archive has another checksum' },
      ]);
      await expect(record('tinygo', { ...linux, env }, { version: '0.39.0', before: tinygo })).rejects.toThrow(Stop);
    });
    await done;
    expect(leftOf('tinygo')).toEqual([]);
  });

  test.runIf(process.platform === 'linux')('is asked for again when the server is in trouble', async () => {
    const { done, paths } = await served(archive(), ['status', 'cut'], (env) => record('tinygo', { ...linux, env }));
    expect(await done).toMatchObject({ source: 'archive' });
    expect(paths).toHaveLength(3);
  });

  test.runIf(process.platform === 'linux')(
    'is installed once by two at the same time, over what a killed one has left',
    async () => {
      const bytes = archive();
      const lock: Lock = {
        tinygo: { source: 'archive', version: '0.39.0', checksums: { 'linux-x64': `sha256:${sha256(bytes)}` } },
      };
      const { done, paths } = await served(bytes, [], async (env) => {
        const first = await install('tinygo', { ...linux, env, lock });
        const place = first.installed?.folder ?? '';
        // As a killed process leaves it: half of it in its place, and half of it beside.
        rmSync(`${place}.complete`);
        rmSync(join(place, 'bin'), { recursive: true });
        mkdirSync(join(dirname(place), `${basename(place)}.999999999-0123abcd.part`));
        return Promise.all([install('tinygo', { ...linux, env, lock }), install('tinygo', { ...linux, env, lock })]);
      });
      const both = await done;
      expect(both.map(({ installed }) => installed?.from).sort()).toEqual(['cache', 'installed']);
      expect(paths).toHaveLength(2);
      expect(existsSync(join(both[0].installed?.folder ?? '', 'bin/tinygo'))).toBe(true);
      expect(leftOf('tinygo').filter((name) => /\.(part|old|lock)$/.test(name))).toEqual([]);
    },
  );
});

describe('registries that give something else', () => {
  test('pip does not take a wheel that was changed', async () => {
    const file = `componentize_py-${versionOf('componentize-py')}-py3-none-any.whl`;
    const asked: string[] = [];
    await withServer(
      (request, response) => {
        asked.push(request.url ?? '');
        if (request.url?.endsWith('.whl')) response.end('another wheel');
        else response.setHeader('content-type', 'text/html').end(`<a href="/${file}">${file}</a>`);
      },
      async (url) => {
        vi.stubEnv('PIP_INDEX_URL', `${url}/simple`);
        vi.stubEnv('PIP_FIND_LINKS', '');
        const { installed, findings } = await install('componentize-py', {});
        expect(installed).toBeUndefined();
        expect(findings[0]?.id).toBe('tool-install');
        expect(findings[0]?.notes?.join('\n')).toMatch(/DO NOT MATCH THE HASHES|Expected sha256/);
      },
    );
    expect(asked).toContain(`/${file}`);
    expect(leftOf('componentize-py')).toEqual([]);
  });

  test('npm does not take a package that was changed', async () => {
    const version = versionOf('componentize-qjs');
    mkdirSync(join(folder, 'package'));
    writeFileSync(join(folder, 'package/package.json'), JSON.stringify({ name: 'componentize-qjs', version }));
    execFileSync('tar', ['-czf', 'package.tgz', 'package'], { cwd: folder });
    const tarball = readFileSync(join(folder, 'package.tgz'));
    const asked: string[] = [];
    const lock = join(root, 'src/toolchains/locks/componentize-qjs/package-lock.json');
    const { packages } = JSON.parse(readFileSync(lock, 'utf8')) as { packages: Record<string, { version: string }> };
    await withServer(
      (request, response) => {
        asked.push(request.url ?? '');
        if (request.url?.endsWith('.tgz')) response.end(tarball);
        else {
          const name = decodeURIComponent(request.url ?? '').slice(1);
          const locked = packages[`node_modules/${name}`]?.version ?? version;
          const dist = { tarball: `http://${request.headers.host}/${name}/-/x-${locked}.tgz` };
          response.setHeader('content-type', 'application/json');
          response.end(JSON.stringify({ name, versions: { [locked]: { name, version: locked, dist } } }));
        }
      },
      async (url) => {
        vi.stubEnv('npm_config_registry', url);
        vi.stubEnv('npm_config_cache', join(folder, 'npm'));
        vi.stubEnv('npm_config_fetch_retries', '0');
        const { installed, findings } = await install('componentize-qjs', {});
        expect(installed).toBeUndefined();
        expect(findings[0]?.id).toBe('tool-install');
        expect(findings[0]?.notes?.join('\n')).toContain('EINTEGRITY');
      },
    );
    expect(asked.some((path) => path.endsWith('.tgz'))).toBe(true);
    expect(leftOf('componentize-qjs')).toEqual([]);
  });
});

describe('what a package index has', () => {
  const hash = (digit: string) => digit.repeat(64);

  /** An index with these wheels of zig. */
  function indexed<T>(files: readonly object[], work: (setting: Setting) => Promise<T>): Promise<T> {
    return withServer(
      (request, response) => {
        expect(request.url).toBe('/simple/ziglang/');
        expect(request.headers.accept).toBe('application/vnd.pypi.simple.v1+json');
        response.end(JSON.stringify({ files }));
      },
      (url) => work({ env: { PIP_INDEX_URL: `${url}/simple/` } }),
    );
  }

  const wheel = (version: string, digit: string, more: object = {}) => ({
    filename: `ziglang-${version}-py3-none-any.whl`,
    hashes: { sha256: hash(digit) },
    ...more,
  });

  test('is recorded of the newest version that was released and not taken back', async () => {
    const files = [
      wheel('0.9.1', '1'),
      wheel('0.100.2', '2'),
      wheel('0.101.0', '3', { yanked: 'broken' }),
      wheel('0.102.0.dev1', '4'),
    ];
    await indexed(files, async (setting) => {
      const checksums = { 'ziglang-0.100.2-py3-none-any.whl': `sha256:${hash('2')}` };
      expect(await record('zig', setting)).toEqual({ source: 'wheel', version: '0.100.2', checksums });
      expect(await record('zig', setting, { version: '0.9.1' })).toMatchObject({ version: '0.9.1' });
      await expect(record('zig', setting, { version: '0.9.2' })).rejects.toThrow('PyPI has no wheel of ziglang 0.9.2');
    });
  });

  test('is not believed when this release knows better', async () => {
    const { version } = (await shippedPin('zig', node)) ?? { version: '' };
    await indexed([wheel(version, '5')], async (setting) => {
      const message = `the package index has other wheels of zig ${version} than this release knows`;
      await expect(record('zig', setting, { version })).rejects.toThrow(message);
    });
  });
});
