import { error, Stop } from '../finding.js';
import { tooLarge } from '../limits.js';
import type { HttpAnswer, Platform } from '../platform/platform.js';
import { type Access, type Action, accessTo } from './access.js';
import { inWords, jsonOf, notHad } from './answers.js';
import { digestOf, matchesDigest } from './digest.js';
import { type Descriptor, type Document, mediaTypes, parseDocument } from './manifest.js';
import type { Place } from './reference.js';

/** A repository of a registry, to read. What is not there is none; whatever else goes wrong Stops. */
export interface Repository {
  /** The digest that a tag has now. */
  resolve(tag: string): Promise<string | undefined>;
  /** All tags, in the order of the registry; none when there is no such repository. */
  tags(): Promise<readonly string[] | undefined>;
  /** What a tag or a digest stands for. */
  manifest(tagOrDigest: string): Promise<Stored | undefined>;
  /** What says that it belongs to a digest: signatures, lists of contents, statements of origin. */
  referrers(digest: string): Promise<Referrers>;
  /** The content of a descriptor, of its size and its digest. */
  blob(descriptor: Descriptor): Promise<Uint8Array>;
}

/** What refers to a digest, and whether the registry keeps count of it; where not, a tag lists it. */
export interface Referrers {
  readonly manifests: readonly Descriptor[];
  readonly isKept: boolean;
}

/** A manifest as it is stored: its digest is that of its bytes. */
export interface Stored {
  readonly digest: string;
  readonly bytes: Uint8Array;
  readonly document: Document;
}

/** The most bytes of a manifest (the size that registries must accept at least), of a page of tags, and of content. */
const limits = { manifest: 4 << 20, tags: 16 << 20, blob: 512 << 20 };
const mostPages = 1000;

const accept = Object.values(mediaTypes)
  .filter((type) => type.endsWith('+json'))
  .join(', ');

/** Opens a repository; nothing is asked yet. `most`: of the bytes of its content. */
export async function openRepository(
  place: Place,
  platform: Platform,
  signal: AbortSignal,
  most = limits.blob,
): Promise<Repository> {
  return repositoryBy(await accessTo(place, platform, signal), place, 'pull', most);
}

/** The same by an access that is open, for what is to be done with it. */
export function repositoryBy(access: Access, place: Place, action: Action, most = limits.blob): Repository {
  const ask: Asking = (path, limit, request = {}) =>
    access.ask(place.repository, action, path, { limit, headers: { accept }, ...request });
  const at = { name: `${place.registry}/${place.repository}`, ask };
  return {
    resolve: (tag) => resolve(tag, at),
    tags: () => tags(at),
    manifest: (tagOrDigest) => manifest(tagOrDigest, at),
    referrers: (digest) => referrers(digest, at),
    blob: (descriptor) => blob(descriptor, most, at),
  };
}

type Asking = (path: string, limit: number, request?: Partial<Parameters<Access['ask']>[3]>) => Promise<HttpAnswer>;

interface At {
  readonly name: string;
  readonly ask: Asking;
}

async function resolve(tag: string, at: At): Promise<string | undefined> {
  const answer = await at.ask(`manifests/${tag}`, limits.manifest, { method: 'HEAD' });
  if (answer.status === 404) return undefined;
  const digest = answer.status === 200 ? answer.header('docker-content-digest') : undefined;
  return digest ?? (await manifest(tag, at))?.digest;
}

async function manifest(tagOrDigest: string, at: At): Promise<Stored | undefined> {
  const answer = await at.ask(`manifests/${tagOrDigest}`, limits.manifest);
  if (answer.status === 404) return undefined;
  const isDigest = tagOrDigest.includes(':');
  const name = `${at.name}${isDigest ? '@' : ':'}${tagOrDigest}`;
  mustBeGood(answer, name);
  if (isDigest && !matchesDigest(answer.body, tagOrDigest)) throw foreign(name);
  const digest = isDigest ? tagOrDigest : digestOf(answer.body);
  return { digest, bytes: answer.body, document: parseDocument(jsonOf(answer.body)) };
}

/** https://github.com/opencontainers/distribution-spec/blob/main/spec.md#listing-referrers */
async function referrers(digest: string, at: At): Promise<Referrers> {
  const answer = await at.ask(`referrers/${digest}`, limits.manifest);
  const document = answer.status === 200 ? parseDocument(jsonOf(answer.body)) : undefined;
  if (document?.kind === 'index') return { manifests: document.manifests, isKept: true };
  // A registry that does not know the question has many ways to say so.
  if (answer.status === 401 || answer.status === 403 || answer.status >= 500)
    mustBeGood(answer, `${at.name}@${digest}`);
  const listed = (await manifest(referrersTag(digest), at))?.document;
  return { manifests: listed?.kind === 'index' ? listed.manifests : [], isKept: false };
}

/** The tag that lists what refers to a digest, where the registry does not. */
export const referrersTag = (digest: string): string => digest.replace(':', '-');

async function blob({ digest, size }: Descriptor, most: number, at: At): Promise<Uint8Array> {
  const name = `${at.name}@${digest}`;
  if (size > most) throw new Stop(tooLarge({ path: name, size, most }));
  const answer = await at.ask(`blobs/${digest}`, size, { headers: {} });
  if (answer.status === 404) throw new Stop(notHad(name, 'the registry lists it and does not have it'));
  mustBeGood(answer, name);
  if (answer.body.length !== size || !matchesDigest(answer.body, digest)) throw foreign(name);
  return answer.body;
}

/** Registries give as many at once as they like, and name the next page in a header (RFC 8288). */
async function tags(at: At): Promise<readonly string[] | undefined> {
  const found: string[] = [];
  let page: string | undefined = 'tags/list?n=1000';
  for (let pages = 0; page !== undefined && pages < mostPages; pages++) {
    const answer: HttpAnswer = await at.ask(page, limits.tags);
    if (answer.status === 404) return undefined;
    mustBeGood(answer, at.name);
    const { tags: some } = (jsonOf(answer.body) ?? {}) as { tags?: unknown };
    if (Array.isArray(some)) found.push(...some.filter((tag) => typeof tag === 'string'));
    page = nextPage(answer);
  }
  return found;
}

function nextPage(answer: HttpAnswer): string | undefined {
  const target = /<([^>]*)>\s*;[^,]*\brel\s*=\s*"?next"?/i.exec(answer.header('link') ?? '')?.[1];
  return target === undefined ? undefined : new URL(target, answer.url).href;
}

function mustBeGood(answer: HttpAnswer, name: string): void {
  if (answer.status === 200) return;
  const { why, notes } = inWords(answer);
  if (answer.status !== 401 && answer.status !== 403) throw new Stop(notHad(name, why, notes));
  throw new Stop(
    error('registry-refused', `\`${name}\` may not be read: ${why}`, {
      ...(notes.length > 0 && { notes }),
      help: '`docker login HOST` keeps credentials for it; in a workflow of GitHub, GITHUB_TOKEN and `permissions: packages: read` open ghcr.io',
    }),
  );
}

function foreign(name: string): Stop {
  return new Stop(
    error('artifact-invalid', `what the registry gives for \`${name}\` is not what the digest names`, {
      help: 'the content was changed, or broken on the way: do not use it',
    }),
  );
}
