import type { Whose } from '../../inside.js';

/** By the libraries that it is linked of, each a module. The program and the modules that it has imported are data. */
export const whoseInPython: Whose = (_share, { name = '' }) => {
  if (/^libpython|^componentize_py_runtime/.test(name)) return 'engine';
  if (/^lib.*\.so$/.test(name)) return 'library';
  return name === '' ? 'bindings' : 'dependencies';
};
