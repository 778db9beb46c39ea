// A child process: starts a component by jco several times, and tells how long that takes and how
// much memory it has then. Reads a request on standard input; its answer begins with the mark of it.
import { readFileSync } from 'node:fs';
import { withShownMemories } from './shown-memories.js';
import { type InstantiateCore, type Transpiling, transpiled } from './transpiled.js';

export interface MeasureRequest extends Transpiling {
  readonly mark: string;
  /** How often it is started. */
  readonly times: number;
}

export type MeasureReply =
  | {
      readonly event: 'measured';
      /** In seconds. */
      readonly starts: readonly number[];
      /** The bytes of all memories of an instance; `null`: the runtime does not show them. */
      readonly memory: number | null;
    }
  | { readonly event: 'refused'; readonly message: string };

async function measure(asked: MeasureRequest): Promise<MeasureReply> {
  const instantiate = await transpiled(asked, withShownMemories);
  const memories = new Set<WebAssembly.Memory>();
  const look: InstantiateCore = async (module, imports) => {
    const instance = await WebAssembly.instantiate(module, imports);
    // A memory that is imported is that of another instance.
    for (const item of Object.values(instance.exports)) if (item instanceof WebAssembly.Memory) memories.add(item);
    return instance;
  };
  await instantiate(look);
  const memory = [...memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
  const starts: number[] = [];
  for (let i = 0; i < asked.times; i++) {
    const start = performance.now();
    await instantiate();
    starts.push((performance.now() - start) / 1000);
  }
  return { event: 'measured', starts, memory };
}

const request: MeasureRequest = JSON.parse(readFileSync(0, 'utf8'));
const say = (reply: MeasureReply) => process.stdout.write(`\n${request.mark}${JSON.stringify(reply)}\n`);
try {
  say(await measure(request));
} catch (failure) {
  say({ event: 'refused', message: failure instanceof Error ? failure.message : String(failure) });
}
process.exit(0);
