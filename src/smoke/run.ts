import { randomBytes } from 'node:crypto';
import type { CallReply, CallRequest } from '../children/call-node.js';
import type { Artifact } from '../model.js';
import type { Running } from '../platform/platform.js';
import type { Context } from '../stages/context.js';
import type { ReadyCall } from './calls.js';
import type { Runtime } from './runtimes.js';

/** How a call ended. */
export type CallOutcome = Exclude<CallReply, { event: 'calling' }> | { readonly event: 'late' };

/** Seconds that a runtime may take to compile a component, before the first call is made. */
const startUp = 600;

/**
 * Makes calls in child processes, and tells how each ended. A call that traps or does not return
 * costs its process, and the calls after it get a new one.
 */
export async function runCalls(
  calls: readonly ReadyCall[],
  artifact: Artifact,
  runtime: Runtime,
  work: string,
  context: Context,
  tell: (call: ReadyCall, outcome: CallOutcome) => void,
): Promise<void> {
  let left = calls;
  while (left.length > 0 && !context.signal.aborted) {
    const mark = `\u001e${randomBytes(8).toString('hex')} `;
    const request: CallRequest = {
      mark,
      tools: runtime.tools,
      component: context.platform.files.absolute(artifact.path),
      work,
      calls: left.map((call) => call.typed),
    };
    const child = context.platform.processes.start(runtime.command(JSON.stringify(request)), context.signal);
    left = await listen(child, mark, left, tell);
  }
}

/** Follows one child until it ends; gives the calls that it did not come to. */
async function listen(
  child: Running,
  mark: string,
  calls: readonly ReadyCall[],
  tell: (call: ReadyCall, outcome: CallOutcome) => void,
): Promise<readonly ReadyCall[]> {
  const said: string[] = [];
  let position = 0;
  let limit = startUp;
  for (;;) {
    const current = calls[position];
    if (!current) break;
    const line = await within(limit, child);
    if (line === 'late') {
      child.kill();
      tell(current, { event: 'late' });
      position++;
      break;
    }
    if (line === undefined) {
      tell(current, { event: 'trapped', index: current.typed.index, message: said.at(-1) ?? 'the process ended' });
      position++;
      break;
    }
    if (!line.startsWith(mark)) {
      said.push(line);
      continue;
    }
    const reply = JSON.parse(line.slice(mark.length)) as CallReply;
    if (reply.event === 'calling') {
      limit = current.call.timeout;
      continue;
    }
    tell(current, reply);
    if (reply.event === 'refused') return [];
    limit = startUp;
    position++;
  }
  child.kill();
  await child.exit.catch(() => undefined);
  return calls.slice(position);
}

/** The child's next line, unless it takes longer than so many seconds. */
async function within(seconds: number, child: Running): Promise<string | undefined | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), seconds * 1000);
  });
  try {
    return await Promise.race([child.nextLine(), late]);
  } finally {
    clearTimeout(timer);
  }
}
