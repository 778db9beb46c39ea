import { called, rule } from '../rule.js';

export const resourceRemoved = rule({
  on: 'type',
  change: 'removed',
  layer: 'type',
  title: 'A resource was removed from an interface or a world',
  why: [
    'A guest that imports the resource cannot be linked without it, and a host of the old version looks for it in what guests export.',
  ],
  witness: [
    '  interface store {',
    '-   resource cursor { next: func() -> option<string>; }',
    '    get: func(key: string) -> string;',
    '  }',
  ],
  instead: ['Mark it `@deprecated(version = VERSION)` and keep it until the next version that may break.'],
  check: ({ baseline, current }) =>
    baseline?.resource !== undefined && !current && { message: `${called(baseline)} was removed` },
});
