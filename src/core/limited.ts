import type { Platform } from '../platform/platform.js';
import { bounded } from './bounded.js';
import { type Core, CoreProblem, calling, LimitReached, StackExhausted } from './index.js';
import type { Answer, CoreData, Question } from './thread.js';

/** What the core may take to answer one question. */
export interface CoreLimits {
  /** In bytes. */
  readonly memory: number;
  readonly seconds: number;
}

/** Objects that the answers are made of, in MiB. */
const heap = 512;

export interface LimitedCore {
  readonly core: Core;
  /** Ends its thread. */
  end(): void;
}

/**
 * The core for bytes of strangers: in a thread of its own, with a bound on its memory and on its time. A question that
 * comes to a limit costs the thread, and the next one gets another.
 */
export async function limitedCore(
  { files, startThread }: Pick<Platform, 'files' | 'startThread'>,
  limits: CoreLimits,
): Promise<LimitedCore> {
  const wasm = bounded(await files.read(files.asset('core.core.wasm')), limits.memory);
  const data: CoreData = { module: await WebAssembly.compile(wasm as BufferSource), memory: limits.memory };
  let thread: ReturnType<typeof startThread<Question, Answer | { ended: 'late' }>> | undefined;
  const core = calling((part, name, args) => {
    thread ??= startThread('core-thread.js', data, { seconds: limits.seconds, heap });
    return valueIn(thread.ask({ part, name, args }), limits);
  });
  return { core, end: () => thread?.end() };
}

function valueIn(answer: Answer | { readonly ended: 'late' }, { memory, seconds }: CoreLimits): unknown {
  if ('value' in answer) return answer.value;
  if ('problem' in answer) throw new CoreProblem(answer.problem);
  if ('tooDeep' in answer) throw new StackExhausted('the stack of the core is exhausted');
  if (answer.ended === 'late') throw new LimitReached('time', seconds);
  if (answer.ended === 'memory') throw new LimitReached('memory', memory);
  throw Object.assign(new Error(answer.message), answer.stack !== undefined && { stack: answer.stack });
}
