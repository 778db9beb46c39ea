import type { Page } from './page.js';

/** About how a component fits its world, and those of its hosts. */
export const fit = {
  'import-not-offered': {
    blames: 'sources',
    title: 'An import that the world does not offer',
    means: [
      'The component imports something that the world, its own or that of a host, does not have among its imports.',
    ],
    why: ['A host that offers this world and no more cannot start the component.'],
    example: [
      'error[import-not-offered]: `app` imports `demo:host/log@0.2.0`, which world `app` does not offer',
      ' --> project/wit/w.wit:3:7',
      '  |',
      '3 | world app {',
      '  |       ^^^',
      '  = help: write `import demo:host/log@0.2.0;` in the world, or remove the import',
    ],
    remedy: [
      'Declare the import in the world if the host is to offer it, or leave out the code that needs it.',
      'If the world has it in another version, build against the version of the world.',
    ],
  },
  'import-undeclared': {
    blames: 'sources',
    title: "An import that the component's own world does not declare",
    means: [
      "The component imports a WASI interface that its world does not name: the language's standard library has brought it.",
      'It is a warning, since most hosts offer WASI to everything.',
    ],
    why: [
      'A host that offers the world and nothing else cannot start the component, and a reviewer of the world does not see what it asks for.',
    ],
    example: [
      'warning[import-undeclared]: `app` imports `wasi:random/random@0.2.3`, which its world `app` does not declare',
      ' --> project/wit/w.wit:3:7',
      '  |',
      '3 | world app {',
      '  |       ^^^',
      "  = note: it comes from the language's standard library: a host that offers only this world cannot run the component",
      '  = help: write `import wasi:random/random@0.2.3;` in the world if it is wanted, or leave out the code that needs it',
    ],
    remedy: [
      'Declare the import in the world, or leave out the code that needs it: printing, clocks, files, random numbers.',
    ],
  },
  'export-missing': {
    blames: 'sources',
    title: 'An export that the world asks for and the component lacks',
    means: ["The world, the component's own or that of a host, exports something that the component does not."],
    why: ['A host of this world calls all of its exports, and refuses a component that lacks one.'],
    example: [
      'error[export-missing]: `app` does not export `stop`, which world `app` asks for',
      ' --> project/wit/w.wit:6:10',
      '  |',
      '6 |   export stop: func();',
      '  |          ^^^^',
    ],
    remedy: ['Implement and export it under the name that the world gives it, or take it out of the world.'],
  },
  'item-differs': {
    blames: 'sources',
    title: 'An import or export of another type than in the world',
    means: [
      'The component and the world have an import or export of the same name, with other parameters, another result, or other types in it.',
    ],
    why: [
      'Types must be equal on both sides: one more field of a record, or one more case of a variant, is another type.',
      'Hosts refuse the component when they load it.',
    ],
    example: [
      'error[item-differs]: export `f` of `app` differs from world `app`: result is `u32`, expected `u64`',
      ' --> project/wit/w.wit:4:10',
      '  |',
      '4 |   export f: func(x: u32) -> u64;',
      '  |          ^',
    ],
    remedy: ['Build the component against the same WIT as the world: most often one of the two is an older copy.'],
  },
} as const satisfies Record<string, Page>;
