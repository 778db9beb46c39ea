import { table } from './table.js';

/** A program that wasmwright does not install itself. */
export interface Program {
  readonly name: 'node' | 'npm' | 'python' | 'pip' | 'wasmtime';
  /** What it is needed for. */
  readonly for: 'everything' | 'installing' | 'smoke calls';
  /** None: it is not there. */
  readonly version?: string;
}

/** A toolchain of the machine. */
export interface Found {
  readonly id: string;
  /** None: it is not there. */
  readonly version?: string;
}

/** A tool that wasmwright installs. */
export interface Tool {
  readonly id: string;
  readonly version: string;
  readonly installed: boolean;
  /** Where it is, or would be. */
  readonly folder: string;
  readonly registry: 'npm' | 'PyPI';
  readonly by: 'npm' | 'pip';
  /** In bytes: what it takes, or about what it would. */
  readonly size: number;
}

/** What is there and what is missing. */
export interface Checkup {
  readonly programs: readonly Program[];
  readonly toolchains: readonly Found[];
  readonly tools: readonly Tool[];
  readonly cache: { readonly folder: string; readonly size: number };
}

/** A checkup for people. */
export function checkupText({ programs, toolchains, tools, cache }: Checkup): string {
  return [
    'PROGRAMS',
    ...table(programs.map((program) => [`  ${titles[program.name]}`, program.version ?? absent(program)])),
    '',
    ...(toolchains.length > 0
      ? [
          'TOOLCHAINS OF THIS MACHINE',
          ...table(toolchains.map(({ id, version }) => [`  ${id}`, version ?? 'not found'])),
          '',
        ]
      : []),
    'TOOLS',
    ...(tools.length > 0
      ? table(tools.map((tool) => [`  ${tool.id}`, tool.version, state(tool)]))
      : ['  none are needed']),
    '',
    'CACHE',
    `  ${cache.folder}, ${megabytes(cache.size)}`,
  ].join('\n');
}

const titles = { node: 'Node', npm: 'npm', python: 'Python', pip: 'pip', wasmtime: "Wasmtime's Python package" };

const absent = (program: Program) =>
  program.for === 'smoke calls' ? 'not found: smoke calls run in Node only' : 'not found';

function state({ installed, registry, folder, size }: Tool): string {
  return installed
    ? `installed, ${megabytes(size)} in ${folder}`
    : `would be installed from ${registry}, about ${megabytes(size)}`;
}

const megabytes = (bytes: number) => `${Math.ceil(bytes / 1_000_000)} MB`;
