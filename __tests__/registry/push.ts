import { createHash } from 'node:crypto';

export const digestOf = (content: Uint8Array) => `sha256:${createHash('sha256').update(content).digest('hex')}`;

interface Pushed {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
}

/** Puts things into a registry with nothing but the distribution protocol: what is tested is not what pushes. */
export function pusher(registry: string, repository: string, authorization?: string) {
  const base = `http://${registry}/v2/${repository}/`;
  const headers = authorization === undefined ? {} : { authorization };

  async function put(url: URL, body: Uint8Array, type: string): Promise<void> {
    const options = { method: 'PUT', body: Buffer.from(body), headers: { ...headers, 'content-type': type } };
    const { status } = await fetch(url, options);
    if (status !== 201) throw new Error(`${url}: ${status}`);
  }

  return {
    async blob(content: Uint8Array, mediaType: string): Promise<Pushed> {
      const begun = await fetch(new URL('blobs/uploads/', base), { method: 'POST', headers });
      const url = new URL(begun.headers.get('location') ?? '', base);
      url.searchParams.set('digest', digestOf(content));
      await put(url, content, 'application/octet-stream');
      return { mediaType, digest: digestOf(content), size: content.length };
    },
    /** Gives the digest. */
    async manifest(tag: string, document: { mediaType: string }): Promise<string> {
      const content = Buffer.from(JSON.stringify(document));
      await put(new URL(`manifests/${tag}`, base), content, document.mediaType);
      return digestOf(content);
    },
    /** An artifact as wkg pushes it; several layers where one is right are for the tests of what is wrong. */
    async wasm(tag: string, ...layers: readonly Uint8Array[]): Promise<string> {
      const pushed = await Promise.all(layers.map((layer) => this.blob(layer, 'application/wasm')));
      const layerDigests = pushed.map(({ digest }) => digest);
      const config = { created: new Date(0).toISOString(), architecture: 'wasm', os: 'wasip2', layerDigests };
      return this.manifest(tag, {
        schemaVersion: 2,
        mediaType: 'application/vnd.oci.image.manifest.v1+json',
        config: await this.blob(Buffer.from(JSON.stringify(config)), 'application/vnd.wasm.config.v0+json'),
        layers: pushed,
      } as { mediaType: string });
    },
  };
}
