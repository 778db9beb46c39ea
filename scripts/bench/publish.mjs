import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { join } from 'node:path';
import { inTurn, median, ms, print, runs, time, timed } from './measure.mjs';

/** Pushing a large component against `crane push`, and pushing many that are there already. */
export async function publish(work, { load, platform, signal }) {
  if (!runs(['crane', ['version']])) return console.log('no crane: publishing is not measured');
  const [{ pushAll }, { artifactOf }, { inMemory }, { openTargets }] = await Promise.all(
    ['publish/push.js', 'publish/artifact.js', 'binary.js', 'registry/push.js'].map(load),
  );
  const registry = spawn('registry', ['-port', '0'], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [said] = await once(registry.stderr, 'data');
  const host = `127.0.0.1:${/serving on port (\d+)/.exec(said)?.[1]}`;
  const ready = async (repository, megabytes, registry = host) => {
    const open = await openTargets({ registry, repository: '' }, platform, signal);
    const metadata = { version: '1.0.0' };
    // Content of its own, so that nothing of it is there.
    const binary = inMemory(new Uint8Array(randomBytes(megabytes * 1e6)));
    const artifact = artifactOf({ title: 'a.wasm', binary, built: binary.digest, metadata, created: 0 });
    return {
      item: { name: repository, kind: 'component', metadata },
      target: open(repository),
      artifact,
      state: { is: 'new' },
      tags: [],
    };
  };
  try {
    let turn = 0;
    const [ours, theirs] = await inTurn(
      9,
      async () => {
        const one = await ready(`ours${turn}`, 12);
        return timed(() => pushAll([one], undefined));
      },
      async () => {
        await pushAll([await ready(`layout${turn}`, 12)], undefined);
        const layout = join(work, `layout${turn}`);
        execFileSync('crane', ['pull', '--format=oci', `${host}/layout${turn}:1.0.0`, layout], { stdio: 'ignore' });
        return time(['crane', ['push', layout, `${host}/theirs${turn++}:1.0.0`]]);
      },
    );
    print(
      'pushing a component of 12 MB',
      median(ours) / median(theirs),
      `times crane push (${ms(ours)} against ${ms(theirs)})`,
      1.5,
    );

    const many = await Promise.all(Array.from({ length: 100 }, (_, i) => ready(`many${i}`, 0.01)));
    await pushAll(many, undefined);
    let [requests, sent] = [0, 0];
    const counting = createServer((incoming, response) => {
      requests++;
      sent += Number(incoming.headers['content-length'] ?? 0) * Number(!/manifests/.test(incoming.url));
      const { method, url: path, headers } = incoming;
      const [hostname, port] = host.split(':');
      incoming.pipe(
        request({ hostname, port, method, path, headers }, (answer) => {
          response.writeHead(answer.statusCode, answer.headers);
          answer.pipe(response);
        }),
      );
    });
    await new Promise((resolve) => counting.listen(0, '127.0.0.1', resolve));
    const open = await openTargets(
      { registry: `127.0.0.1:${counting.address().port}`, repository: '' },
      platform,
      signal,
    );
    await pushAll(
      many.map((one) => ({ ...one, target: open(one.item.name) })),
      undefined,
    );
    counting.closeAllConnections();
    counting.close();
    print('100 components whose blobs are there', requests / many.length, `requests each, ${sent} bytes of blobs`, 4);
  } finally {
    registry.kill();
  }
}
