import { error, Stop } from '../finding.js';
import { FetchFailed, type HttpRequest } from '../platform/platform.js';
import { persistently } from '../registry/retry.js';
import type { Context } from '../stages/context.js';

/** Fetches a file, again and again while its server is in trouble. `what` is the tool that it is for. */
export async function download(request: HttpRequest, what: string, { platform, signal }: Context): Promise<Uint8Array> {
  const answer = await persistently(() => platform.fetch(request, signal), signal).catch((failure: unknown) => {
    if (failure instanceof FetchFailed) throw refusal(what, request.url, failure.message);
    throw failure;
  });
  if (answer.status !== 200) throw refusal(what, request.url, `the server answers with ${answer.status}`);
  return answer.body;
}

function refusal(what: string, url: string, why: string): Stop {
  return new Stop(
    error('tool-install', `${what} could not be downloaded: ${why}`, {
      notes: [`from ${url}`],
      help: 'is the server reachable? proxies are taken from HTTPS_PROXY and NO_PROXY',
    }),
  );
}
