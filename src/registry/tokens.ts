import * as z from 'zod/mini';
import { error, Stop } from '../finding.js';
import type { HttpAnswer, HttpRequest, Platform } from '../platform/platform.js';
import { askServer, inWords, jsonOf, notHad } from './answers.js';
import { basic, type Credentials } from './basic.js';
import type { Challenge } from './challenge.js';
import { isLoopback } from './reference.js';

/** Who asks for a token, and for what. */
export interface TokenRequest {
  readonly challenge: Challenge;
  readonly scope: string;
  /** None: a stranger. */
  readonly credentials?: Exclude<Credentials, { kind: 'bearer' }>;
  /** The registry that has sent us, as the origin of a URL. */
  readonly origin: string;
  readonly plainHttp: boolean;
}

const tokenAnswer = z.looseObject({ token: z.optional(z.string()), access_token: z.optional(z.string()) });

/**
 * Gets a token of the server that a registry names (the token protocol of the distribution project).
 * None when it refuses to give one. Stops when it cannot be asked.
 */
export async function tokenFrom(
  asked: TokenRequest,
  platform: Platform,
  signal: AbortSignal,
): Promise<string | undefined> {
  const request = requestFor(asked);
  const answer = await askServer(request, platform, signal);
  if ([400, 401, 403].includes(answer.status)) return undefined;
  return tokenIn(answer, new URL(request.url).host);
}

function tokenIn(answer: HttpAnswer, host: string): string {
  const { why, notes } = inWords(answer);
  if (answer.status !== 200) throw new Stop(notHad(`a token of ${host}`, why, notes));
  const { token, access_token } = tokenAnswer.safeParse(jsonOf(answer.body)).data ?? {};
  const given = token || access_token;
  if (!given) throw new Stop(notHad(`a token of ${host}`, 'the answer holds none'));
  return given;
}

function requestFor({ challenge, scope, credentials, origin, plainHttp }: TokenRequest): HttpRequest {
  const url = realmOf(challenge, origin);
  const { service } = challenge.parameters;
  const common = { limit: 1 << 20, plainHttp: plainHttp && url.origin === origin };
  if (credentials?.kind === 'refresh-token') {
    const form = { grant_type: 'refresh_token', refresh_token: credentials.token, client_id: 'wasmwright', scope };
    return {
      ...common,
      url: url.href,
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ ...form, ...(service !== undefined && { service }) }).toString(),
    };
  }
  if (service !== undefined) url.searchParams.set('service', service);
  url.searchParams.append('scope', scope);
  const authorization = credentials && basic(credentials.username, credentials.password);
  return { ...common, url: url.href, headers: { ...(authorization !== undefined && { authorization }) } };
}

/** A registry far away has no business with the servers of this machine. */
function realmOf({ parameters: { realm = '' } }: Challenge, origin: string): URL {
  const url = URL.canParse(realm) ? new URL(realm) : undefined;
  if (url && (!isLoopback(url.hostname) || isLoopback(new URL(origin).hostname))) return url;
  throw new Stop(
    error('registry-refused', `${new URL(origin).host} sends to \`${realm}\` for a token, which is not asked`),
  );
}
