import { called, rule } from '../rule.js';

export const typeMoved = rule({
  on: 'type',
  change: 'replaced',
  layer: 'type',
  title: 'A type was moved to another interface, and its name is gone from the old one',
  why: ['Types are linked by their names within their interface.'],
  witness: [
    '  interface store {',
    '-   record info { size: u64 }',
    '  }',
    '  interface types {',
    '+   record info { size: u64 }',
    '  }',
  ],
  instead: ['Use it back under its old name: `use types.{info};` keeps it in the old interface as well.'],
  check: ({ baseline, current, moved }) =>
    baseline && current && moved && { message: `${called(baseline)} is \`${current.id}\` now` },
});
