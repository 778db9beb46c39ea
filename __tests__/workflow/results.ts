import { randomUUID } from 'node:crypto';
import { type BlobStore, blobStore } from './blobs.js';
import { type Answer, json, type Server, serve } from './http.js';
import { unzip } from './zip.js';

/** What a job is given to reach the service with. */
export interface Job {
  readonly run: string;
  readonly token: string;
}

export interface Artifact {
  readonly id: string;
  readonly name: string;
  readonly files: ReadonlyMap<string, Buffer>;
  /** The address that its bytes are at, for a while. */
  readonly url: string;
  readonly size: number;
  /** Until when it is kept; none: as long as the repository says. */
  readonly expires?: string;
}

/** One answer of the cache. */
export interface CacheUse {
  readonly what: 'hit' | 'miss' | 'saved';
  readonly key: string;
}

export interface Results extends Server {
  /** Lets a run begin. Artifacts belong to their run; caches are there for all. */
  begin(): Job;
  artifacts(run: string): readonly Artifact[];
  readonly cacheUses: readonly CacheUse[];
  /** The requests that are refused, `SERVICE/METHOD`, each with the status and the words. */
  readonly refused: Map<string, readonly [status: number, message: string]>;
  /** Cuts all caches in half, as a broken transfer does. */
  damageCaches(): void;
}

/** The fields of a request, as the toolkit sends them (`results/api/v1` in https://github.com/actions/toolkit). */
interface Fields {
  readonly workflow_run_backend_id: string;
  readonly name: string;
  readonly size: string;
  readonly hash: string;
  readonly expires_at?: string;
  readonly name_filter?: string;
  readonly id_filter?: string;
  readonly key: string;
  readonly version: string;
  readonly restore_keys?: readonly string[];
}

type Methods = Record<string, (fields: Fields, base: string) => Answer>;

/** GitHub's results service: artifacts (v4) and caches (v2) by Twirp in JSON, and the store that their bytes go to. */
export async function startResults(): Promise<Results> {
  const blobs = blobStore();
  const { artifacts, methods: artifactMethods } = artifactService(blobs);
  const { caches, uses, methods: cacheMethods } = cacheService(blobs);
  const services: Record<string, Methods> = { ArtifactService: artifactMethods, CacheService: cacheMethods };
  const runs = new Map<string, string>();
  const refused: Results['refused'] = new Map();

  const server: Server = await serve((asked) => {
    const { origin, pathname } = asked.url;
    if (pathname.startsWith('/blob/')) return blobs.answer(asked);
    const run = runs.get(asked.headers.authorization ?? '');
    if (run === undefined) return problem(401, 'unauthenticated', 'the token is not that of a job');
    const [, service = '', name = ''] =
      /^\/twirp\/github\.actions\.results\.api\.v1\.(\w+)\/(\w+)$/.exec(pathname) ?? [];
    const method = services[service]?.[name];
    if (!method) return problem(404, 'bad_route', pathname);
    const [status, message] = refused.get(`${service}/${name}`) ?? [];
    if (status !== undefined) return problem(status, 'refused', message ?? '');
    const fields: Fields = JSON.parse(asked.body.toString());
    if (service === 'ArtifactService' && fields.workflow_run_backend_id !== run) {
      return problem(403, 'permission_denied', 'the token is that of another run');
    }
    return method(fields, origin);
  });

  return {
    ...server,
    begin() {
      const run = randomUUID();
      const token = jsonWebToken({ scp: `Actions.Results:${run}:${randomUUID()}` });
      runs.set(`Bearer ${token}`, run);
      return { run, token };
    },
    artifacts: (run) =>
      artifacts
        .filter((artifact) => artifact.done && artifact.run === run)
        .map(({ id, name, blob, expires }) => ({
          id,
          name,
          files: unzip(blobs.bytes(blob)),
          url: `${server.url}${blobs.path(blob)}`,
          size: blobs.bytes(blob).length,
          ...(expires !== undefined && { expires }),
        })),
    cacheUses: uses,
    refused,
    damageCaches: () => {
      for (const { blob } of caches) blobs.cut(blob);
    },
  };
}

