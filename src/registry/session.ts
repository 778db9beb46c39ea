import type { HttpAnswer } from '../platform/platform.js';
import type { Line } from './sent.js';

/** An upload that is under way: where it goes on, and how many bytes the registry has got. */
export interface Session {
  readonly url: URL;
  readonly at: number;
}

/** Where an upload goes on, by what the registry has answered. */
export function sessionUrl(answer: HttpAnswer, before?: URL): URL {
  return new URL(answer.header('location') ?? before?.href ?? '', answer.url);
}

/**
 * Asks how far an upload has come when a request of it broke off: where it goes on from; or the answer of a registry
 * that knows nothing of it any more. Where it is not told, all is as it was before, and the next answer will show it.
 * Source: https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pushing-a-blob-in-chunks
 */
export async function resumed(session: Session, size: number, { send }: Line): Promise<Session | HttpAnswer> {
  const answer = await send(session.url.href, { method: 'GET' });
  if (answer.status === 404) return answer;
  const got = answer.status === 204 ? received(answer) : undefined;
  if (got === undefined || got > size) return session;
  return { url: sessionUrl(answer, session.url), at: got };
}

/** `Range: 0-1023`, of which the last is a byte that is there; but `0-0` is said of nothing. */
function received(answer: HttpAnswer): number | undefined {
  const [, last] = /^(?:bytes=)?0-(\d+)$/.exec(answer.header('range') ?? '') ?? [];
  if (last === undefined) return undefined;
  return last === '0' ? 0 : Number(last) + 1;
}
