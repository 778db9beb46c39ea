import { rule } from '../rule.js';

export const directionChanged = rule({
  on: 'entry',
  layer: 'type',
  title: 'A world exports what it imported, or the reverse',
  why: [
    'To a linker an import was removed and an export added: old guests find no import where they look for it, and do not export what a host now calls; new guests export more than a host of the old version asks for, which hurts nobody.',
    'The reverse is the reverse: old guests go on working, and new ones do not run on hosts of the old version.',
  ],
  witness: ['  world plugin {', '-   import store;', '+   export store;', '  }'],
  instead: ['Add another world instead.'],
  check: ({ baseline, current }) =>
    baseline &&
    current &&
    baseline.side !== current.side && {
      kind: 'replaced',
      message: `world \`${current.world}\` ${current.side}s \`${current.name}\`, and ${baseline.side}ed it before`,
    },
});
