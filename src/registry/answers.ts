import { error, type Finding, Stop } from '../finding.js';
import { FetchFailed, type HttpAnswer, type HttpRequest, type Platform } from '../platform/platform.js';
import { persistently } from './retry.js';

/** Asks a server, again if need be. Stops when there is no answer. */
export async function askServer(
  request: HttpRequest,
  { fetch }: Pick<Platform, 'fetch'>,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  try {
    return await persistently(() => fetch(request, signal), signal);
  } catch (failure) {
    throw failure instanceof FetchFailed ? unanswered(request, failure) : failure;
  }
}

/** That a server gave no answer. */
export function unanswered(
  { url, method = 'GET' }: Pick<HttpRequest, 'url' | 'method'>,
  { message }: FetchFailed,
): Stop {
  const isReading = method === 'GET' || method === 'HEAD';
  return new Stop((isReading ? notHad : notSent)(withoutQuery(url), message));
}

/** What could not be sent, and why. */
export function notSent(what: string, why: string, notes: readonly string[] = []): Finding {
  return error('push-failed', `\`${what}\` could not be pushed: ${why}`, {
    ...(notes.length > 0 && { notes }),
    help: 'what is there already is not sent again: run it once more when the registry works',
  });
}

/** What could not be fetched, and why. */
export function notHad(what: string, why: string, notes: readonly string[] = []): Finding {
  return error('download-failed', `\`${what}\` could not be fetched: ${why}`, {
    ...(notes.length > 0 && { notes }),
    help: 'a proxy is taken from HTTPS_PROXY and NO_PROXY; if the server is in trouble, try again later',
  });
}

/** An answer that is of no use, in words: its status, and what the registry says in its body. */
export function inWords(answer: HttpAnswer): { readonly why: string; readonly notes: readonly string[] } {
  const after = answer.header('retry-after');
  const wait = after === undefined ? '' : ` and asks to wait (Retry-After: ${after})`;
  return { why: `${new URL(answer.url).host} answers ${answer.status}${wait}`, notes: complaints(answer) };
}

/** `{"errors": [{"code": …, "message": …}]}`, as the distribution specification has it. */
function complaints({ body }: HttpAnswer): string[] {
  const document = jsonOf(body) as { errors?: unknown } | undefined;
  const errors = Array.isArray(document?.errors) ? document.errors : [];
  return errors.slice(0, 3).flatMap((entry: { code?: unknown; message?: unknown } | null) => {
    const said = [entry?.code, entry?.message].filter((part) => typeof part === 'string' && part !== '');
    return said.length > 0 ? [said.join(': ').slice(0, 300)] : [];
  });
}

/** None when it is no JSON. */
export function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

/** A query may hold a signature that opens the door for others. */
function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/s, '');
}
