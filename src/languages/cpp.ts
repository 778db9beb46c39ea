import { ofClang } from './clang/family.js';

export const cpp = ofClang({
  title: 'C++',
  id: 'cpp',
  language: 'c++',
  sources: ['*.cpp', '*.cc', '*.cxx', 'src/*.cpp', 'src/*.cc', 'src/*.cxx'],
  // There is no library for exceptions on this target.
  flags: ['-std=c++23', '-fno-exceptions'],
  // The headers of resource classes are the author's.
  includes: ['.', 'src'],
});
