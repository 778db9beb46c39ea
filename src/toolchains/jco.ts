import type { PinnedTool } from './toolchain.js';

/** The part of jco that makes a component run in Node, for smoke calls. */
export const jco: PinnedTool = {
  title: 'jco-transpile',
  version: '0.12.1',
  megabytes: 108,
  source: { kind: 'npm', lock: 'jco' },
  // A library: what its packages have as programs is for itself.
  bin: [],
};
