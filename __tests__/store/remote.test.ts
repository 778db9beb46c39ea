import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { root, wasmwright } from '../helpers/cli.js';
import { Checkouts, project, run, small } from './checkouts.js';
import { ada, type CacheServer, hasBazelRemote, hasNginx, startBazelRemote, startNginx } from './servers.js';

let checkouts: Checkouts;
let server: CacheServer;
beforeEach(() => {
  checkouts = new Checkouts();
});
afterEach(() => {
  checkouts.remove();
  server?.kill();
});

const servers = [
  ['nginx', hasNginx, () => startNginx({ open: true })],
  ['bazel-remote', hasBazelRemote, startBazelRemote],
] as const;

describe.each(servers)('builds are shared by %s', (name, isThere, start) => {
  test.skipIf(!isThere)(
    `with another checkout, which needs no tools${isThere ? '' : ` (skipped: no ${name})`}`,
    async () => {
      server = await start();
      const [one, other] = [await checkouts.add(project), await checkouts.add(project)];
      const url = `${server.url}/some/prefix`;
      const first = await run(one, url);
      expect(first).toMatchObject({ built: ['a', 'b', 'c'], ids: [] });
      const given = server.requests();
      expect(given.filter((request) => /^PUT ac 20[01]$/.test(request))).toHaveLength(6);

      const bare = withoutTools(checkouts.scratch);
      const second = await run(other, url, { env: bare.env });
      expect(second).toMatchObject({ built: [], digests: first.digests, ids: [] });
      expect(second.stderr).toMatch(/^ {5}Fetched {2}a, b, c\n/m);
      expect(bare.processes(), 'processes that were started').toBe('');
      expect(bare.installed(), 'tools that were installed').toEqual([]);
      const taken = server.requests();
      expect(taken.length).toBeGreaterThan(0);
      expect(taken.filter((request) => !/^GET \w+ 200$/.test(request))).toEqual([]);

      expect(await run(other, url)).toMatchObject({ built: [], digests: first.digests });
      expect(await run(one, url)).toMatchObject({ built: [], digests: first.digests });
      expect(server.requests(), 'of runs in which nothing is to be done').toEqual([]);

      for (const [path, more, rebuilt] of edits) {
        for (const folder of [one, other]) appendFileSync(join(folder, path), more);
        const changed = await run(other, url);
        expect(changed).toMatchObject({ built: [rebuilt], ids: [] });
        expect(await run(one, url)).toMatchObject({ built: [], digests: changed.digests, ids: [] });
      }
    },
  );

  test.skipIf(!isThere)('debug files are brought when they are needed, and nothing is sent twice', async () => {
    server = await start();
    const [one, other] = [await checkouts.add(project), await checkouts.add(project)];
    const first = await run(one, server.url, { args: ['ci'] });
    const debug = readFileSync(join(one, 'wasmwright-out/c.debug.wasm'));
    server.requests();
    // Of each component a record and a binary; what is there already is not asked for.
    await run(other, server.url);
    expect(server.requests().filter((request) => request === 'GET cas 200')).toHaveLength(6);
    expect(await run(other, server.url, { args: ['ci'] })).toMatchObject({ built: [], digests: first.digests });
    expect(server.requests().filter((request) => request === 'GET cas 200')).toHaveLength(6);
    expect(readFileSync(join(other, 'wasmwright-out/c.debug.wasm')).equals(debug)).toBe(true);

    expect(await run(other, server.url, { args: ['build', '--force'] })).toMatchObject({
      digests: first.digests,
      ids: [],
    });
    const again = server.requests();
    expect(again.filter((request) => /^GET cas|^HEAD cas 404/.test(request))).toHaveLength(3);
    // The records of the builds, which say how long they took.
    expect(again.filter((request) => request.startsWith('PUT cas'))).toHaveLength(3);
  });
});

const edits = [
  ['a/app.wat', ';; more\n', 'a'],
  ['shared/number.h', '#undef NUMBER\n#define NUMBER 4\n', 'c'],
] as const;

/** A machine without tools of wasmwright, which notes what is installed and what is started. */
function withoutTools(scratch: string) {
  const [tools, list] = [join(scratch, 'tools'), join(scratch, 'processes.log')];
  mkdirSync(tools);
  writeFileSync(list, '');
  const count = pathToFileURL(join(root, '__tests__/helpers/count-processes.mjs')).href;
  return {
    env: { NODE_OPTIONS: `--import ${count}`, PROCESSES: list, XDG_CACHE_HOME: tools, RUNNER_TOOL_CACHE: tools },
    processes: () => readFileSync(list, 'utf8'),
    installed: () => readdirSync(tools),
  };
}

