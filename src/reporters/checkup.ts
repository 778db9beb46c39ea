import { table } from './table.js';

/** A program that wasmwright does not install itself. */
export interface Program {
  readonly name: 'node' | 'npm' | 'python' | 'pip' | 'wasmtime';
  /** What it is needed for. */
  readonly for: 'everything' | 'installing' | 'smoke calls';
  /** None: it is not there. */
  readonly version?: string;
}

export type Tool = RegistryTool | MachineTool;

/** A tool that must be on the machine. */
export interface MachineTool {
  readonly id: string;
  readonly from: 'machine';
  readonly installed: boolean;
  readonly version?: string;
  readonly folder?: string;
  /** What to do where it is missing. */
  readonly help: string;
}

/** A tool that wasmwright installs. */
export interface RegistryTool {
  readonly id: string;
  readonly from: 'registry';
  readonly version: string;
  readonly installed: boolean;
  /** Where it is, or would be. None: no checksum is recorded of it. */
  readonly folder?: string;
  readonly registry: 'npm' | 'PyPI' | 'its release';
  /** The program that installs it; none: this one does. */
  readonly by?: 'npm' | 'pip';
  /** In bytes: what it takes, or about what it would. */
  readonly size: number;
}

/** What is there and what is missing. */
export interface Checkup {
  readonly programs: readonly Program[];
  readonly tools: readonly Tool[];
  readonly cache: { readonly folder: string; readonly size: number };
}

/** A checkup for people. */
export function checkupText({ programs, tools, cache }: Checkup): string {
  return [
    'PROGRAMS',
    ...table(programs.map((program) => [`  ${titles[program.name]}`, program.version ?? absent(program)])),
    '',
    'TOOLS',
    ...(tools.length > 0
      ? table(tools.map((tool) => [`  ${tool.id}`, tool.version ?? '', state(tool)]))
      : ['  none are needed']),
    '',
    'CACHE',
    `  ${cache.folder}, ${megabytes(cache.size)}`,
  ].join('\n');
}

const titles = { node: 'Node', npm: 'npm', python: 'Python', pip: 'pip', wasmtime: "Wasmtime's Python package" };

const absent = (program: Program) =>
  program.for === 'smoke calls' ? 'not found: smoke calls run in Node only' : 'not found';

function state(tool: Tool): string {
  if (tool.from === 'machine') return tool.installed ? `on this machine, in ${tool.folder}` : `not found: ${tool.help}`;
  const { installed, registry, folder, size } = tool;
  if (folder === undefined) return `no checksum is recorded: \`wasmwright update ${tool.id}\` does it`;
  return installed
    ? `installed, ${megabytes(size)} in ${folder}`
    : `would be installed from ${registry}, about ${megabytes(size)}`;
}

const megabytes = (bytes: number) => `${Math.ceil(bytes / 1_000_000)} MB`;
