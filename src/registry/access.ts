import { error, Stop } from '../finding.js';
import type { HttpAnswer, HttpRequest, Platform } from '../platform/platform.js';
import { askServer } from './answers.js';
import { type Challenge, parseChallenges } from './challenge.js';
import { basic, type Credentials, credentialsFor } from './credentials.js';
import { originOf, type Place } from './reference.js';
import { tokenFrom } from './tokens.js';
import { readWkgConfig, settingsFor } from './wkg-config.js';

/** What is to be done with a repository. */
export type Action = 'pull' | 'pull,push';

/** The way to a registry: who we are to it is found out on the way, and remembered. */
export interface Access {
  /** Asks for a path below `/v2/REPOSITORY/`, or for a URL that the registry has named. */
  ask(repository: string, action: Action, path: string, request: Ask): Promise<HttpAnswer>;
}

export type Ask = Omit<HttpRequest, 'url' | 'plainHttp'>;

/** As whom we have come, from stranger on. */
interface Standing {
  readonly as: 'nobody' | 'stranger' | 'known';
  readonly header?: string;
  readonly challenge?: Challenge;
  /** Whether it was ever let in: a token that worked and no longer does has run out. */
  readonly worked?: boolean;
}

/** Opens the way to a registry. Nothing is asked yet. */
export async function accessTo(place: Place, platform: Platform, signal: AbortSignal): Promise<Access> {
  const { registry } = place;
  const plainHttp = settingsFor(place, await readWkgConfig(platform))?.plainHttp ?? false;
  const origin = originOf(registry, plainHttp);
  const standings = new Map<string, Standing>();

  /** The next that may be tried after a refusal; none when all has been. */
  async function next(
    { as, challenge: before }: Standing,
    answer: HttpAnswer,
    scope: string,
  ): Promise<Standing | undefined> {
    const challenge = strongest(parseChallenges(answer.header('www-authenticate') ?? '')) ?? before;
    if (as === 'known' || !challenge) return undefined;
    if (as === 'nobody' && challenge.scheme === 'bearer') {
      const token = await tokenFrom({ challenge, scope, origin, plainHttp }, platform, signal);
      if (token !== undefined) return { as: 'stranger', challenge, header: `Bearer ${token}` };
    }
    const credentials = await credentialsFor(place, platform, signal);
    return credentials && { as: 'known', challenge, header: await headerFor(credentials, challenge, scope) };
  }

  async function headerFor(credentials: Credentials, challenge: Challenge, scope: string): Promise<string> {
    if (credentials.kind === 'bearer') return `Bearer ${credentials.token}`;
    if (challenge.scheme === 'bearer') {
      const token = await tokenFrom({ challenge, scope, origin, plainHttp, credentials }, platform, signal);
      if (token !== undefined) return `Bearer ${token}`;
    } else if (credentials.kind === 'password') {
      return basic(credentials.username, credentials.password);
    }
    throw new Stop(
      error('registry-refused', `${registry} does not accept the credentials that there are for it`, {
        help: "`docker login` or `wkg`'s settings keep them; have they run out, or may they not read this repository?",
      }),
    );
  }

  return {
    async ask(repository, action, path, request) {
      const scope = `repository:${repository}:${action}`;
      const url = new URL(path, `${origin}/v2/${repository}/`);
      for (;;) {
        const standing = standings.get(scope) ?? { as: 'nobody' };
        const authorization = url.origin === origin ? standing.header : undefined;
        const headers = { ...request.headers, ...(authorization !== undefined && { authorization }) };
        const own = plainHttp && url.origin === origin;
        const answer = await askServer({ ...request, url: url.href, headers, plainHttp: own }, platform, signal);
        // What is private often looks as if it were not there.
        const refused = [401, 403, 404].includes(answer.status);
        if (!refused) standings.set(scope, { ...standing, worked: true });
        const then = refused ? await retried(standing, answer, scope) : undefined;
        if (!then) return answer;
        standings.set(scope, then);
      }
    },
  };

  async function retried(standing: Standing, answer: HttpAnswer, scope: string): Promise<Standing | undefined> {
    if (standing.worked && answer.status !== 401) return undefined;
    return standing.worked && standing.header !== undefined ? { as: 'nobody' } : next(standing, answer, scope);
  }
}

/** A token opens less than a password does. */
function strongest(challenges: readonly Challenge[]): Challenge | undefined {
  return challenges.find(({ scheme }) => scheme === 'bearer') ?? challenges[0];
}