function artifactService(blobs: BlobStore) {
  const artifacts: {
    id: string;
    run: string;
    name: string;
    blob: string;
    size: string;
    hash: string;
    expires: string | undefined;
    done: boolean;
  }[] = [];
  let last = 1000;
  const find = ({ workflow_run_backend_id: run, name }: Fields, done: boolean) =>
    artifacts.find((it) => it.run === run && it.name === name && it.done === done);
  const missing = () => problem(404, 'not_found', 'there is no such artifact');
  const methods: Methods = {
    CreateArtifact(fields, base) {
      if (find(fields, true)) return problem(409, 'already_exists', 'the run has an artifact of this name');
      const { name, workflow_run_backend_id: run, expires_at: expires } = fields;
      const blob = blobs.make();
      artifacts.push({ id: String(++last), run, name, blob, size: '0', hash: '', expires, done: false });
      return json({ ok: true, signed_upload_url: base + blobs.path(blob) });
    },
    FinalizeArtifact(fields) {
      const artifact = find(fields, false);
      if (!artifact) return missing();
      Object.assign(artifact, { size: fields.size, hash: fields.hash, done: true });
      return json({ ok: true, artifact_id: artifact.id });
    },
    ListArtifacts: (fields) =>
      json({
        artifacts: artifacts
          .filter(({ done, run }) => done && run === fields.workflow_run_backend_id)
          .filter(({ name, id }) => name === (fields.name_filter ?? name) && id === (fields.id_filter ?? id))
          .map(({ run, id, name, size, hash }) => ({
            workflow_run_backend_id: run,
            workflow_job_run_backend_id: run,
            database_id: id,
            name,
            size,
            digest: hash,
          })),
      }),
    GetSignedArtifactURL(fields, base) {
      const artifact = find(fields, true);
      return artifact ? json({ signed_url: base + blobs.path(artifact.blob) }) : missing();
    },
    DeleteArtifact(fields) {
      const artifact = find(fields, true);
      if (!artifact) return missing();
      artifacts.splice(artifacts.indexOf(artifact), 1);
      return json({ ok: true, artifact_id: artifact.id });
    },
  };
  return { artifacts, methods };
}

function cacheService(blobs: BlobStore) {
  const caches: { id: string; key: string; version: string; blob: string; done: boolean }[] = [];
  const uses: CacheUse[] = [];
  const methods: Methods = {
    CreateCacheEntry({ key, version }, base) {
      if (caches.some((it) => it.key === key && it.version === version)) {
        return json({ ok: false, message: 'there is a cache with this key and version' });
      }
      const blob = blobs.make();
      caches.push({ id: String(caches.length + 1), key, version, blob, done: false });
      return json({ ok: true, signed_upload_url: base + blobs.path(blob) });
    },
    FinalizeCacheEntryUpload({ key, version }) {
      const cache = caches.find((it) => it.key === key && it.version === version && !it.done);
      if (!cache) return problem(404, 'not_found', 'there is no such cache');
      cache.done = true;
      uses.push({ what: 'saved', key });
      return json({ ok: true, entry_id: cache.id });
    },
    GetCacheEntryDownloadURL({ key, version, restore_keys: prefixes = [] }, base) {
      const there = caches.filter((it) => it.done && it.version === version);
      const cache =
        there.find((it) => it.key === key) ??
        prefixes.map((prefix) => there.findLast((it) => it.key.startsWith(prefix))).find((it) => it !== undefined);
      uses.push({ what: cache ? 'hit' : 'miss', key: cache?.key ?? key });
      if (!cache) return json({ ok: false });
      return json({ ok: true, signed_download_url: base + blobs.path(cache.blob), matched_key: cache.key });
    },
  };
  return { caches, uses, methods };
}

const problem = (status: number, code: string, msg: string) => json({ code, msg }, status);

/** A token that can be read, which is all that the toolkit does with it. */
function jsonWebToken(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.${randomUUID()}`;
}
