import type { Toolchain } from './toolchain.js';

/** Makes components of JavaScript, with the bundler that puts a program's modules together before. */
export const componentizeJs: Toolchain = {
  title: 'componentize-js',
  version: '0.23.0',
  megabytes: 215,
  source: { kind: 'npm', package: '@bytecodealliance/componentize-js', lock: 'componentize-js' },
  bin: ['node_modules/.bin'],
};
