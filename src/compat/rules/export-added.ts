import { rule } from '../rule.js';

export const exportAdded = rule({
  on: 'entry',
  change: 'added',
  layer: 'type',
  title: 'A world exports one more interface',
  why: ['A guest must export all that its world exports; WIT has no optional exports.'],
  witness: ['  world plugin {', '    export hooks;', '+   export lifecycle;', '  }'],
  instead: [
    'Leave the world as it was, and add one that includes it: `world lively-plugin { include plugin; export lifecycle; }`.',
  ],
  check: ({ baseline, current }) =>
    !baseline &&
    current?.side === 'export' && {
      message: `world \`${current.world}\` exports \`${current.name}\`, and did not before`,
    },
});
