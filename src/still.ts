import { Stop } from './finding.js';
import { join } from './path.js';
import { observe, type Seen } from './platform/looks.js';
import { type Kept, keptPlace, keyOf, type Said } from './repeat.js';
import { type Answer, answer, type Listening, type Request } from './request.js';

/** Tells what is said of a run, from its events and its answer. */
export interface Telling {
  readonly listen: Listening['listen'];
  said(answered: Answer): Promise<Said>;
}

/** A run with what is said of it when it is asked for again. */
export interface Watched {
  readonly answered: Answer;
  readonly said: Said;
  /** All that decided it; none when that was more than can be looked at. */
  readonly seen: Seen | undefined;
}

/** Does what is asked, and notes what decides it. */
export async function watched(
  request: Request,
  telling: Telling,
  { listen, ...listening }: Listening,
): Promise<Watched> {
  const observation = observe();
  const both: Listening['listen'] = (event) => {
    listen(event);
    telling.listen(event);
  };
  // What a run has asked it remembers by its platform.
  const answered = await answer(request, { ...listening, platform: { ...listening.platform }, listen: both });
  const said = await telling.said(answered);
  return { answered, said, seen: observation.end() };
}

/**
 * Keeps what is said of a project in which nothing is to be done, for `repeated`. Where something was, all is gone
 * through once more, to see that nothing is left.
 */
export async function keepStill(
  args: readonly string[],
  request: Request,
  run: Watched,
  telling: Telling,
  listening: Pick<Listening, 'platform' | 'signal'>,
): Promise<void> {
  const { files } = listening.platform;
  const [path = '.'] = request.paths;
  // What commits say is seen by no look at the disk.
  if (request.force || request.since !== undefined || !hasPassed(run, listening)) return;
  if ((await files.kind(join(path, '.wasmwright'))) !== 'folder') return;
  const last = isIdle(run) ? run : await onceMore(request, telling, listening);
  if (!last?.seen || !hasPassed(last, listening)) return;
  const kept: Kept = { key: keyOf(args), ...last.said, seen: last.seen };
  // Nothing is lost but time where that cannot be written.
  await files.write(keptPlace(path, request.command), JSON.stringify(kept)).catch(() => {});
}

const hasPassed = ({ said }: Watched, { signal }: Pick<Listening, 'signal'>) => !signal.aborted && said.code === 0;

const isIdle = ({ answered }: Watched) =>
  'plans' in answered || answered.report.components.every(({ because }) => !because);

/** Commands that start processes however little has changed. */
const restless: readonly string[] = ['smoke', 'ci'] satisfies Request['command'][];

/** Ends as soon as there is anything to build. */
async function onceMore(
  request: Request,
  telling: Telling,
  listening: Pick<Listening, 'platform' | 'signal'>,
): Promise<Watched | undefined> {
  if (restless.includes(request.command)) return undefined;
  let isStale = false;
  const listen: Listening['listen'] = ({ type }) => {
    if (type !== 'stale') return;
    isStale = true;
    throw new Stop();
  };
  const run = await watched(request, telling, { ...listening, listen });
  return isStale ? undefined : run;
}
