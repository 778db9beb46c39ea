import type { Item } from '../contents.js';
import { called, rule } from '../rule.js';

export const removedBeforeDeprecated = rule({
  on: 'item',
  weight: 'none',
  layer: 'source',
  title: 'Something was removed that no release had deprecated',
  why: ['Whoever uses it had no warning.'],
  witness: ['-   @since(version = 0.2.0)', '-   stat: func(key: string) -> u64;'],
  instead: ['Mark it `@deprecated(version = VERSION)` for a release before it goes.'],
  check: ({ baseline, current, hidden }) => {
    const gate = baseline?.about.stability;
    if (current || hidden || gate?.tag !== 'since' || gate.val.deprecated !== undefined) return;
    return { message: `${called(baseline as Item)} was removed and had not been deprecated` };
  },
});
