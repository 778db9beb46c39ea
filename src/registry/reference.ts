import { error, type Location, Stop } from '../finding.js';

/** A repository, and where the settings of wkg keep those for it, if that is not under its registry. */
export interface Place {
  /** The host, with its port: `ghcr.io`. */
  readonly registry: string;
  readonly repository: string;
  readonly settings?: string;
}

/** What lies in a registry that speaks the OCI distribution protocol. */
export interface Reference extends Place {
  readonly tag?: string;
  readonly digest?: string;
}

/** The grammars of the distribution specification: of a repository's name, of a tag, of a digest. */
const repositoryName = /^[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*$/;
const tagName = /^\w[\w.-]{0,127}$/;
const digestName = /^(sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;
const hostName = /^(localhost|\[[0-9a-f:]+\]|[a-z0-9-]+(\.[a-z0-9-]+)+|[a-z0-9-]+(?=:))(:\d{1,5})?$/i;

/** Reads `HOST[:PORT]/REPOSITORY[:TAG][@DIGEST]`. Stops with what is wrong with it. */
export function parseReference(text: string, location?: Location): Reference {
  const [, registry = '', repository = '', tag, digest] =
    /^([^/]*)\/([^:@]*)(?::([^@]*))?(?:@(.*))?$/s.exec(text) ?? [];
  const complaint = complaintAbout(registry, repository, tag, digest);
  if (complaint !== undefined) {
    throw new Stop(
      error('usage', `\`${text}\` is no reference of a registry: ${complaint}`, {
        ...(location && { location }),
        help: 'it is written `HOST/REPOSITORY:TAG` or `HOST/REPOSITORY@DIGEST`, such as `ghcr.io/acme/kv:0.2.1`',
      }),
    );
  }
  return { registry, repository, ...(tag !== undefined && { tag }), ...(digest !== undefined && { digest }) };
}

function complaintAbout(registry: string, repository: string, tag?: string, digest?: string): string | undefined {
  if (!hostName.test(registry)) return 'it does not begin with the host of a registry';
  if (!repositoryName.test(repository)) return `\`${repository}\` is no name of a repository, which is in lower case`;
  if (tag !== undefined && !tagName.test(tag)) return `\`${tag}\` is no tag`;
  if (digest !== undefined && !digestName.test(digest)) return `\`${digest}\` is no digest`;
  return undefined;
}

/** The reference as it is written. */
export function referenceText({ registry, repository, tag, digest }: Reference): string {
  return `${registry}/${repository}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}

/** The names that Docker Hub goes by. */
const dockerHub = new Set(['docker.io', 'index.docker.io', 'registry-1.docker.io']);

/** One name for each registry, however a file or a person writes it: `https://ghcr.io/v2/` is `ghcr.io`. */
export function registryName(text: string): string {
  const host = text
    .replace(/^https?:\/\//, '')
    .replace(/\/.*$/s, '')
    .toLowerCase();
  return dockerHub.has(host) ? 'docker.io' : host;
}

/** The origin of the URLs of a registry: with TLS, but for the loopback, unless the settings say it. */
export function originOf(registry: string, protocol: 'http' | 'https' | undefined): string {
  const host = registryName(registry) === 'docker.io' ? 'registry-1.docker.io' : registry;
  const secure = new URL(`https://${host}`);
  const isPlain = protocol === undefined ? isLoopback(secure.hostname) : protocol === 'http';
  return isPlain ? new URL(`http://${host}`).origin : secure.origin;
}

export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}
