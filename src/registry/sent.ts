import { error, Stop } from '../finding.js';
import type { HttpAnswer } from '../platform/platform.js';
import type { Ask } from './access.js';
import { inWords, notSent } from './answers.js';

/** Asks a repository for a path below it, or for a URL that its registry has named. */
export type Send = (path: string, request: Partial<Ask>) => Promise<HttpAnswer>;

/** Stops with what the registry says, unless that is what it should. */
export function mustBe(answer: HttpAnswer, good: readonly number[], name: string): void {
  if (good.includes(answer.status)) return;
  const { why, notes } = inWords(answer);
  const details = notes.length > 0 && { notes };
  if (answer.status === 401 || answer.status === 403) {
    throw new Stop(
      error('registry-refused', `\`${name}\` may not be written: ${why}`, {
        ...details,
        help: '`docker login HOST` keeps credentials for it; in a workflow of GitHub, GITHUB_TOKEN and `permissions: packages: write` open ghcr.io',
      }),
    );
  }
  throw new Stop(notSent(name, why, notes));
}
