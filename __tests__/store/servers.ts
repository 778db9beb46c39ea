import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../helpers/cli.js';

/** A remote cache that runs on the loopback as a process of its own. */
export interface CacheServer {
  readonly url: string;
  /** The folder that it keeps everything in. */
  readonly data: string;
  /** What was asked since the last time: `PUT ac 201`. */
  requests(): readonly string[];
  /** Ends it at once, without a word to whoever is connected. */
  kill(): void;
}

/** Debian puts it where users do not look. */
const nginx = ['nginx', '/usr/sbin/nginx'].find((program) => spawnSync(program, ['-v']).error === undefined);
export const hasNginx = nginx !== undefined;
export const hasBazelRemote = spawnSync('bazel-remote', ['--help']).error === undefined;

/** The one who may write. */
export const ada = { name: 'ada', password: 'ge/heim & more' };

/** nginx as the documentation sets it up, without TLS; `open`: everybody writes; `data`: what it has already. */
export async function startNginx({ open = false, data: kept = '' } = {}): Promise<CacheServer> {
  const folder = mkdtempSync(join(tmpdir(), 'wasmwright-nginx-'));
  const data = kept || join(folder, 'cache');
  mkdirSync(data, { recursive: true });
  writeFileSync(join(folder, 'cache.htpasswd'), `${ada.name}:{PLAIN}${ada.password}\n`);
  const port = await freePort();
  const log = join(folder, 'access.log');
  writeFileSync(log, '');
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/error.log;
events {}
http {
  log_format short '$request_method $status $uri'; access_log ${log} short;
  proxy_temp_path ${folder}/p; fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
  ${documented(folder, data, port, open)}
}
`,
  );
  const args = ['-p', folder, '-e', join(folder, 'error.log'), '-c', join(folder, 'nginx.conf')];
  return started(nginx ?? 'nginx', args, { folder, data, port }, log);
}

/** The configuration of docs/cache.md, with the places and the port of a test. */
function documented(folder: string, data: string, port: number, open: boolean): string {
  const [, server] = /```nginx\n(.*?)```/s.exec(readFileSync(join(root, 'docs/cache.md'), 'utf8')) ?? [];
  if (server === undefined) throw new Error('docs/cache.md has no configuration of nginx');
  const changed = server
    .replace('listen 443 ssl;', `listen 127.0.0.1:${port};`)
    .replace(/^ *ssl_\w+ .*\n/gm, '')
    .replaceAll('/srv/cache', data)
    .replaceAll('/etc/nginx', folder);
  return open ? changed.replace(/limit_except GET \{[^}]*\}/, '') : changed;
}

/** bazel-remote as it is, which takes only results of actions whose files it has. */
export async function startBazelRemote(): Promise<CacheServer> {
  const folder = mkdtempSync(join(tmpdir(), 'wasmwright-bazel-remote-'));
  const port = await freePort();
  const log = join(folder, 'log');
  const data = join(folder, 'cache');
  const args = ['--dir', data, '--max_size', '1', '--grpc_address', 'none', '--http_address', `127.0.0.1:${port}`];
  return started('bazel-remote', args, { folder, data, port }, log);
}

async function started(
  program: string,
  args: readonly string[],
  { folder, data, port }: { folder: string; data: string; port: number },
  log: string,
): Promise<CacheServer> {
  const output = openSync(log, 'a');
  const child = spawn(program, args, { stdio: ['ignore', output, output] });
  closeSync(output);
  const kill = () => {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  if (!(await answers(port, child))) {
    const why = existsSync(join(folder, 'error.log')) ? readFileSync(join(folder, 'error.log'), 'utf8') : '';
    kill();
    throw new Error(`${program} does not start: ${why}`);
  }
  const requests = () => {
    const text = readFileSync(log, 'utf8');
    truncateSync(log);
    const asked = text.matchAll(/\b([A-Z]+) (\d{3})\b.*?\/(ac|cas)\//g);
    return [...asked].map(([, method, status, kind]) => `${method} ${kind} ${status}`);
  };
  return { url: `http://127.0.0.1:${port}`, data, requests, kill };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

/** Waits until somebody is there, or the process has ended. */
async function answers(port: number, child: ChildProcess): Promise<boolean> {
  while (child.exitCode === null && child.pid !== undefined) {
    const isThere = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
      socket.unref();
      setTimeout(() => socket.destroy(), 200);
    });
    if (isThere) return true;
    await sleep(50);
  }
  return false;
}
