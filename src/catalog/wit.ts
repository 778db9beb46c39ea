import type { Page } from './page.js';

/** About WIT, and the worlds in it. */
export const wit = {
  'wit-invalid': {
    blames: 'sources',
    title: 'WIT that does not parse or resolve',
    means: [
      'A `.wit` file has a wrong syntax, uses a name that does not exist, or depends on a package that is not there.',
      'Dependencies are looked for in `deps/`: `deps/NAME/*.wit`, `deps/NAME.wit` or `deps/NAME.wasm`.',
    ],
    why: ['Everything else is read from the world: without it nothing can be built, checked or composed.'],
    example: [
      "error[wit-invalid]: expected ';', found '='",
      ' --> wit/a.wit:4:19',
      '  |',
      '4 |   f: func(x: u32) => u32;',
      '  |                   ^',
    ],
    remedy: [
      'Mend the marked place.',
      'Put a package that is missing into `deps/`: `wasmwright wit fetch` does that, as do wkg and wit-deps.',
      '`wasmwright check wit` checks WIT alone, in a moment.',
    ],
  },
  'too-deep': {
    blames: 'sources',
    title: 'An input that is nested too deep',
    means: [
      'Types, components or parentheses that are nested in each other, or a chain of names that stand for each other, are more than the stack of the program holds.',
      'The input may be right; it is this program that cannot follow it.',
    ],
    why: ['Nothing is known of what could not be followed to its end. All else is worked on.'],
    example: [
      'error[too-deep]: this is nested too deep, or refers to itself in too long a chain, to be worked on',
      ' --> wit',
      '  = help: a few hundred levels, or a thousand links of `use` or `include`, are no problem',
    ],
    remedy: ['Look for what is nested or chained, most likely by a generator, and name the end of the chain directly.'],
  },
  'world-unclear': {
    blames: 'project',
    title: 'A world that does not exist, or could be several',
    means: [
      'A component, a target or `--world` names a world that its WIT package does not have, or names none where the package has several.',
      'As a note: a folder looks like a component, but no world is called as the folder is.',
    ],
    why: ['A component is built for one world and checked against it, so it must be clear which.'],
    example: [
      'error[world-unclear]: `wit` has several worlds',
      ' --> wasmwright.toml:1:2',
      '  |',
      '1 | [components.adder]',
      '  |  ^^^^^^^^^^^^^^^^',
      '  = help: it has: `twice`, `adder`; name one as `wit#twice`',
    ],
    remedy: [
      'Name the world as `WIT#WORLD`: `world = "wit#adder"` under `[components.NAME]` in wasmwright.toml.',
      'Or give the world the name of the folder.',
    ],
  },
} as const satisfies Record<string, Page>;
