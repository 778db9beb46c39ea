import type { Toolchain } from './toolchain.js';

/** The part of jco that makes a component run in Node, for smoke calls. */
export const jco: Toolchain = {
  title: 'jco-transpile',
  version: '0.12.1',
  megabytes: 108,
  source: { kind: 'npm', package: '@bytecodealliance/jco-transpile', lock: 'jco' },
  // A library: what its packages have as programs is for itself.
  bin: [],
};
