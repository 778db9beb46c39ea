import type { PinnedTool } from './toolchain.js';

/** Makes components of Python programs, with the CPython that runs inside them. */
export const componentizePy: PinnedTool = {
  title: 'componentize-py',
  version: '0.25.1',
  megabytes: 47,
  source: { kind: 'wheel', lock: 'componentize-py.txt' },
  // A library to the Python that runs it: its script is for the one that has installed it.
  bin: [],
};
