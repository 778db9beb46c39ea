import { clang } from './clang.js';
import { componentizeJs } from './componentize-js.js';
import { componentizePy } from './componentize-py.js';
import { go } from './go.js';
import { jco } from './jco.js';
import { rust } from './rust.js';
import type { Installed, Toolchain } from './toolchain.js';
import { wasiSdk } from './wasi-sdk.js';
import { zig } from './zig.js';

export const tools = {
  clang,
  'componentize-js': componentizeJs,
  'componentize-py': componentizePy,
  go,
  jco,
  rust,
  'wasi-sdk': wasiSdk,
  zig,
} as const satisfies Record<string, Toolchain>;

export type ToolId = keyof typeof tools;

/** The tools that a run has at hand. */
export type InstalledTools = Readonly<Partial<Record<ToolId, Installed>>>;
