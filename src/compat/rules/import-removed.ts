import { rule } from '../rule.js';

export const importRemoved = rule({
  on: 'entry',
  change: 'removed',
  layer: 'type',
  title: 'A world imports an interface no more',
  why: ['The world offers less: a guest that uses the interface is left without it.'],
  witness: ['  world plugin {', '    import store;', '-   import clock;', '  }'],
  instead: ['Keep the import until the next version that may break, and mark what is in it `@deprecated`.'],
  check: ({ baseline, current }) =>
    baseline?.side === 'import' &&
    !current && { message: `world \`${baseline.world}\` imports \`${baseline.name}\` no more` },
});
