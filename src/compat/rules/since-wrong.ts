import gt from 'semver/functions/gt.js';

import { called, rule } from '../rule.js';

export const sinceWrong = rule({
  on: 'item',
  weight: 'none',
  layer: 'source',
  title: 'A new item whose `@since` names another version than the one it comes with',
  why: ['It says that the item was there before, and whoever targets an older version is offered it.'],
  witness: ['+   @since(version = 0.2.0)', '+   stat: func(key: string) -> u64;'],
  instead: ['Name the version that the item comes with.'],
  check: ({ baseline, current, hidden, versions }) => {
    const gate = current?.about.stability;
    if (baseline || !current || hidden || gate?.tag !== 'since' || versions.baseline === undefined) return;
    return (
      !gt(gate.val.version, versions.baseline) && {
        message: `${called(current)} is new and says \`@since(version = ${gate.val.version})\`, which ${versions.baseline} does not have`,
        ...(versions.current !== undefined && { help: `write \`@since(version = ${versions.current})\`` }),
      }
    );
  },
});
