import type { Command, Platform } from '../platform/platform.js';
import type { Context } from '../stages/context.js';
import type { InstalledTools } from '../toolchains/index.js';

/** Something that runs components, in a child process of its own. */
export interface Runtime {
  readonly id: string;
  readonly title: string;
  /** The folder of its tools, for runtimes that have one. */
  readonly tools: string;
  /** Imports that it has, and cannot be granted what they reach. */
  readonly closed?: RegExp;
  /** Starts the child; it reads the request that is its input. */
  command(input: string): Command;
}

/** Node with jco always; Wasmtime where its Python package is installed. */
export async function availableRuntimes(
  tools: InstalledTools,
  { platform, signal }: Context,
): Promise<readonly Runtime[]> {
  const wasmtime = await wasmtimeRuntime(platform, signal);
  return [nodeRuntime(tools.jco?.folder ?? '', platform), ...(wasmtime ? [wasmtime] : [])];
}

function nodeRuntime(tools: string, { files, machine }: Platform): Runtime {
  const flags = machine.nodeMajor < 22 ? ['--experimental-wasm-extended-const'] : [];
  return {
    id: 'node',
    title: `Node ${machine.nodeMajor}`,
    tools,
    command: (input) => ({
      program: machine.node,
      args: [...flags, '--no-warnings', files.asset('call-node.js')],
      input,
    }),
  };
}

async function wasmtimeRuntime(
  { files, machine, processes }: Platform,
  signal: AbortSignal,
): Promise<Runtime | undefined> {
  const program = machine.python;
  const script = files.asset('call_wasmtime.py');
  const probe = await processes.run({ program, args: [script, '--probe'] }, signal).catch(() => undefined);
  if (probe?.code !== 0) return undefined;
  return {
    id: 'wasmtime',
    title: `Wasmtime ${probe.stdout.trim()}`,
    tools: '',
    // Its package for Python makes requests and looks up names, and opens no sockets.
    closed: /^wasi:sockets\/(tcp|udp)/,
    command: (input) => ({ program, args: [script], input }),
  };
}
