import { ofClang } from './clang/family.js';

export const cpp = ofClang({
  title: 'C++',
  id: 'cpp',
  language: 'c++',
  sources: ['*.cpp', '*.cc', '*.cxx', 'src/*.cpp', 'src/*.cc', 'src/*.cxx'],
  // There is no library for exceptions on this target. Older compilers know C++23 by its first name only.
  flags: ['-std=c++2b', '-fno-exceptions'],
  // The headers of resource classes are the author's.
  includes: ['.', 'src', 'include'],
});
