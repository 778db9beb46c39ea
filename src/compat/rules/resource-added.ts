import { called, rule } from '../rule.js';

export const resourceAdded = rule({
  on: 'type',
  change: 'added',
  layer: 'type',
  title: 'A resource was added to an interface or a world',
  why: [
    'Like a function: more on offer hurts no guest that imports it, and a guest that was built before does not export it.',
  ],
  witness: [
    '  interface store {',
    '+   resource cursor { next: func() -> option<string>; }',
    '    get: func(key: string) -> string;',
    '  }',
  ],
  instead: [
    'Where guests export the interface, put the resource into an interface of its own and export that from a new world.',
  ],
  check: ({ baseline, current }) =>
    !baseline && current?.resource !== undefined && { message: `${called(current)} was added` },
});
