import { called, rule } from '../rule.js';

export const functionMoved = rule({
  on: 'function',
  change: 'replaced',
  layer: 'type',
  title: 'A function was moved to another interface',
  why: ['A function is linked by its name within its interface: to a linker one was removed and another added.'],
  witness: [
    '  interface store {',
    '-   stat: func(key: string) -> u64;',
    '  }',
    '  interface admin {',
    '+   stat: func(key: string) -> u64;',
    '  }',
  ],
  instead: ['Keep it where it was as well, marked `@deprecated`, where guests import the interface.'],
  check: ({ baseline, current, moved }) =>
    baseline && current && moved && { message: `${called(baseline)} is \`${current.id}\` now` },
});
