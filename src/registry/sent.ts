import { error, Stop } from '../finding.js';
import type { HttpAnswer } from '../platform/platform.js';
import type { Ask } from './access.js';
import { inWords, notSent } from './answers.js';

/** Asks a repository for a path below it, or for a URL that its registry has named. */
export type Send = (path: string, request: Partial<Ask>) => Promise<HttpAnswer>;

/** A repository that is written to. */
export interface Line {
  readonly name: string;
  readonly send: Send;
  readonly signal: AbortSignal;
}

/** Stops with what the registry says, unless that is what it should. */
export function mustBe(answer: HttpAnswer, good: readonly number[], name: string): void {
  if (good.includes(answer.status)) return;
  const { why, notes } = inWords(answer);
  if (answer.status !== 401 && answer.status !== 403) throw new Stop(notSent(name, why, notes));
  const missing = isKnown(answer) ? 'the permission to push to it is missing: ' : '';
  throw new Stop(
    error('registry-refused', `\`${name}\` may not be written: ${missing}${why}`, {
      ...(notes.length > 0 && { notes }),
      help: '`docker login HOST` keeps credentials for it; in a workflow of GitHub, GITHUB_TOKEN and `permissions: packages: write` open ghcr.io',
    }),
  );
}

/** Whether the registry knows who asks, and does not let them (403, or RFC 6750, 3.1). */
const isKnown = (answer: HttpAnswer) =>
  answer.status === 403 || /\berror="?insufficient_scope\b/.test(answer.header('www-authenticate') ?? '');

/** Stops if a registry names what it got by another digest than it has. One that names none is believed. */
export function mustBeNamed(answer: HttpAnswer, digest: string, name: string): void {
  const said = answer.header('docker-content-digest');
  if (said === undefined || said === digest) return;
  throw new Stop(
    error('push-failed', `the registry names what was pushed to \`${name}\` by another digest`, {
      notes: [`it is ${digest}, and the registry says ${said}`],
      help: 'the content was changed on the way: do not use it',
    }),
  );
}