describe.skipIf(!hasNginx)(`who reads and who writes${hasNginx ? '' : ' (skipped: no nginx)'}`, () => {
  test('everybody reads, and who has the password writes, as the server is set up in the documentation', async () => {
    server = await startNginx();
    const [one, other, third] = [await checkouts.add(), await checkouts.add(), await checkouts.add()];
    const stranger = await run(one, server.url);
    expect(stranger).toMatchObject({ built: ['a', 'b'], ids: ['cache-unusable'] });
    expect(stranger.findings[0]?.message).toContain('does not take what is built (it answers 401)');

    const url = server.url.replace('//', `//${ada.name}:${encodeURIComponent(ada.password)}@`);
    expect(await run(other, url)).toMatchObject({ built: ['a', 'b'], ids: [], digests: stranger.digests });
    expect(await run(third, server.url)).toMatchObject({ built: [], ids: [], digests: stranger.digests });
  });

  test('the manifest names it and keeps from writing, and the environment wins', async () => {
    server = await startNginx({ open: true });
    const { url } = server;
    const cache = `[cache]\nurl = "${url}"\nread-only = true\n`;
    const files = { ...small, 'wasmwright.toml': cache };
    const isWritten = () => server.requests().some((request) => request.startsWith('PUT'));
    const built = { built: ['a', 'b'], ids: [] };
    expect(await run(await checkouts.add(files), '')).toMatchObject(built);
    expect(server.requests()).toEqual(['GET ac 404', 'GET ac 404']);
    expect(await run(await checkouts.add(files), 'off')).toMatchObject(built);
    expect(await run(await checkouts.add(files), url, { args: ['build', '--offline'] })).toMatchObject(built);
    expect(server.requests()).toEqual([]);
    expect(await run(await checkouts.add(), url, { env: { WASMWRIGHT_CACHE_READONLY: 'true' } })).toMatchObject(built);
    expect(isWritten()).toBe(false);
    expect(await run(await checkouts.add(files), '', { env: { WASMWRIGHT_CACHE_READONLY: 'false' } })).toMatchObject(
      built,
    );
    expect(isWritten()).toBe(true);
    expect(await run(await checkouts.add(files), '')).toMatchObject({ built: [], ids: [] });
  });

  test('a plan asks nobody, and neither does a build that is to show whether it is the same again', async () => {
    server = await startNginx({ open: true });
    const cwd = await checkouts.add();
    for (const command of ['plan', 'reproduce']) {
      const env = { WASMWRIGHT_CACHE: server.url };
      const { code, stdout, stderr } = await wasmwright([command], { cwd, env });
      expect(code, stdout + stderr).toBe(0);
    }
    expect(server.requests()).toEqual([]);
  });

  test('what is fetched is handed on to other jobs, with its debug files', async () => {
    server = await startNginx({ open: true });
    const first = await run(await checkouts.add(), server.url, { args: ['ci'] });
    const folder = join(checkouts.scratch, 'handed');
    const job = { args: ['build', '--share', folder] };
    expect(await run(await checkouts.add(), server.url, job)).toMatchObject({ built: [], digests: first.digests });
    const last = { args: ['ci', '--share', folder] };
    expect(await run(await checkouts.add(), 'off', last)).toMatchObject({ built: [], digests: first.digests });
  });

  test('a manifest has no password', async () => {
    const files = { ...small, 'wasmwright.toml': '[cache]\nurl = "https://ada:secret@cache.example.com"\n' };
    const cwd = await checkouts.add(files);
    const { code, stdout } = await wasmwright(['build', '--format', 'json'], { cwd });
    expect(code).toBe(2);
    expect(JSON.parse(stdout).findings).toMatchObject([
      { id: 'manifest-invalid', message: '`cache.url` must be `https://HOST/PREFIX`, without a password' },
    ]);
  });
});

describe.skipIf(!hasNginx)(`two at once${hasNginx ? '' : ' (skipped: no nginx)'}`, () => {
  test('lose nothing that a third would miss', async () => {
    server = await startNginx({ open: true });
    const writers = await Promise.all([1, 2, 3, 4].map(() => checkouts.add(project)));
    const [first, ...others] = await Promise.all(writers.map((folder) => run(folder, server.url)));
    for (const other of others) expect(other).toMatchObject({ digests: first?.digests, ids: [] });
    const third = await run(await checkouts.add(project), server.url);
    expect(third).toMatchObject({ built: [], digests: first?.digests, ids: [] });
  });

  test('one that has read other files besides is found as well', async () => {
    server = await startNginx({ open: true });
    // What a header includes is in no file of the component's own.
    const around = (text: string, more = {}) => ({ ...project, 'shared/number.h': text, ...more });
    const direct = around('#define NUMBER 3\n');
    const deep = around('#include "deeper.h"\n#define NUMBER MORE\n', { 'shared/deeper.h': '#define MORE 5\n' });
    const deeper = { ...deep, 'shared/deeper.h': '#define MORE 6\n' };
    const digests: unknown[] = [];
    for (const files of [direct, deep, deeper]) {
      const built = await run(await checkouts.add(files), server.url);
      expect(built.built).toContain('c');
      digests.push(built.digests['c']);
    }
    expect(new Set(digests).size).toBe(3);
    for (const [index, files] of [direct, deep, deeper].entries()) {
      const { built, digests: now } = await run(await checkouts.add(files), server.url);
      expect([built, now['c']]).toEqual([[], digests[index]]);
    }
  });
});

test.skipIf(!hasNginx)('what has read outside of the repository is shared with nobody', async () => {
  server = await startNginx({ open: true });
  const above = { ...project, 'c/app.c': project['c/app.c'].replace('../shared', '../../shared') };
  const put = async (isRepository: boolean) => {
    const cwd = await checkouts.add(above);
    mkdirSync(join(cwd, '../shared'));
    writeFileSync(join(cwd, '../shared/number.h'), '#define NUMBER 7\n');
    if (isRepository) mkdirSync(join(cwd, '../.git'));
    return cwd;
  };
  for (const [isRepository, again] of [
    [false, ['c']],
    [true, ['c']],
    [true, []],
    [false, ['c']],
  ] as const) {
    const { built, ids } = await run(await put(isRepository), server.url);
    expect({ built: built.filter((name) => name === 'c'), ids }).toEqual({ built: again, ids: [] });
  }
  expect(existsSync(join(server.data, 'ac'))).toBe(true);
});
