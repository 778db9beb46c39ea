import { unversioned } from '../../project/versions.js';
import { rule } from '../rule.js';

export const importRenamed = rule({
  on: 'entry',
  change: 'replaced',
  layer: 'type',
  title: 'A world imports the same interface under another name',
  why: ['Interfaces are linked by the name that the world gives them.'],
  witness: ['  world plugin {', '-   import cache: store;', '+   import near: store;', '  }'],
  instead: ['Import it under both names until the next version that may break.'],
  check: ({ baseline, current }) =>
    baseline?.side === 'import' &&
    current?.side === 'import' &&
    baseline.name !== current.name &&
    unversioned(baseline.name) !== unversioned(current.name) && {
      message: `world \`${current.world}\` imports \`${baseline.name}\` as \`${current.name}\` now`,
    },
});
