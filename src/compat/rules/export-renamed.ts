import { unversioned } from '../../project/versions.js';
import { rule } from '../rule.js';

export const exportRenamed = rule({
  on: 'entry',
  change: 'replaced',
  layer: 'type',
  title: 'A world exports the same interface under another name',
  why: ['Interfaces are linked by the name that the world gives them.'],
  witness: ['  world plugin {', '-   export main: hooks;', '+   export entry: hooks;', '  }'],
  instead: ['Leave the name as it was, or add a world with the new one.'],
  check: ({ baseline, current }) =>
    baseline?.side === 'export' &&
    current?.side === 'export' &&
    baseline.name !== current.name &&
    unversioned(baseline.name) !== unversioned(current.name) && {
      message: `world \`${current.world}\` exports \`${baseline.name}\` as \`${current.name}\` now`,
    },
});
