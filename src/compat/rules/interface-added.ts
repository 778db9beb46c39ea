import { called, rule } from '../rule.js';

export const interfaceAdded = rule({
  on: 'interface',
  change: 'added',
  layer: 'type',
  title: 'A package has one more interface, which no world names',
  why: ['Nobody imports or exports it by a world of this package.'],
  witness: ['+ interface stats {', '+   count: func() -> u64;', '+ }'],
  instead: ['Nothing has to be done, unless worlds elsewhere export it.'],
  check: ({ baseline, current }) => !baseline && current && { message: `${called(current)} was added` },
});
