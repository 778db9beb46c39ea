import { called, rule } from '../rule.js';

export const typeRemoved = rule({
  on: 'type',
  change: 'removed',
  layer: 'type',
  title: 'A type was removed from an interface or a world',
  why: [
    'Types are linked by their names, an alias like any other: its removal breaks even where what it stood for is written out instead.',
  ],
  witness: [
    '  interface store {',
    '-   type key = string;',
    '-   get: func(key: key) -> string;',
    '+   get: func(key: string) -> string;',
    '  }',
  ],
  instead: ['Keep the name: `type key = string;`.'],
  check: ({ baseline, current }) =>
    baseline && !current && baseline.resource === undefined && { message: `${called(baseline)} was removed` },
});
