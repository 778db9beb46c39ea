import type { Page } from './page.js';

/** About making one component of several. */
export const compose = {
  'composition-failed': {
    blames: 'sources',
    title: 'Components that cannot be composed',
    means: [
      'A plug fits no import of the socket, its types differ from those that the socket imports, or a `.wac` file is wrong.',
    ],
    why: ['The composition is not made, and the smoke calls to it are skipped.'],
    example: [
      'error[composition-failed]: plug `twice` fits no import of `adder`',
      ' --> project/wasmwright.toml:1:2',
      '  |',
      '1 | [compositions.app]',
      '  |  ^^^^^^^^^^^^^^^^',
      '  = note: `twice` exports `twice`',
      '  = note: `adder` imports nothing',
    ],
    remedy: [
      'Compare what the plug exports with what the socket imports: the socket is the one with the imports.',
      'An interface fits by its name and version; its types must be equal, so build both against the same WIT.',
    ],
  },
  'composition-open': {
    blames: 'sources',
    title: 'Imports that a composition leaves to its host',
    means: ['A note: what was composed still imports interfaces other than WASI, because no part of it exports them.'],
    why: ['It runs only in a host that offers them.'],
    example: [
      'note[composition-open]: `app` still imports `demo:sum/add@0.1.0`: its host must offer it',
      ' --> project/wasmwright.toml:1:2',
      '  |',
      '1 | [compositions.app]',
      '  |  ^^^^^^^^^^^^^^^^',
    ],
    remedy: ['Nothing, if the host offers them; else add a component that exports them to `plugs`.'],
  },
  'not-composed': {
    blames: 'sources',
    title: 'Components that could be composed in no or several ways',
    means: [
      'A note: the manifest names no composition, and exports and imports of the components fit together in more than one way, or in a circle.',
    ],
    why: ['Nothing is guessed: the components are built and checked, each for itself.'],
    example: [
      'note[not-composed]: nothing was composed: `c` fits into several: `a`, `b`',
      '  = help: name the one you want under `[compositions]` in wasmwright.toml',
    ],
    remedy: ['Name `socket` and `plugs` under `[compositions.NAME]` in wasmwright.toml, or write a `.wac` file.'],
  },
  'composition-cycle': {
    blames: 'project',
    title: 'Compositions that need each other',
    means: ['A composition is, by itself or through others, a part of itself.'],
    why: ['There is no order in which they could be made.'],
    example: [
      'error[composition-cycle]: compositions need each other: `a` → `b` → `a`',
      ' --> wasmwright.toml:1:2',
      '  |',
      '1 | [compositions.a]',
      '  |  ^^^^^^^^^^^^^^',
    ],
    remedy: ['Take one of them out of the parts of another.'],
  },
} as const satisfies Record<string, Page>;
