import { called, rule } from '../rule.js';

export const featureGateAdded = rule({
  on: 'item',
  change: 'removed',
  layer: 'type',
  title: 'Something went behind a feature gate',
  why: [
    'Whoever does not turn the feature on does not see it any more: to them it was removed. And what was released as stable was promised to stay (WIT.md, "Feature Gates").',
  ],
  witness: ['-   @since(version = 0.2.1)', '+   @unstable(feature = evict)', '    on-evict: func(key: string);'],
  instead: ['Mark it `@deprecated(version = VERSION)` instead.'],
  check: ({ baseline, current, hidden }) =>
    baseline && !current && hidden && { message: `${called(baseline)} went behind a feature gate` },
});
