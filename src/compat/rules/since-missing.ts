import { called, rule } from '../rule.js';

export const sinceMissing = rule({
  on: 'item',
  weight: 'none',
  layer: 'source',
  title: 'A new item without `@since` in a package that gates its items',
  why: [
    'Without a gate an item counts as having been there from the beginning, so whoever targets an older version is offered it as well.',
  ],
  witness: ['  @since(version = 0.2.0)', '  interface store {', '+   stat: func(key: string) -> u64;', '  }'],
  instead: ['Write `@since(version = VERSION)` above it, with the version that it comes with.'],
  check: ({ baseline, current, hidden, gated, versions }) =>
    gated &&
    !baseline &&
    !hidden &&
    current?.about.stability.tag === 'ungated' && {
      message: `${called(current)} is new and has no \`@since\``,
      ...(versions.current !== undefined && { help: `write \`@since(version = ${versions.current})\` above it` }),
    },
});
