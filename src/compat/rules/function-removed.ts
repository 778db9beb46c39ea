import { called, rule } from '../rule.js';

export const functionRemoved = rule({
  on: 'function',
  change: 'removed',
  layer: 'type',
  title: 'A function, method, static function or constructor was removed from an interface',
  why: [
    'A guest that imports the function cannot be linked without it.',
    'A guest may export more than a host asks for, so one less is no loss to a new host; an old host still calls it.',
  ],
  witness: ['  interface store {', '    get: func(key: string) -> string;', '-   touch: func(key: string);', '  }'],
  instead: ['Mark it `@deprecated(version = VERSION)` and keep it until the next version that may break.'],
  check: ({ baseline, current }) => baseline && !current && { message: `${called(baseline)} was removed` },
});
