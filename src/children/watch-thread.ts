// A thread that asks another what it is asked itself, and ends it when it takes too long or too much memory:
// the program waits for the answer, and can watch nothing meanwhile.
import { type MessagePort, Worker, workerData } from 'node:worker_threads';

interface Watching {
  readonly port: MessagePort;
  /** Is counted up with every answer. */
  readonly answers: Int32Array;
  readonly script: string;
  readonly data: unknown;
  readonly seconds: number;
  /** Of objects, in MiB. */
  readonly heap: number;
}

/** What is said in place of an answer. */
type Ended = { readonly ended: 'late' | 'memory' } | { readonly ended: 'failed'; readonly message: string };

const { port, answers, script, data, seconds, heap } = workerData as Watching;
let worker: Worker | undefined;

port.on('message', async (question: unknown) => {
  port.postMessage(await answerTo(question));
  Atomics.add(answers, 0, 1);
  Atomics.notify(answers, 0);
});

async function answerTo(question: unknown): Promise<unknown> {
  worker ??= begin();
  const asked = worker;
  let timer: NodeJS.Timeout | undefined;
  const answer = await new Promise<{ readonly isLast?: boolean } | Ended>((resolve) => {
    timer = setTimeout(() => resolve({ ended: 'late' }), seconds * 1000);
    heard = resolve;
    asked.postMessage(question, buffersIn(question));
  });
  clearTimeout(timer);
  if ('ended' in answer || answer.isLast) {
    worker = undefined;
    await asked.terminate();
  }
  return answer;
}

/** Hears how the question ends that was asked last. */
let heard: (answer: { readonly isLast?: boolean } | Ended) => void = () => {};

function begin(): Worker {
  const begun = new Worker(script, { workerData: data, resourceLimits: { maxOldGenerationSizeMb: heap } });
  const hear = (answer: Parameters<typeof heard>[0]) => {
    // What one says that was ended is of no interest any more.
    if (begun === worker) heard(answer);
  };
  begun.on('message', hear);
  begun.on('error', (failure: NodeJS.ErrnoException) => hear(endOf(failure)));
  begun.on('exit', () => hear({ ended: 'failed', message: 'the thread has ended' }));
  return begun;
}

function endOf({ code, message }: NodeJS.ErrnoException): Ended {
  return code === 'ERR_WORKER_OUT_OF_MEMORY' ? { ended: 'memory' } : { ended: 'failed', message };
}

/** They are handed on, and not copied once more. */
function buffersIn(question: unknown): ArrayBuffer[] {
  const { args = [] } = question as { args?: readonly unknown[] };
  return args.flatMap((arg) => (arg instanceof Uint8Array && arg.buffer instanceof ArrayBuffer ? [arg.buffer] : []));
}
