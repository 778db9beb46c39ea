import { error, Stop } from '../finding.js';
import type { Binary } from '../model.js';
import type { Platform } from '../platform/platform.js';
import { type Access, accessTo } from './access.js';
import { type Repository, repositoryBy } from './client.js';
import { digestOf } from './digest.js';
import { type Descriptor, mediaTypes } from './manifest.js';
import type { Place } from './reference.js';
import { mustBe, type Send } from './sent.js';
import { upload } from './upload.js';

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
  options: { readonly insecure?: boolean } = {},
): Promise<(repository: string) => Target> {
  const access = await accessTo(place, platform, signal, options);
  return (repository) => targetBy(access, { ...place, repository });
}

function targetBy(access: Access, place: Place): Target {
  const name = `${place.registry}/${place.repository}`;
  const send: Send = (path, request) =>
    access.ask(place.repository, 'pull,push', path, { limit: 4 << 20, headers: {}, ...request });
  return {
    ...repositoryBy(access, place, 'pull,push'),
    place,
    mustBeOpen: () => mustBeOpen(send, name),
    add: (content, from) => add(content, from, send, name),
    put: (tagOrDigest, manifest, mediaType) => put(tagOrDigest, manifest, mediaType, send, name),
  };
}

/** An upload is begun, and given up again. */
async function mustBeOpen(send: Send, name: string): Promise<void> {
  const begun = await send('blobs/uploads/', { method: 'POST', body: '' });
  mustBe(begun, [202], name);
  const session = begun.header('location');
  if (session !== undefined) await send(new URL(session, begun.url).href, { method: 'DELETE' }).catch(() => {});
}

async function add({ digest: hash, read }: Binary, from: string | undefined, send: Send, name: string) {
  const digest = `sha256:${hash}`;
  const there = await send(`blobs/${digest}`, { method: 'HEAD' });
  if (there.status === 200) return 'there';
  mustBe(there, [404], name);
  return upload(await read(), digest, from, send, name);
}

async function put(
  tagOrDigest: string,
  manifest: Uint8Array,
  mediaType: string = mediaTypes.manifest,
  send: Send,
  name: string,
): Promise<void> {
  const answer = await send(`manifests/${tagOrDigest}`, {
    method: 'PUT',
    body: manifest,
    headers: { 'content-type': mediaType },
  });
  mustBe(answer, [200, 201, 202], `${name}${tagOrDigest.includes(':') ? '@' : ':'}${tagOrDigest}`);
  const digest = answer.header('docker-content-digest');
  if (digest === undefined || digest === digestOf(manifest)) return;
  throw new Stop(
    error('push-failed', `the registry names what was pushed to \`${name}\` by another digest`, {
      notes: [`it is ${digestOf(manifest)}, and the registry says ${digest}`],
      help: 'the content was changed on the way: do not use it',
    }),
  );
}

/** What a manifest names content by. */
export const descriptorOf = (content: Uint8Array, mediaType: string): Descriptor => ({
  mediaType,
  digest: digestOf(content),
  size: content.length,
});
