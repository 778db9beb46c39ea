import type { Page } from './page.js';

/** About building a component. */
export const build = {
  'compile-error': {
    blames: 'sources',
    title: 'An error that a compiler reports',
    means: ['The compiler of the language, or the assembler of WebAssembly text, refuses the source at this place.'],
    why: [
      'There is no component then, and what is composed of it is skipped; other components are built all the same.',
    ],
    example: [
      "error[compile-error]: 'libb.h' file not found",
      ' --> project/lib/lib.c:1:10',
      '  |',
      '1 | #include "libb.h"',
      '  |          ^',
    ],
    remedy: [
      'Mend the source at the marked place.',
      'All that the compiler has said is in `.wasmwright/log/NAME.txt`.',
      'Functions that the world exports have fixed names: for C they are in the header, called as the world is.',
    ],
  },
  'build-failed': {
    blames: 'sources',
    title: 'A component that did not build',
    means: [
      'A compiler ended with an error, or what it made cannot become a component of its world.',
      'Each error that has a place is a `compile-error` of its own, printed before.',
    ],
    why: ['There is no component then, and what is composed of it is skipped.'],
    example: ['error[build-failed]: `app`: failed to find export of function `run`', ' --> project/app.wat'],
    remedy: [
      'Mend the errors that are printed before it, or read the log that it names.',
      'When an export was not found, export a function under the name that the world gives it.',
    ],
  },
  'component-invalid': {
    blames: 'sources',
    title: 'Bytes that are no valid component',
    means: [
      'A binary does not pass the validation of the Component Model.',
      'It is damaged, or a core module where a component is expected, or its code has wrong types.',
    ],
    why: ['No runtime would load it.'],
    example: [
      'error[component-invalid]: `x` is no valid component: expected a component, found a core module',
      ' --> x.wasm',
    ],
    remedy: [
      'Build the file again, or fetch it again.',
      'A core module becomes a component when it is built as one: put its source into a project, with its WIT world.',
    ],
  },
} as const satisfies Record<string, Page>;
