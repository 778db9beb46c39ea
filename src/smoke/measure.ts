import { randomBytes } from 'node:crypto';
import type { MeasureReply, MeasureRequest } from '../children/measure-node.js';
import type { Checked } from '../model.js';
import type { Command } from '../platform/platform.js';
import type { Measured } from '../policy/budget.js';
import type { Context } from '../stages/context.js';
import type { InstalledTools } from '../toolchains/index.js';
import { availableRuntimes } from './runtimes.js';

/** How often an instance is started. The shortest counts: whatever else the machine does makes it only longer. */
const times = 15;

/** Seconds that compiling and all starts may take together. */
const most = 600;

/** What is started to be measured reaches nobody. */
const nothing: MeasureRequest['reach'] = { files: [], network: false, environment: {} };

/** A host that can measure, in a child process. */
export interface MeasuringHost {
  readonly title: string;
  readonly tools: string;
  command(input: string): Command;
}

/** The hosts that are here: Wasmtime before Node. */
export async function measuringHosts(tools: InstalledTools, context: Context): Promise<readonly MeasuringHost[]> {
  const { files } = context.platform;
  const runtimes = await availableRuntimes(tools, context);
  const script = { wasmtime: 'measure_wasmtime.py', node: 'measure-node.js' } as const;
  return runtimes.toReversed().map(({ id, title, tools, command }) => ({
    title,
    tools,
    command: (input) => {
      const { args, ...rest } = command(input);
      const name = id === 'wasmtime' ? script.wasmtime : script.node;
      return { ...rest, args: [...args.slice(0, -1), files.asset(name)] };
    },
  }));
}

/** Starts a component: the first host that can tells how long it takes, and the first that shows its memories how much it has. */
export async function measureIn(
  hosts: readonly MeasuringHost[],
  artifact: Checked,
  wanted: Readonly<Record<'start' | 'memory', boolean>>,
  work: string,
  context: Context,
): Promise<Measured | { readonly refused: string }> {
  let start: Measured['start'];
  let memory: Measured['memory'];
  const refused: string[] = [];
  for (const host of hosts) {
    const isEnough = (start || !wanted.start) && (memory || !wanted.memory);
    if (isEnough && (start || memory)) break;
    const reply = await ask(host, artifact, work, context);
    if (reply.event === 'refused') {
      refused.push(`${host.title}: ${reply.message}`);
      continue;
    }
    if (wanted.start) start ??= { seconds: Math.min(...reply.starts), host: host.title };
    if (wanted.memory && reply.memory !== null) memory ??= { bytes: reply.memory, host: host.title };
  }
  if (!start && !memory && refused.length === hosts.length) return { refused: refused.join('; ') };
  return { ...(start && { start }), ...(memory && { memory }) };
}

async function ask(
  { tools, command }: MeasuringHost,
  artifact: Checked,
  work: string,
  { platform: { files, processes }, signal }: Context,
): Promise<MeasureReply> {
  await files.remove(work);
  await files.makeFolder(work);
  const mark = `\u001e${randomBytes(8).toString('hex')} `;
  const component = files.absolute(artifact.path);
  const request: MeasureRequest = { mark, tools, component, work, reach: nothing, times };
  const child = processes.start(command(JSON.stringify(request)), signal);
  let said = 'the process ended';
  const late = AbortSignal.timeout(most * 1000);
  const stop = () => child.kill();
  late.addEventListener('abort', stop);
  try {
    for (;;) {
      const line = await child.nextLine();
      if (line === undefined) break;
      if (line.startsWith(mark)) return JSON.parse(line.slice(mark.length)) as MeasureReply;
      if (line !== '') said = line.slice(0, 500);
    }
    return { event: 'refused', message: late.aborted ? `it took more than ${most} s` : said };
  } finally {
    late.removeEventListener('abort', stop);
    child.kill();
    await child.exit.catch(() => undefined);
  }
}
