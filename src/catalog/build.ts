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
  'store-damaged': {
    blames: 'project',
    title: 'A kept build that has changed since',
    means: [
      'A component that was built before is kept in `.wasmwright/store`, by the digest of its bytes. What lies there has another digest.',
    ],
    why: ['Something else has written there, or the disk has. What was kept is not used: the component is built anew.'],
    example: [
      'warning[store-damaged]: what was kept of `app` is no longer what was written, and is not used',
      ' --> project/app.wat',
    ],
    remedy: [
      'Nothing has to be done: the new build takes its place.',
      'If it is said again, look at the disk, or at what else writes into that folder, such as a cache that several branches share.',
    ],
  },
  'import-free': {
    blames: 'sources',
    title: 'A component that could do without WASI',
    means: [
      'The component imports parts of WASI, and nothing that its author wrote asks for them: the standard library brings them.',
    ],
    why: [
      'What a component imports its host has to offer, and has to be trusted with.',
      'Without imports it runs anywhere.',
    ],
    example: [
      'note[import-free]: nothing in this crate asks for WASI, only the standard library around it does',
      ' --> greeter/src/lib.rs',
      '  = help: with `target = "wasm32-unknown-unknown"` the component imports none of it',
    ],
    remedy: [
      'Set `target = "wasm32-unknown-unknown"` for the component in wasmwright.toml.',
      'There, clocks, files, the environment and output of the standard library do nothing or panic: keep the target that you have if a dependency uses them.',
    ],
  },
  'unmaintained-tool': {
    blames: 'project',
    title: 'A project that was made for a tool which is no longer maintained',
    means: ['The project still builds, by the tools that have taken the place of the one it was made for.'],
    why: ['What is no longer maintained does not follow the Component Model, and breaks one day.'],
    example: [
      'warning[unmaintained-tool]: this crate was made for cargo-component, which is no longer maintained',
      ' --> greeter/Cargo.toml',
    ],
    remedy: ['Follow the help of the message: it names what takes the place of the tool.'],
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
