import { rule } from '../rule.js';

export const importAdded = rule({
  on: 'entry',
  change: 'added',
  layer: 'type',
  title: 'A world imports one more interface',
  why: [
    'The world offers more: guests that were built before do not ask for it.',
    'An interface can come in by itself, because another one uses a type of it.',
  ],
  witness: ['  world plugin {', '    import store;', '+   import clock;', '  }'],
  instead: ['Nothing has to be done for a world that others build against.'],
  check: ({ baseline, current }) =>
    !baseline &&
    current?.side === 'import' && {
      message: `world \`${current.world}\` imports \`${current.name}\`, and did not before`,
    },
});
