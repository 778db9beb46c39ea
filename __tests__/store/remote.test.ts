import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Report } from '../../src/report.js';
import { root, wasmwright } from '../helpers/cli.js';
import { putFiles } from '../helpers/files.js';
import { ada, type CacheServer, hasBazelRemote, hasNginx, startBazelRemote, startNginx } from './servers.js';

/** One in C that reads a header outside of its folder, and two in WebAssembly text. */
const project = {
  'wasmwright.toml': '[components.c]\nworld = "one"\n[components.a]\nworld = "one"\n[components.b]\nworld = "one"\n',
  'wit/one.wit': 'package demo:shared;\n\nworld one {\n  export run: func() -> u32;\n}\n',
  'c/app.c': '#include "../shared/number.h"\n#include "one.h"\n\nuint32_t exports_one_run(void) { return NUMBER; }\n',
  'shared/number.h': '#define NUMBER 3\n',
  'a/app.wat': wat(1),
  'b/app.wat': wat(2),
};

function wat(result: number): string {
  return `(component\n  (core module $m (func (export "run") (result i32) i32.const ${result}))\n  (core instance $i (instantiate $m))\n  (func (export "run") (result u32) (canon lift (core func $i "run"))))\n`;
}

interface Ran {
  /** The components that were built. */
  readonly built: readonly string[];
  readonly digests: Record<string, string | undefined>;
  readonly findings: Report['findings'];
  readonly stderr: string;
}

let scratch: string;
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'wasmwright-remote-'));
});
afterEach(() => rmSync(scratch, { recursive: true, force: true }));

/** A checkout in a folder of its own, with a store of its own. */
async function checkout(name: string, files: Readonly<Record<string, string>> = project): Promise<string> {
  const folder = join(scratch, name, 'project');
  await putFiles(folder, files);
  return folder;
}

async function run(cwd: string, url: string, { env = {}, args = ['build'] as readonly string[] } = {}): Promise<Ran> {
  const all = { WASMWRIGHT_CACHE: url, ...env };
  const { code, stdout, stderr } = await wasmwright([...args, '--format', 'json'], { cwd, env: all });
  const { components, findings }: Report = JSON.parse(stdout || '{}');
  expect(code, stdout + stderr).toBe(0);
  return {
    built: components.flatMap(({ name, because }) => (because ? [name] : [])),
    digests: Object.fromEntries(components.map(({ name, digest }) => [name, digest])),
    findings,
    stderr,
  };
}

const everything = ['c', 'a', 'b'];

describe.skipIf(!hasNginx)(`builds are shared by nginx${hasNginx ? '' : ' (skipped: no nginx)'}`, () => {
  let server: CacheServer;
  beforeEach(async () => {
    server = await startNginx({ open: true });
  });
  afterEach(() => server.kill());

  test('with another checkout, which needs no tools; what has changed is built, and shared again', async () => {
    const [one, other] = [await checkout('one'), await checkout('another/folder')];
    const url = `${server.url}/some/prefix`;
    const first = await run(one, url);
    expect(first).toMatchObject({ built: everything, findings: [] });
    expect(server.requests()).toContain('PUT ac 201');

    const list = join(scratch, 'processes.log');
    writeFileSync(list, '');
    const count = pathToFileURL(join(root, '__tests__/helpers/count-processes.mjs')).href;
    const tools = join(scratch, 'tools');
    mkdirSync(tools);
    const bare = {
      NODE_OPTIONS: `--import ${count}`,
      PROCESSES: list,
      XDG_CACHE_HOME: tools,
      RUNNER_TOOL_CACHE: tools,
    };
    const second = await run(other, url, { env: bare });
    expect(second).toMatchObject({ built: [], digests: first.digests, findings: [] });
    expect(second.stderr).toMatch(/^ {5}Fetched {2}c, a, b\n/m);
    expect(readFileSync(list, 'utf8'), 'processes that were started').toBe('');
    expect(readdirSync(tools), 'tools that were installed').toEqual([]);
    expect(server.requests().filter((request) => !/^GET \w+ 200$/.test(request))).toEqual([]);

    expect(await run(other, url)).toMatchObject({ built: [], digests: first.digests });
    expect(await run(one, url)).toMatchObject({ built: [], digests: first.digests });
    expect(server.requests(), 'of runs in which nothing is to be done').toEqual([]);

    for (const [path, rebuilt] of [
      ['a/app.wat', 'a'],
      ['shared/number.h', 'c'],
    ] as const) {
      for (const folder of [one, other])
        appendFileSync(join(folder, path), path.endsWith('h') ? '#undef NUMBER\n#define NUMBER 4\n' : ';; more\n');
      const changed = await run(other, url);
      expect(changed.built).toEqual([rebuilt]);
      expect(await run(one, url)).toMatchObject({ built: [], digests: changed.digests, findings: [] });
    }
    expect(existsSync(join(server.data, 'some/prefix/cas'))).toBe(true);
  });
});
