import { called, rule } from '../rule.js';

export const featureGateRemoved = rule({
  on: 'item',
  change: 'added',
  layer: 'type',
  title: 'Something came out from behind its feature gate',
  why: ['Whoever did not turn the feature on did not see it before: to them it was added.'],
  witness: ['-   @unstable(feature = evict)', '+   @since(version = 0.2.2)', '    on-evict: func(key: string);'],
  instead: ['Where guests export it, an interface of its own in a world of its own hurts nobody.'],
  check: ({ baseline, current, hidden }) =>
    !baseline && current && hidden && { message: `${called(current)} is behind no feature gate any more` },
});
