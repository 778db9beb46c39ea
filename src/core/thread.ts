import { parentPort, workerData } from 'node:worker_threads';
import { type Core, CoreProblem, coreOf, type Functions, type Problem, StackExhausted } from './index.js';

/** One function of the core, and what it is called with. */
export interface Question {
  readonly part: keyof Core;
  readonly name: string;
  readonly args: readonly unknown[];
}

/** How it ended. After the last answer of a thread the next question goes to another. */
export type Answer =
  | { readonly value: unknown }
  | { readonly problem: Problem }
  | { readonly tooDeep: true }
  | { readonly ended: 'memory'; readonly isLast: true }
  | { readonly ended: 'failed'; readonly message: string; readonly stack?: string };

/** What a thread is given to begin with. */
export interface CoreData {
  readonly module: WebAssembly.Module;
  /** In bytes. */
  readonly memory: number;
}

/** The core, in a thread of its own: answers what it is asked, one question after the other. */
export function coreThread(): void {
  const { module, memory } = workerData as CoreData;
  let instance: WebAssembly.Instance | undefined;
  const core = coreOf(module, (made) => {
    instance ??= made;
  });
  parentPort?.on('message', ({ part, name, args }: Question) => {
    let answer: Answer;
    try {
      answer = { value: (core[part] as unknown as Functions)[name]?.(...args) };
    } catch (failure) {
      answer = ended(failure, sizeOf(instance) >= memory / 4);
      instance = undefined;
    }
    parentPort?.postMessage(answer);
  });
}

/** What is full doubles, and has both in memory meanwhile: more than a quarter is never lacking for another reason. */
function ended(failure: unknown, isFull: boolean): Answer {
  if (failure instanceof CoreProblem) return { problem: failure.problem };
  if (failure instanceof StackExhausted) return { tooDeep: true };
  const { message, stack } = failure as Error;
  if (isFull && failure instanceof WebAssembly.RuntimeError) return { ended: 'memory', isLast: true };
  return { ended: 'failed', message, ...(stack !== undefined && { stack }) };
}

function sizeOf(instance: WebAssembly.Instance | undefined): number {
  const memory = instance?.exports['memory'];
  return memory instanceof WebAssembly.Memory ? memory.buffer.byteLength : 0;
}
