import { called, rule } from '../rule.js';

export const interfaceRemoved = rule({
  on: 'interface',
  change: 'removed',
  layer: 'type',
  title: 'A package has an interface no more, which no world names',
  why: ['Worlds elsewhere may import or export it.'],
  witness: ['- interface stats {', '-   count: func() -> u64;', '- }'],
  instead: ['Keep it, marked `@deprecated(version = VERSION)`, until the next version that may break.'],
  check: ({ baseline, current }) => baseline && !current && { message: `${called(baseline)} was removed` },
});
