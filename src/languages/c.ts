import { ofClang } from './clang/family.js';

export const c = ofClang({
  title: 'C',
  id: 'c',
  language: 'c',
  sources: ['*.c', 'src/*.c'],
  flags: [],
  includes: [],
});
