// A thread that asks another what it is asked itself, and ends it when it takes too long or too much memory:
// the program waits for the answer, and can watch nothing meanwhile.
import { Worker, workerData } from 'node:worker_threads';
const { port, answers, script, data, seconds, heap } = workerData;
let worker;
port.on('message', async (question) => {
    port.postMessage(await answerTo(question));
    Atomics.add(answers, 0, 1);
    Atomics.notify(answers, 0);
});
async function answerTo(question) {
    worker ??= begin();
    const asked = worker;
    let timer;
    const answer = await new Promise((resolve) => {
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
let heard = () => { };
function begin() {
    const begun = new Worker(script, { workerData: data, resourceLimits: { maxOldGenerationSizeMb: heap } });
    const hear = (answer) => {
        // What one says that was ended is of no interest any more.
        if (begun === worker)
            heard(answer);
    };
    begun.on('message', hear);
    begun.on('error', (failure) => hear(endOf(failure)));
    begun.on('exit', () => hear({ ended: 'failed', message: 'the thread has ended' }));
    return begun;
}
function endOf({ code, message }) {
    return code === 'ERR_WORKER_OUT_OF_MEMORY' ? { ended: 'memory' } : { ended: 'failed', message };
}
/** They are handed on, and not copied once more. */
function buffersIn(question) {
    const { args = [] } = question;
    return args.flatMap((arg) => (arg instanceof Uint8Array && arg.buffer instanceof ArrayBuffer ? [arg.buffer] : []));
}
