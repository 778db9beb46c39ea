import { error, Stop } from '../finding.js';
import type { HttpAnswer, HttpRequest, Platform } from '../platform/platform.js';
import { askServer } from './answers.js';
import { basic, type Credentials } from './basic.js';
import { type Challenge, parseChallenges } from './challenge.js';
import { credentialsFor } from './credentials.js';
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

export interface Ask extends Omit<HttpRequest, 'url' | 'plainHttp'> {
  /** It is not asked again when it fails (`FetchFailed`), or the server is in trouble: that is for whoever asks. */
  readonly once?: boolean;
}

/** As whom we have come, from stranger on. */
interface Standing {
  readonly as: 'nobody' | 'stranger' | 'known';
  readonly header?: string;
  readonly challenge?: Challenge;
  /** Whether it was ever let in: a token that worked and no longer does has run out. */
  readonly worked?: boolean;
}

/** A registry, and what it takes to speak with it. */
interface Way {
  readonly place: Place;
  readonly origin: string;
  readonly plainHttp: boolean;
  readonly platform: Platform;
  readonly signal: AbortSignal;
}

/** Opens the way to a registry. Nothing is asked yet. `insecure`: it is spoken to without TLS, wherever it is. */
export async function accessTo(
  place: Place,
  platform: Platform,
  signal: AbortSignal,
  { insecure = false } = {},
): Promise<Access> {
  const protocol = insecure ? 'http' : settingsFor(place, await readWkgConfig(platform))?.protocol;
  const origin = originOf(place.registry, protocol);
  const way: Way = { place, origin, plainHttp: protocol === 'http', platform, signal };
  const standings = new Map<string, Standing>();
  return {
    async ask(repository, action, path, request) {
      const scope = `repository:${repository}:${action}`;
      const url = new URL(path, `${origin}/v2/${repository}/`);
      for (;;) {
        const standing = standings.get(scope) ?? { as: 'nobody' };
        const answer = await askAs(standing, url, request, way);
        // What is private often looks as if it were not there.
        const refused = [401, 403, 404].includes(answer.status);
        if (!refused) standings.set(scope, { ...standing, worked: true });
        const then = refused ? await afterRefusal(standing, answer, scope, way) : undefined;
        if (!then) return answer;
        standings.set(scope, then);
      }
    },
  };
}

/** What authorizes is for the registry itself, and for no server that it names. */
function askAs(
  standing: Standing,
  url: URL,
  { once = false, ...request }: Ask,
  { origin, plainHttp, platform, signal }: Way,
) {
  const isOwn = url.origin === origin;
  const authorization = isOwn ? standing.header : undefined;
  const headers = { ...request.headers, ...(authorization !== undefined && { authorization }) };
  const complete = { ...request, url: url.href, headers, plainHttp: plainHttp && isOwn };
  return once ? platform.fetch(complete, signal) : askServer(complete, platform, signal);
}

/** How to try again after a refusal; none when that is the answer. */
async function afterRefusal(
  standing: Standing,
  answer: HttpAnswer,
  scope: string,
  way: Way,
): Promise<Standing | undefined> {
  // Some let a stranger read, and forbid (403) what is open to those whom they know.
  const isForbidden = answer.status === 403 && standing.as === 'stranger';
  if (standing.worked && answer.status !== 401 && !isForbidden) return undefined;
  if (standing.worked && standing.header !== undefined && !isForbidden) return { as: 'nobody' };
  try {
    return await next(standing, answer, scope, way);
  } catch (failure) {
    // Most likely there is nothing, and what is wrong with the credentials is another matter.
    if (answer.status === 404 && failure instanceof Stop) return undefined;
    throw failure;
  }
}

async function next(
  { as, challenge: before }: Standing,
  answer: HttpAnswer,
  scope: string,
  way: Way,
): Promise<Standing | undefined> {
  const challenge = weakest(parseChallenges(answer.header('www-authenticate') ?? '')) ?? before;
  if (as === 'known' || !challenge) return undefined;
  if (as === 'nobody' && challenge.scheme === 'bearer') {
    const token = await tokenFrom({ ...way, challenge, scope }, way.platform, way.signal);
    if (token !== undefined) return { as: 'stranger', challenge, header: `Bearer ${token}` };
  }
  const credentials = await credentialsFor(way.place, way.platform, way.signal);
  return credentials && { as: 'known', challenge, header: await headerFor(credentials, challenge, scope, way) };
}

async function headerFor(credentials: Credentials, challenge: Challenge, scope: string, way: Way): Promise<string> {
  if (credentials.kind === 'bearer') return `Bearer ${credentials.token}`;
  if (challenge.scheme === 'bearer') {
    const token = await tokenFrom({ ...way, challenge, scope, credentials }, way.platform, way.signal);
    if (token !== undefined) return `Bearer ${token}`;
  } else if (credentials.kind === 'password') {
    return basic(credentials.username, credentials.password);
  }
  throw new Stop(
    error('registry-refused', `${way.place.registry} does not accept the credentials that there are for it`, {
      help: '`docker login` or the settings of wkg keep them; have they run out, or may they not read this repository?',
    }),
  );
}

/** A token opens less than a password does. */
function weakest(challenges: readonly Challenge[]): Challenge | undefined {
  return challenges.find(({ scheme }) => scheme === 'bearer') ?? challenges[0];
}
