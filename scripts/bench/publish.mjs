import { execFileSync, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inTurn, median, ms, node, print, root, runs, time, timed } from './measure.mjs';

const child = fileURLToPath(new URL('pushing.mjs', import.meta.url));
const modules = join(root, 'build/bench/src');
const megabyte = 1e6;

/** Pushing a large component against `crane push`, pushing many that are there already, and the memory that it takes. */
export async function publish(work, { load, platform, signal }) {
  if (!runs(['crane', ['version']])) return console.log('no crane: publishing is not measured');
  const [{ pushAll }, { artifactOf }, { inMemory }, { openTargets }] = await Promise.all(
    ['publish/push.js', 'publish/artifact.js', 'binary.js', 'registry/push.js'].map(load),
  );
  const registry = spawn('registry', ['-port', '0'], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [said] = await once(registry.stderr, 'data');
  registry.stderr.resume();
  const host = `127.0.0.1:${/serving on port (\d+)/.exec(said)?.[1]}`;
  let count = 0;
  /** Content of its own: the registry knows nothing of it. */
  const fresh = (megabytes) => inMemory(new Uint8Array(randomBytes(megabytes * megabyte)));
  const metadata = { version: '1.0.0' };
  const artifact = (binary) => artifactOf({ title: 'a.wasm', binary, built: binary.digest, metadata, created: 0 });
  const ready = async (binary, repository = `ours${count++}`, at = host) => {
    const open = await openTargets({ registry: at, repository: '' }, platform, signal);
    return {
      item: { name: repository, kind: 'component', metadata },
      target: open(repository),
      artifact: artifact(binary),
      state: { is: 'new' },
      tags: [],
    };
  };
  const file = async (binary) => {
    const path = join(work, `push${count++}.wasm`);
    writeFileSync(path, await binary.read());
    return `${path}:${binary.digest}:child${count}`;
  };
  const crane = async () => {
    const layout = await layoutOf(artifact(fresh(12)), join(work, `layout${count}`));
    return time(['crane', ['push', layout, `${host}/theirs${count++}:1.0.0`]]);
  };
  try {
    const push = async () => {
      const one = await ready(fresh(12));
      return timed(() => pushAll([one], undefined));
    };
    const [ours, theirs] = await inTurn(9, push, crane);
    print(
      'pushing a component of 12 MB, once the program runs',
      median(ours) / median(theirs),
      `times crane push with its start (${ms(ours)} against ${ms(theirs)})`,
      1.5,
    );
    const bare = Array.from({ length: 9 }, () => time(node('-e', '0')));
    console.log(
      `  with Node's start besides, of ${ms(bare)}: ${((median(ours) + median(bare)) / median(theirs)).toFixed(2)}`,
    );

    const many = await Promise.all(Array.from({ length: 100 }, () => ready(fresh(0.01))));
    await pushAll(many, undefined);
    const counter = await counting(host);
    const again = await Promise.all(many.map(({ artifact, item }) => ready(artifact.layer, item.name, counter.host)));
    await pushAll(again, undefined);
    counter.close();
    print(
      '100 components whose blobs are there',
      counter.requests / many.length,
      `requests each, ${counter.sent} bytes of blobs`,
      4,
    );

    for (const [number, size] of [
      [1, 12],
      [8, 40],
    ]) {
      const files = [];
      for (let i = 0; i < number; i++) files.push(await file(fresh(size)));
      const told = execFileSync(...node(child, modules, host, ...files), { encoding: 'utf8' });
      const { before, after } = JSON.parse(told);
      print(`pushing ${number} of ${size} MB`, (after - before) / megabyte, 'MB of memory besides', size + 50);
    }
  } finally {
    registry.kill();
  }
}

/** What `crane push` takes: an OCI image layout. */
async function layoutOf({ manifest, config, layer }, folder) {
  const blobs = join(folder, 'blobs/sha256');
  mkdirSync(blobs, { recursive: true });
  const put = (bytes) => {
    const digest = createHash('sha256').update(bytes).digest('hex');
    writeFileSync(join(blobs, digest), bytes);
    return { digest: `sha256:${digest}`, size: bytes.length };
  };
  for (const bytes of [config, await layer.read()]) put(bytes);
  const described = { mediaType: 'application/vnd.oci.image.manifest.v1+json', ...put(manifest) };
  writeFileSync(join(folder, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests: [described] }));
  writeFileSync(join(folder, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
  return folder;
}

/** A proxy that counts requests, and the bytes that are sent but for manifests. */
async function counting(registry) {
  const counter = { requests: 0, sent: 0 };
  const [hostname, port] = registry.split(':');
  const server = createServer((incoming, response) => {
    const { method, url: path, headers } = incoming;
    counter.requests++;
    if (!path.includes('/manifests/')) counter.sent += Number(headers['content-length'] ?? 0);
    incoming.pipe(
      request({ hostname, port, method, path, headers }, (answer) => {
        response.writeHead(answer.statusCode, answer.headers);
        answer.pipe(response);
      }),
    );
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  counter.host = `127.0.0.1:${server.address().port}`;
  counter.close = () => server.close().closeAllConnections();
  return counter;
}
