import { randomUUID } from 'node:crypto';
import { type Answer, type Asked, json } from './http.js';

export interface BlobStore {
  /** Makes room for a blob; gives its id. */
  make(): string;
  /** The path of a blob's signed address. The toolkit masks the signature in the log, so it must be no common word. */
  path(id: string): string;
  bytes(id: string): Buffer;
  /** Loses the second half of a blob. */
  cut(id: string): void;
  answer(asked: Asked): Answer;
}

/** Block blobs as Azure keeps them, as far as the toolkit's client goes: whole or in blocks, read by ranges. */
export function blobStore(): BlobStore {
  const blobs = new Map<string, { blocks: Map<string, Buffer>; bytes?: Buffer }>();
  return {
    make() {
      const id = randomUUID();
      blobs.set(id, { blocks: new Map() });
      return id;
    },
    path: (id) => `/blob/${id}?sig=a-signature-of-the-blob-store`,
    bytes: (id) => blobs.get(id)?.bytes ?? Buffer.alloc(0),
    cut(id) {
      const blob = blobs.get(id);
      if (blob?.bytes) blob.bytes = blob.bytes.subarray(0, blob.bytes.length / 2);
    },
    answer({ method, url, headers, body }) {
      const blob = blobs.get(url.pathname.slice('/blob/'.length));
      if (!blob || !url.searchParams.has('sig')) return { status: 404 };
      if (method !== 'PUT')
        return blob.bytes ? ranged(blob.bytes, headers['x-ms-range'] ?? headers.range) : { status: 404 };
      switch (url.searchParams.get('comp')) {
        case 'block':
          blob.blocks.set(url.searchParams.get('blockid') ?? '', body);
          break;
        case 'blocklist':
          blob.bytes = Buffer.concat(idsIn(body).map((id) => blob.blocks.get(id) ?? Buffer.alloc(0)));
          break;
        default:
          blob.bytes = body;
      }
      return { status: 201, headers: common() };
    },
  };
}

const idsIn = (list: Buffer) =>
  [...list.toString().matchAll(/<(?:Latest|Uncommitted|Committed)>([^<]+)</g)].map(([, id = '']) => id);

const common = () => ({ 'x-ms-request-id': randomUUID(), 'x-ms-version': '2025-01-05', etag: '"1"' });

function ranged(bytes: Buffer, range: string | string[] | undefined): Answer {
  const isZip = bytes.subarray(0, 2).toString() === 'PK';
  const headers = {
    ...common(),
    ...(isZip && { 'content-type': 'application/zip' }),
    'last-modified': new Date(0).toUTCString(),
    'accept-ranges': 'bytes',
  };
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(String(range)) ?? [];
  if (from === undefined) return { status: 200, headers, body: bytes };
  const body = bytes.subarray(Number(from), to ? Number(to) + 1 : undefined);
  if (body.length === 0) return json({ message: 'the range is outside of the blob' }, 416);
  const last = Number(from) + body.length - 1;
  return { status: 206, headers: { ...headers, 'content-range': `bytes ${from}-${last}/${bytes.length}` }, body };
}
