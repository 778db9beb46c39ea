import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { withServer } from '../helpers/loopback.js';
import { good } from './bombs.js';
import { check } from './measured.js';

const digestOf = (bytes: Uint8Array) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/** What a registry gives for the content of the one artifact that it has. */
interface Lie {
  /** What its manifest says. */
  readonly size?: number;
  readonly digest?: string;
  blob?(response: ServerResponse): void;
}

const send = (response: ServerResponse) => response.end(good);

/** A registry with an artifact `acme/plugin:1.0.0`. */
function withRegistry<T>({ size, digest, blob = send }: Lie, work: (host: string) => Promise<T>): Promise<T> {
  const empty = Buffer.from('{}');
  const manifest = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      config: { mediaType: 'application/vnd.wasm.config.v0+json', digest: digestOf(empty), size: empty.length },
      layers: [{ mediaType: 'application/wasm', digest: digest ?? digestOf(good), size: size ?? good.length }],
    }),
  );
  return withServer(
    ({ url = '' }, response) => {
      if (url.includes('/blobs/')) blob(response);
      else if (/\/manifests\/(1\.0\.0|sha256:.*)$/.test(url)) {
        response.setHeader('content-type', 'application/vnd.oci.image.manifest.v1+json');
        response.end(manifest);
      } else response.writeHead(404).end();
    },
    (url) => work(new URL(url).host),
  );
}

const checked = (lie: Lie, args: readonly string[] = []) =>
  withRegistry(lie, async (host) => {
    const reference = `${host}/acme/plugin:1.0.0`;
    const { report, peak } = await check([reference, '/dev/null', ...args], tmpdir());
    return { report, peak, reference, host };
  });

/** Sends as much as is taken, for ever. */
function endless(response: ServerResponse): void {
  const chunk = Buffer.alloc(1 << 20);
  const more = () => {
    while (!response.destroyed && response.write(chunk));
    if (!response.destroyed) response.once('drain', more);
  };
  response.writeHead(200);
  more();
}

test('what a registry has is checked as a file is, and named by its digest', async () => {
  const { report, host } = await checked({});
  expect(report.components[0]).toMatchObject({
    name: 'plugin',
    reference: expect.stringMatching(new RegExp(`^${host}/acme/plugin@sha256:[0-9a-f]{64}$`)),
    digest: digestOf(good),
    size: good.length,
    exports: ['go'],
    status: 'passed',
  });
  // Of the two the registry's is fine.
  expect(report.findings.map(({ location }) => location?.file)).toEqual(['/dev/null']);
});

const lies: Record<string, readonly [Lie, string]> = {
  'content without an end': [{ blob: endless }, 'bytes that are allowed'],
  'content of a terabyte': [{ size: 2 ** 40, blob: endless }, '1024 GiB, and 256 MiB'],
  'other content': [{ digest: digestOf(Buffer.from('other')) }, 'not what the digest names'],
  'a compressed bomb': [
    {
      size: 256 << 20,
      blob: (response) => {
        response.setHeader('content-encoding', 'gzip');
        response.end(gzipSync(Buffer.alloc(256 << 20)));
      },
    },
    'not what the digest names',
  ],
};
for (const [name, [lie, message]] of Object.entries(lies)) {
  test(`a registry that sends ${name} is found out, and what comes next is checked`, { timeout: 120_000 }, async () => {
    const { report, reference, peak } = await checked(lie);
    expect(report.findings.map(({ location }) => location?.file)).toEqual([reference, '/dev/null']);
    expect(report.findings[0]?.message).toContain(message);
    expect(report.components.map(({ status }) => status)).toEqual(['failed', 'failed']);
    expect(peak).toBeLessThan(512);
  });
}

test('content that is larger than the limit that is asked for is not fetched', async () => {
  const { report } = await checked({}, ['--limit', `size=${good.length - 1}`]);
  expect(report.findings[0]).toMatchObject({ id: 'too-large' });
});

test('nothing is fetched offline', async () => {
  const { report } = await checked({}, ['--offline']);
  expect(report.findings[0]).toMatchObject({ id: 'download-failed' });
});
