import { called, rule } from '../rule.js';

export const itemDeprecated = rule({
  on: 'item',
  weight: 'addition',
  layer: 'source',
  title: 'Something was marked as deprecated',
  why: ['It goes on working; whoever uses it is warned that it will go.'],
  witness: ['    @since(version = 0.2.0)', '+   @deprecated(version = 0.2.2)', '    stat: func(key: string) -> u64;'],
  instead: ['Nothing has to be done. By convention it comes with a version of its own.'],
  check: ({ baseline, current }) => {
    const deprecated = (item: typeof current) =>
      item && item.about.stability.tag !== 'ungated' && item.about.stability.val.deprecated;
    if (!baseline || !current || deprecated(baseline) || !deprecated(current)) return;
    return { message: `${called(current)} is deprecated since ${deprecated(current)}` };
  },
});
