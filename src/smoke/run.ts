import { randomBytes } from 'node:crypto';
import type { CallReply, CallRequest } from '../children/call-node.js';
import { defaultMemory } from '../limits.js';
import type { Artifact, SmokeCall } from '../model.js';
import type { Running } from '../platform/platform.js';
import type { Context } from '../stages/context.js';
import type { ReadyCall } from './calls.js';
import { copyGranted, type Grants } from './grants.js';
import type { Runtime } from './runtimes.js';

/** What a call has come to. */
export type Doing = 'compile' | 'start' | 'return';

/** How a call ended. */
export type CallOutcome =
  | Exclude<CallReply, { event: 'calling' | 'starting' }>
  | { readonly event: 'late'; readonly doing: Doing; readonly seconds: number };

/** What a runtime may take to compile a component, before it is started: seconds, and bytes of memory. */
export interface CompileLimits {
  readonly seconds: number;
  /** `null`: as much as it likes. */
  readonly memory: number | null;
}

const nothing: Grants = { files: [], network: false, environment: {} };

/**
 * Makes calls in child processes, and tells how each ended. A call that traps or does not return
 * costs its process, and the calls after it get a new one.
 */
export async function runCalls(
  calls: readonly ReadyCall[],
  artifact: Artifact,
  runtime: Runtime,
  work: string,
  { compile, ...context }: Context & { readonly compile: CompileLimits },
  tell: (call: ReadyCall, outcome: CallOutcome) => void,
): Promise<void> {
  const { files, processes } = context.platform;
  let left = calls;
  while (left.length > 0 && !context.signal.aborted) {
    const together = alike(left);
    const [{ memory = defaultMemory, grants = nothing, location } = {} as Partial<SmokeCall>] = together.map(
      ({ call }) => call,
    );
    const request: CallRequest = {
      mark: `\u001e${randomBytes(8).toString('hex')} `,
      tools: runtime.tools,
      component: files.absolute(artifact.path),
      work,
      calls: together.map((call) => call.typed),
      memory: { call: memory, compile: compile.memory },
      reach: { ...grants, files: await copyGranted(grants.files, `${work}/files`, files, location?.call) },
    };
    const child = processes.start(runtime.command(JSON.stringify(request)), context.signal);
    const undone = await listen(child, request.mark, together, compile.seconds, tell);
    if (undone === 'refused') return;
    left = left.slice(together.length - undone.length);
  }
}

/** The first calls that a process can make: what one may take and reach they all may. Files that were changed are no more the same. */
function alike(calls: readonly ReadyCall[]): readonly ReadyCall[] {
  const kindOf = ({ call: { memory, grants } }: ReadyCall) => JSON.stringify([memory, grants]);
  const [first] = calls;
  if (!first || (first.call.grants?.files ?? []).length > 0) return calls.slice(0, 1);
  const other = calls.findIndex((call) => kindOf(call) !== kindOf(first));
  return other < 0 ? calls : calls.slice(0, other);
}

/** Follows one child until it ends; gives the calls that it did not come to. */
async function listen(
  child: Running,
  mark: string,
  calls: readonly ReadyCall[],
  startUp: number,
  tell: (call: ReadyCall, outcome: CallOutcome) => void,
): Promise<readonly ReadyCall[] | 'refused'> {
  let said = 'the process ended';
  let position = 0;
  let limit = startUp;
  let doing: Doing = 'compile';
  for (;;) {
    const current = calls[position];
    if (!current) break;
    const line = await within(limit, child);
    if (line === 'late') {
      tell(current, { event: 'late', doing, seconds: limit });
      position++;
      break;
    }
    if (line === undefined) {
      tell(current, { event: 'trapped', index: current.typed.index, message: said });
      position++;
      break;
    }
    if (!line.startsWith(mark)) {
      said = line === '' ? said : line.slice(0, mostSaid);
      continue;
    }
    const reply = JSON.parse(line.slice(mark.length)) as CallReply;
    if (reply.event === 'starting' || reply.event === 'calling') {
      doing = reply.event === 'starting' ? 'start' : 'return';
      limit = current.call.timeout;
      continue;
    }
    tell(current, reply);
    if (reply.event === 'refused') {
      await end(child);
      return 'refused';
    }
    position++;
    if (reply.event === 'memory' && reply.index === undefined) break;
    [limit, doing] = [startUp, 'compile'];
  }
  await end(child);
  return calls.slice(position);
}

/** As much of a line that a component prints as is told when it ends. */
const mostSaid = 500;

async function end(child: Running): Promise<void> {
  child.kill();
  await child.exit.catch(() => undefined);
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
