import { called, rule } from '../rule.js';

export const sinceChanged = rule({
  on: 'item',
  weight: 'none',
  layer: 'source',
  title: 'The `@since` of a released item names another version',
  why: [
    'Whoever targets the version that it named before has it taken away, or is offered it in a version that lacks it.',
  ],
  witness: ['-   @since(version = 0.2.0)', '+   @since(version = 0.2.2)', '    stat: func(key: string) -> u64;'],
  instead: ['Leave it as it was released.'],
  check: ({ baseline, current }) => {
    const [before, after] = [baseline?.about.stability, current?.about.stability];
    if (!current || before?.tag !== 'since' || after?.tag !== 'since' || before.val.version === after.val.version)
      return;
    return {
      message: `${called(current)} says \`@since(version = ${after.val.version})\`, and said ${before.val.version} when it was released`,
    };
  },
});
