import type { Toolchain } from './toolchain.js';

/** Makes small components of JavaScript, with QuickJS inside, and has the bundler that puts a program's modules together before. */
export const componentizeQjs: Toolchain = {
  title: 'componentize-qjs',
  version: '0.4.5',
  megabytes: 59,
  source: { kind: 'npm', package: 'componentize-qjs', lock: 'componentize-qjs' },
  bin: ['node_modules/.bin'],
};
