import { setTimeout as pause } from 'node:timers/promises';
import { FetchFailed, type HttpAnswer } from '../platform/platform.js';

/** How often something is tried, and the longest that is waited for the next time, in seconds. */
const bounds = { attempts: 4, wait: 60 };

/**
 * Asks again when the answer is that of a server in trouble, or there is none: after as long as the
 * server says (`Retry-After`), or longer and longer. Gives the last answer when that does not help.
 */
export async function persistently(
  ask: (attempt: number) => Promise<HttpAnswer>,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  for (let attempt = 1; ; attempt++) {
    const answer = await ask(attempt).catch((failure: unknown) => {
      if (failure instanceof FetchFailed && failure.passing && attempt < bounds.attempts) return undefined;
      throw failure;
    });
    if (answer && (!inTrouble(answer) || attempt === bounds.attempts)) return answer;
    const seconds = (answer && askedFor(answer)) ?? 0.25 * 2 ** attempt * (0.75 + Math.random() / 2);
    // Whoever asks for an hour means that it does not work now.
    if (seconds > bounds.wait && answer) return answer;
    await pause(seconds * 1000, undefined, { signal }).catch(() => {
      throw new FetchFailed('the request was stopped');
    });
  }
}

/** Too many requests, or a server, or one before it, that does not work at the moment. */
const inTrouble = ({ status }: HttpAnswer) => [429, 500, 502, 503, 504].includes(status);

/** Seconds, or a date (RFC 9110, 10.2.3). */
function askedFor(answer: HttpAnswer): number | undefined {
  const value = answer.header('retry-after')?.trim();
  if (value === undefined) return undefined;
  const seconds = /^\d+$/.test(value) ? Number(value) : (Date.parse(value) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds);
}
