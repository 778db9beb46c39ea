import { FetchFailed, type HttpAnswer } from '../platform/platform.js';
import { unanswered } from './answers.js';
import { persistently } from './retry.js';
import { type Line, mustBe, mustBeNamed } from './sent.js';
import { resumed, type Session, sessionUrl } from './session.js';

/** Content up to this many bytes goes in one piece, and more in pieces of as many, so that a break costs one of them. */
export const usualPiece = 16 << 20;

/** How often an upload is begun anew that the registry no longer knows, or knows another way. */
const attempts = 3;

/** What is sent. */
export interface Upload {
  readonly content: Uint8Array;
  readonly digest: string;
  /** Another repository of the registry that has it: the registry is asked to take it from there. */
  readonly from?: string | undefined;
  /** The most bytes of a piece. */
  readonly piece: number;
}

/**
 * Sends content to a repository; after a break from where the registry says that it is, or else from the beginning.
 * Source: https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pushing-blobs
 */
export async function upload(what: Upload, line: Line): Promise<'sent' | 'mounted'> {
  const { send, name } = line;
  const { digest, from } = what;
  for (let attempt = 1; ; attempt++) {
    const query = from === undefined ? '' : `?${new URLSearchParams({ mount: digest, from })}`;
    const begun = await send(`blobs/uploads/${query}`, { method: 'POST', body: '' });
    if (begun.status === 201) return 'mounted';
    mustBe(begun, [202], name);
    const ended = await sendBy(begun, what, line);
    if (isDone(ended.answer)) {
      mustBeNamed(ended.answer, digest, name);
      return 'sent';
    }
    if (attempt === attempts || !isLost(ended)) mustBe(ended.answer, [201], name);
  }
}

/** How a session ended. `isBroken`: a request of it broke off, so that the registry may have got something else than was sent. */
interface Ended {
  readonly answer: HttpAnswer;
  readonly isBroken: boolean;
}

/** Put there by this request, or found there after an answer that got lost. */
const isDone = ({ status }: HttpAnswer) => status === 201 || status === 200;

/** The registry knows the session no more (404), has another part than ours (416), or in the end another digest (400). */
const isLost = ({ answer: { status }, isBroken }: Ended) =>
  status === 404 || status === 416 || (status === 400 && isBroken);

async function sendBy(begun: HttpAnswer, what: Upload, line: Line): Promise<Ended> {
  const { length } = what.content;
  const piece = Math.max(what.piece, Number(begun.header('oci-chunk-min-length') ?? 0) || 0);
  const endOf = ({ at }: Session) => Math.min(at + piece, length);
  let session: Session = { url: sessionUrl(begun), at: 0 };
  let isBroken = false;
  for (;;) {
    const answer = await persistently(async (attempt) => {
      if (attempt > 1) {
        isBroken = true;
        const now = await afterBreak(session, endOf(session) === length, what, line);
        if (!('at' in now)) return now;
        session = now;
      }
      return sendPart(session, endOf(session), what, line);
    }, line.signal).catch((failure: unknown) => {
      throw failure instanceof FetchFailed ? unanswered({ url: session.url.href, method: 'PUT' }, failure) : failure;
    });
    if (answer.status !== 202) return { answer, isBroken };
    session = { url: sessionUrl(answer, session.url), at: endOf(session) };
  }
}

/** Where to go on; or the answer that ends it, which is also that everything is there. */
async function afterBreak(
  session: Session,
  isLast: boolean,
  { content, digest }: Upload,
  line: Line,
): Promise<Session | HttpAnswer> {
  const there = isLast ? await line.send(`blobs/${digest}`, { method: 'HEAD' }) : undefined;
  return there?.status === 200 ? there : resumed(session, content.length, line);
}

/** The last part closes the session. It is not simply sent again: of what breaks off, the registry may have got the beginning. */
function sendPart({ url, at }: Session, to: number, { content, digest }: Upload, { send }: Line): Promise<HttpAnswer> {
  const isLast = to === content.length;
  const target = new URL(url);
  if (isLast) target.searchParams.set('digest', digest);
  const isPart = at > 0 || !isLast;
  return send(target.href, {
    method: isLast ? 'PUT' : 'PATCH',
    body: content.subarray(at, to),
    headers: {
      'content-type': 'application/octet-stream',
      ...(isPart && to > at && { 'content-range': `${at}-${to - 1}` }),
    },
    once: true,
  });
}
