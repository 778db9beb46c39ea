import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { asset } from './assets.js';
import { askedElsewhere } from './looks.js';
import type { Thread, ThreadLimits, ThreadScript } from './platform.js';

/** Longer than a thread may take, until it is given up that the one which watches it will ever say so. */
const grace = 60;

/**
 * A thread that is asked and waited for, as a function is called. What is asked of it may never end, and may take all
 * the memory that it is given: so there are two, and the one that is spoken to only watches the other.
 */
export function startThread<Question, Answer>(
  script: ThreadScript,
  data: unknown,
  { seconds, heap }: ThreadLimits,
): Thread<Question, Answer> {
  // What it says depends on how fast the machine is.
  askedElsewhere();
  const { port1: port, port2: other } = new MessageChannel();
  const answers = new Int32Array(new SharedArrayBuffer(4));
  const watching = { port: other, answers, script: asset(script), data, seconds, heap };
  const worker = new Worker(asset('watch-thread.js'), { workerData: watching, transferList: [other] });
  worker.unref();
  port.unref();
  return {
    ask(question) {
      const before = Atomics.load(answers, 0);
      port.postMessage(question);
      Atomics.wait(answers, 0, before, (seconds + grace) * 1000);
      const received = receiveMessageOnPort(port);
      if (!received) throw new Error(`the thread of \`${script}\` does not answer`);
      return received.message;
    },
    end() {
      port.close();
      void worker.terminate();
    },
  };
}
