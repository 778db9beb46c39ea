import type { Dispatcher } from 'undici';
import { askedElsewhere } from './looks.js';
import { FetchFailed, type HttpAnswer, type HttpRequest, TooMuch } from './platform.js';

/** How long a server may be silent, and how long an answer may take in all, in milliseconds; the slowest line, in bytes for each. */
const usual = { silence: 30_000, total: 15 * 60_000 };
const slowest = 50;
const mostRedirects = 8;

/**
 * Node's own `fetch` knows nothing of proxies, so this is undici's client, through the proxy that the
 * environment names (`HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`); and not its `fetch`, which copies what is sent.
 * Redirects are followed here: what authorizes is left out as soon as another server is meant, and none
 * may lead from TLS to plain text.
 */
export async function fetch(request: HttpRequest, signal?: AbortSignal): Promise<HttpAnswer> {
  askedElsewhere();
  const deadline = AbortSignal.timeout((request.patience ?? usual).total);
  const silence = watchdog(request);
  const ended = AbortSignal.any([deadline, silence.signal, ...(signal ? [signal] : [])]);
  try {
    const { response, url } = await follow(request, ended);
    const body = await bodyOf(response, url, request, silence.fed);
    return { status: response.statusCode, url: url.href, header: (name) => headerOf(response, name), body };
  } catch (failure) {
    if (failure instanceof FetchFailed) throw failure;
    if (signal?.aborted) throw new FetchFailed('the request was stopped');
    const host = new URL(request.url).host;
    if (ended.aborted) throw new FetchFailed(`${host} does not answer in time`, { passing: true });
    throw unanswered(host, failure);
  } finally {
    silence.stop();
  }
}

type Response = Dispatcher.ResponseData;

async function follow(request: HttpRequest, signal: AbortSignal): Promise<{ response: Response; url: URL }> {
  const { request: ask } = await import('undici');
  let [url, asked] = [new URL(request.url), request];
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    mustBeSafe(url, request, redirects > 0);
    const dispatcher = await proxyFor(url);
    const response = await ask(url, {
      method: (asked.method ?? 'GET') as Dispatcher.HttpMethod,
      headers: { 'user-agent': 'wasmwright', ...asked.headers },
      ...(asked.body !== undefined && { body: asked.body }),
      signal,
      ...(dispatcher && { dispatcher }),
    });
    const target = request.stays ? undefined : redirectOf(response, url);
    if (!target) return { response, url };
    await response.body.dump();
    asked = redirected(asked, response.statusCode, target.origin === url.origin);
    url = target;
  }
  throw new FetchFailed(`${new URL(request.url).host} sends from one address to the next without an end`);
}

/** Without TLS everybody on the way can read and change what is said. */
function mustBeSafe(url: URL, { plainHttp }: HttpRequest, onTheWay: boolean): void {
  if (url.protocol === 'https:' || (url.protocol === 'http:' && (isLoopback(url) || (plainHttp && !onTheWay)))) return;
  const what = url.protocol === 'http:' ? 'without TLS' : `by \`${url.protocol}\``;
  throw new FetchFailed(`${url.host} would be spoken to ${what}`);
}

function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}

const agents = new Map<string, Dispatcher>();

async function proxyFor(url: URL): Promise<Dispatcher | undefined> {
  const [{ getProxyUrl }, { ProxyAgent }] = await Promise.all([
    import('@actions/http-client/lib/proxy'),
    import('undici'),
  ]);
  const proxy = getProxyUrl(url)?.href;
  if (proxy === undefined) return undefined;
  const agent = agents.get(proxy) ?? new ProxyAgent(proxy);
  agents.set(proxy, agent);
  return agent;
}

/** Of a header that is there several times, what they say together. */
function headerOf({ headers }: Response, name: string): string | undefined {
  const value = headers[name.toLowerCase()];
  return Array.isArray(value) ? value.join(', ') : value;
}

function redirectOf(response: Response, from: URL): URL | undefined {
  const location = headerOf(response, 'location');
  if (![301, 302, 303, 307, 308].includes(response.statusCode) || location === undefined) return undefined;
  if (!URL.canParse(location, from)) throw new FetchFailed(`${from.host} sends on to \`${location}\`, which is no URL`);
  return new URL(location, from);
}

/** What the next server is asked: 307 and 308 repeat the request, all others turn it into a `GET` (RFC 9110, 15.4). */
function redirected({ headers, body, ...request }: HttpRequest, status: number, sameServer: boolean): HttpRequest {
  const repeated = status >= 307 || request.method === 'HEAD';
  const { method = 'GET' } = repeated ? request : {};
  const kept = Object.entries(headers ?? {}).filter(([name]) => sameServer || !/^(authorization|cookie)$/i.test(name));
  return { ...request, method, headers: Object.fromEntries(kept), ...(repeated && body !== undefined && { body }) };
}

async function bodyOf(
  { body, statusCode }: Response,
  { host }: URL,
  { limit }: HttpRequest,
  fed: () => void,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  fed();
  for await (const chunk of body) {
    fed();
    size += chunk.length;
    if (size > limit) {
      throw new TooMuch(`${host} sends more than the ${limit} bytes that are allowed`, statusCode);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Aborts when it has not been fed for some time: while something is sent, nothing is heard. */
function watchdog({ body, patience = usual }: HttpRequest): {
  readonly signal: AbortSignal;
  fed(): void;
  stop(): void;
} {
  const controller = new AbortController();
  const sending = (body?.length ?? 0) / slowest;
  const timer = setTimeout(() => controller.abort(), patience.silence + sending);
  return { signal: controller.signal, fed: () => timer.refresh(), stop: () => clearTimeout(timer) };
}

/** Failures of these kinds will be the same the next time; so will those without a code, such as a port that is not allowed. */
const lasting = /^(ENOTFOUND|CERT_|ERR_TLS|ERR_SSL|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|ERR_INVALID)/;

function unanswered(host: string, failure: unknown): FetchFailed {
  const { code = '', message } = failure as Error & { code?: string };
  const hint = /CERT|SELF_SIGNED|UNABLE_TO_/.test(code)
    ? '; a certificate authority of your own is made known with NODE_EXTRA_CA_CERTS'
    : '';
  const reason = message || code;
  return new FetchFailed(`${host} cannot be reached: ${reason}${hint}`, {
    passing: code !== '' && !lasting.test(code),
  });
}
