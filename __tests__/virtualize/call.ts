import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallReply, CallRequest, TypedCall } from '../../src/children/call-node.js';
import { root } from '../helpers/cli.js';

/** Calls a component in Node or in Wasmtime, as smoke calls are made; gives how each call ended. */
export async function callIn(
  host: 'node' | 'wasmtime',
  component: Uint8Array,
  calls: readonly Omit<TypedCall, 'index'>[],
  tools = '',
  reach: Partial<CallRequest['reach']> = {},
): Promise<readonly CallReply[]> {
  const folder = await mkdtemp(join(tmpdir(), 'wasmwright-call-'));
  try {
    const file = join(folder, 'component.wasm');
    await writeFile(file, component);
    const mark = '\u001e';
    const request: CallRequest = {
      mark,
      tools,
      component: file,
      work: join(folder, 'work'),
      memory: { call: 2 ** 30, compile: null },
      reach: { network: false, environment: {}, files: [], ...reach },
      calls: calls.map((call, index) => ({ index, ...call })),
    };
    const [program, ...args] =
      host === 'node'
        ? [process.execPath, '--no-warnings', join(root, 'dist/call-node.js')]
        : ['python3', join(root, 'dist/call_wasmtime.py')];
    const output = await run(program ?? '', args, JSON.stringify(request));
    const lines = output.split('\n').filter((line) => line.startsWith(mark));
    const replies = lines.map((line) => JSON.parse(line.slice(mark.length)) as CallReply);
    return replies.filter(({ event }) => event !== 'calling' && event !== 'starting');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function run(program: string, args: readonly string[], input: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (data) => {
      output += data;
    });
    child.stderr.on('data', (data) => {
      output += data;
    });
    child.on('error', reject);
    child.on('close', () => resolve(output));
    child.stdin.end(input);
  });
}
