import { unversioned } from '../../project/versions.js';
import { rule } from '../rule.js';

export const dependencyVersionChanged = rule({
  on: 'entry',
  change: 'replaced',
  layer: 'link',
  title: 'A world names a dependency in a version on another track',
  why: [
    'The version is a part of the name of an interface; Wasmtime, wac and jco take one version for another on the same track only: `0.2.3` for `0.2.6`, not for `0.3.0`.',
  ],
  witness: [
    '  world plugin {',
    '-   import wasi:clocks/monotonic-clock@0.2.6;',
    '+   import wasi:clocks/monotonic-clock@0.3.0;',
    '  }',
  ],
  instead: ['Offer both until no guest of the old version is left.'],
  check: ({ baseline, current }) =>
    baseline &&
    current &&
    baseline.name !== current.name &&
    unversioned(baseline.name) === unversioned(current.name) && {
      message: `world \`${current.world}\` ${current.side}s \`${current.name}\`, and \`${baseline.name}\` before: nothing links across`,
    },
});
