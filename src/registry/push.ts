import type { Binary } from '../model.js';
import type { Platform } from '../platform/platform.js';
import { type Access, accessTo } from './access.js';
import { type Repository, repositoryBy } from './client.js';
import { digestOf } from './digest.js';
import { type Descriptor, mediaTypes } from './manifest.js';
import type { Place } from './reference.js';
import { type Line, mustBe, mustBeNamed } from './sent.js';
import { upload, usualPiece } from './upload.js';

/** A repository of a registry, to read and to write. What goes wrong Stops. */
export interface Target extends Repository {
  readonly place: Place;
  /** Whether one may write here, as far as that shows before anything is sent. Stops when not. */
  mustBeOpen(): Promise<void>;
  /** Puts content there, unless it is: of it nothing is sent then. `from`: a repository of the registry that has it. */
  add(content: Binary, from?: string): Promise<'sent' | 'mounted' | 'there'>;
  /** Puts a manifest under a tag or its digest; the registry must name it by the digest that it has. */
  put(tagOrDigest: string, manifest: Uint8Array, mediaType?: string): Promise<void>;
}

/** Opens repositories of one registry, all by the same access. Nothing is asked yet. */
export async function openTargets(
  place: Place,
  platform: Platform,
  signal: AbortSignal,
  { insecure = false, piece = usualPiece }: { readonly insecure?: boolean; readonly piece?: number } = {},
): Promise<(repository: string) => Target> {
  const access = await accessTo(place, platform, signal, { insecure });
  return (repository) => targetBy(access, { ...place, repository }, piece, signal);
}

function targetBy(access: Access, place: Place, piece: number, signal: AbortSignal): Target {
  const line: Line = {
    name: `${place.registry}/${place.repository}`,
    send: (path, request) =>
      access.ask(place.repository, 'pull,push', path, { limit: 4 << 20, headers: {}, ...request }),
    signal,
  };
  return {
    ...repositoryBy(access, place, 'pull,push'),
    place,
    mustBeOpen: () => mustBeOpen(line),
    add: (content, from) => add(content, from, piece, line),
    put: (tagOrDigest, manifest, mediaType) => put(tagOrDigest, manifest, mediaType, line),
  };
}

/** An upload is begun, and given up again. */
async function mustBeOpen({ send, name }: Line): Promise<void> {
  const begun = await send('blobs/uploads/', { method: 'POST', body: '' });
  mustBe(begun, [202], name);
  const session = begun.header('location');
  if (session !== undefined) await send(new URL(session, begun.url).href, { method: 'DELETE' }).catch(() => {});
}

async function add({ digest: hash, read }: Binary, from: string | undefined, piece: number, line: Line) {
  const { send, name } = line;
  const digest = `sha256:${hash}`;
  const there = await send(`blobs/${digest}`, { method: 'HEAD' });
  if (there.status === 200) return 'there';
  mustBe(there, [404], name);
  return upload({ content: await read(), digest, from, piece }, line);
}

async function put(
  tagOrDigest: string,
  manifest: Uint8Array,
  mediaType: string = mediaTypes.manifest,
  { send, name }: Line,
): Promise<void> {
  const answer = await send(`manifests/${tagOrDigest}`, {
    method: 'PUT',
    body: manifest,
    headers: { 'content-type': mediaType },
  });
  mustBe(answer, [200, 201, 202], `${name}${tagOrDigest.includes(':') ? '@' : ':'}${tagOrDigest}`);
  mustBeNamed(answer, digestOf(manifest), name);
}

/** What a manifest names content by. */
export const descriptorOf = (content: Uint8Array, mediaType: string): Descriptor => ({
  mediaType,
  digest: digestOf(content),
  size: content.length,
});
