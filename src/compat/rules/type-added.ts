import { called, rule } from '../rule.js';

export const typeAdded = rule({
  on: 'type',
  change: 'added',
  layer: 'type',
  title: 'A type was added to an interface or a world',
  why: [
    'A guest names only the imported types that it uses, so more on offer hurts nobody.',
    'Of an exported interface every named type belongs to its type, used or not; Wasmtime does not look at it when it links, wac and wasm-tools do.',
  ],
  witness: ['  interface hooks {', '+   record origin { node: string }', '    on-put: func(key: string);', '  }'],
  instead: ['Where guests export the interface, put the type into an interface of its own.'],
  check: ({ baseline, current }) =>
    !baseline && current && current.resource === undefined && { message: `${called(current)} was added` },
});
