import type { PinnedTool } from './toolchain.js';

/** Makes components of JavaScript, with the bundler that puts a program's modules together before. */
export const componentizeJs: PinnedTool = {
  title: 'componentize-js',
  version: '0.23.0',
  megabytes: 215,
  source: { kind: 'npm', lock: 'componentize-js' },
  bin: ['node_modules/.bin'],
};
