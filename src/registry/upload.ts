import { Stop } from '../finding.js';
import type { HttpAnswer } from '../platform/platform.js';
import { mustBe, type Send } from './sent.js';

/** Content up to this many bytes goes in one piece, and more in pieces of as many, so that a break costs one of them. */
const piece = 16 << 20;

/** How often an upload is begun anew that the registry no longer knows. */
const attempts = 3;

/**
 * Sends content to a repository. Where another repository of the registry has it, the registry is asked to take it from
 * there. Source: https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pushing-blobs
 */
export async function upload(
  content: Uint8Array,
  digest: string,
  from: string | undefined,
  send: Send,
  name: string,
): Promise<'sent' | 'mounted'> {
  for (let attempt = 1; ; attempt++) {
    const query = from === undefined ? '' : `?${new URLSearchParams({ mount: digest, from })}`;
    const begun = await send(`blobs/uploads/${query}`, { method: 'POST', body: '' });
    if (begun.status === 201) return 'mounted';
    mustBe(begun, [202], name);
    const last = await sendTo(sessionOf(begun), content, digest, send);
    if (last.status === 201 || (await isThere(digest, send))) return 'sent';
    // A session that got lost: 404, or 416 when it has another part than ours.
    if (attempt === attempts || ![404, 416].includes(last.status)) mustBe(last, [201], name);
  }
}

/** The upload of one session; gives the answer that ended it. */
async function sendTo(session: URL, content: Uint8Array, digest: string, send: Send): Promise<HttpAnswer> {
  let [at, url] = [0, session];
  while (content.length - at > piece) {
    const answer = await sendPiece(url, content.subarray(at, at + piece), at, send);
    if (answer.status !== 202) return answer;
    [at, url] = [at + piece, sessionOf(answer, url)];
  }
  url.searchParams.set('digest', digest);
  const headers = {
    'content-type': 'application/octet-stream',
    ...(at > 0 && { 'content-range': rangeOf(at, content.length) }),
  };
  return send(url.href, { method: 'PUT', body: content.subarray(at), headers });
}

/** A piece of which the registry may have got a part before the line broke. */
async function sendPiece(url: URL, body: Uint8Array, at: number, send: Send): Promise<HttpAnswer> {
  const headers = { 'content-type': 'application/octet-stream', 'content-range': rangeOf(at, at + body.length) };
  return send(url.href, { method: 'PATCH', body, headers });
}

const rangeOf = (from: number, to: number) => `${from}-${to - 1}`;

/** Where the session goes on. */
function sessionOf(answer: HttpAnswer, before?: URL): URL {
  return new URL(answer.header('location') ?? before?.href ?? '', answer.url);
}

async function isThere(digest: string, send: Send): Promise<boolean> {
  try {
    return (await send(`blobs/${digest}`, { method: 'HEAD' })).status === 200;
  } catch (failure) {
    if (failure instanceof Stop) return false;
    throw failure;
  }
}
