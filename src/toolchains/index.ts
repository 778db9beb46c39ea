import { clang } from './clang.js';
import { componentizeJs } from './componentize-js.js';
import { componentizePy } from './componentize-py.js';
import { componentizeQjs } from './componentize-qjs.js';
import { go } from './go.js';
import { jco } from './jco.js';
import { rust } from './rust.js';
import { tinygo } from './tinygo.js';
import type { Installed, Toolchain } from './toolchain.js';
import { wasiSdk } from './wasi-sdk.js';
import { zig } from './zig.js';

export const tools = {
  clang,
  'componentize-js': componentizeJs,
  'componentize-py': componentizePy,
  'componentize-qjs': componentizeQjs,
  go,
  jco,
  rust,
  tinygo,
  'wasi-sdk': wasiSdk,
  zig,
} as const satisfies Record<string, Toolchain>;

export type ToolId = keyof typeof tools;

/** A tool that a build needs, and of one with libraries by target, the targets. */
export type ToolNeed = ToolId | { readonly tool: ToolId; readonly targets: readonly string[] };

export const toolOf = (need: ToolNeed): ToolId => (typeof need === 'string' ? need : need.tool);

export const targetsOf = (need: ToolNeed): readonly string[] => (typeof need === 'string' ? [] : need.targets);

/** The tools that are at hand. */
export type InstalledTools = Readonly<Partial<Record<ToolId, Installed>>>;

/** A tool that is at hand, and the component that it is for if not every one has the same. */
export interface ReadyTool {
  readonly tool: ToolId;
  readonly installed: Installed;
  readonly component?: string;
}

/** The tools of a run: a component may have others than the next, where the machine has several. */
export interface ToolsByComponent {
  readonly all: readonly ReadyTool[];
  /** Those that are the same for all components. */
  readonly common: InstalledTools;
  of(component: string): InstalledTools;
}

/** Whether the machine's own is used, of which each component may ask for another version. */
export const isOfMachine = (tool: ToolId): boolean => (tools[tool] as Toolchain).source.kind === 'machine';
