import { called, rule } from '../rule.js';

export const functionAdded = rule({
  on: 'function',
  change: 'added',
  layer: 'type',
  title: 'A function, method, static function or constructor was added to an interface',
  why: [
    'A guest lists only the imports that it calls, so more on offer hurts nobody.',
    'An export cannot be left out: a host takes an interface whole, and WIT has no optional exports.',
  ],
  witness: ['  interface hooks {', '    on-put: func(key: string);', '+   on-evict: func(key: string);', '  }'],
  instead: [
    'Where guests export the interface, put the function into an interface of its own and export that from a new world that includes the old one.',
    'What is not settled yet can stay out of the promise behind `@unstable(feature = NAME)`.',
  ],
  check: ({ baseline, current }) => !baseline && current && { message: `${called(current)} was added` },
});
