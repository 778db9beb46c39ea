import type { Toolchain } from './toolchain.js';

/** Makes small components of JavaScript, with QuickJS inside. A library: `componentize` of the package. */
export const componentizeQjs: Toolchain = {
  title: 'componentize-qjs',
  version: '0.4.5',
  megabytes: 39,
  source: { kind: 'npm', package: 'componentize-qjs', lock: 'componentize-qjs' },
  bin: ['node_modules/.bin'],
};
