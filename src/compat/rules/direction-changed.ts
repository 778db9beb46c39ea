import { rule } from '../rule.js';

export const directionChanged = rule({
  on: 'entry',
  change: 'changed',
  layer: 'type',
  title: 'A world exports what it imported, or the reverse',
  why: ['Who imported the interface now has to export it: to a linker an import was removed and an export added.'],
  witness: ['  world plugin {', '-   import store;', '+   export store;', '  }'],
  instead: ['Add another world instead.'],
  check: ({ baseline, current }) =>
    baseline &&
    current &&
    baseline.side !== current.side && {
      message: `world \`${current.world}\` ${current.side}s \`${current.name}\`, and ${baseline.side}ed it before`,
    },
});
