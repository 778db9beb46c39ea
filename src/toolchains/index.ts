import { componentizeJs } from './componentize-js.js';
import { jco } from './jco.js';
import type { Installed, Toolchain } from './toolchain.js';
import { zig } from './zig.js';

export const tools = { 'componentize-js': componentizeJs, jco, zig } as const satisfies Record<string, Toolchain>;

export type ToolId = keyof typeof tools;

/** The tools that a run has at hand. */
export type InstalledTools = Readonly<Partial<Record<ToolId, Installed>>>;
