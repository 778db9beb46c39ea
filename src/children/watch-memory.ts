// Ends the process when it has too much memory: the bound of a WebAssembly memory counts for each of them, and neither
// for their number nor for what else a component can make its host keep.
import { readFileSync, writeSync } from 'node:fs';
import { isMainThread, Worker, workerData } from 'node:worker_threads';

interface Watched {
  /** In bytes; 0: as much as it likes. */
  readonly most: Float64Array;
  readonly mark: string;
}

/** What a process may have besides the memory of the component. */
const besides = 256 * 2 ** 20;

/** How often it is looked at, in milliseconds. */
const beat = 25;

/** A quarter of what it may have, and what a runtime itself may have taken meanwhile. */
const much = (bytes: number) => Math.max(bytes / 4, 32 * 2 ** 20);

export class MemoryWatch {
  readonly #most = new Float64Array(new SharedArrayBuffer(8));
  #allowed = 0;
  #before = 0;

  constructor(mark: string) {
    const watched: Watched = { most: this.#most, mark };
    new Worker(new URL(import.meta.url), { workerData: watched }).unref();
  }

  /** From now on the process may have so much more than it has. */
  allow(more: number): void {
    this.#most[0] = process.memoryUsage.rss() + more + besides;
    this.#allowed = more;
    this.#before = writable();
  }

  /** Whether so much of it has been taken that more can have been lacking: what is full doubles, and has both meanwhile. */
  isFull(): boolean {
    return writable() - this.#before > much(this.#allowed);
  }
}

/** The bytes that may be written to, touched or not; where the system does not say, those that are in memory. */
function writable(): number {
  try {
    const kilobytes = /^VmData:\s*(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    return Number(kilobytes) * 1024;
  } catch {
    return process.memoryUsage.rss();
  }
}

if (!isMainThread) {
  const { most, mark } = workerData as Watched;
  setInterval(() => {
    const [bytes = 0] = most;
    if (bytes === 0 || process.memoryUsage.rss() <= bytes) return;
    writeSync(1, `\n${mark}${JSON.stringify({ event: 'memory' })}\n`);
    process.kill(process.pid, 'SIGKILL');
  }, beat);
}
