import { called, rule } from '../rule.js';

export const interfaceRenamed = rule({
  on: 'interface',
  change: 'replaced',
  layer: 'type',
  title: 'An interface that no world names was given another name',
  why: ['Interfaces are linked by their names.'],
  witness: ['- interface stats {', '+ interface statistics {', '    count: func() -> u64;', '  }'],
  instead: ['Keep the old one as well until the next version that may break.'],
  check: ({ baseline, current }) =>
    baseline &&
    current &&
    baseline.name !== current.name && { message: `${called(baseline)} is called \`${current.name}\` now` },
});
