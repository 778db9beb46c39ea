import { componentizeJs } from './componentize-js.js';
import { jco } from './jco.js';
import type { Toolchain } from './toolchain.js';
import { zig } from './zig.js';

export const tools = { 'componentize-js': componentizeJs, jco, zig } as const satisfies Record<string, Toolchain>;

export type ToolId = keyof typeof tools;
