import { rule } from '../rule.js';

export const exportRemoved = rule({
  on: 'entry',
  change: 'removed',
  layer: 'type',
  title: 'A world exports an interface no more',
  why: [
    'A guest may export more than its host asks for, so old guests run on new hosts; hosts of the old version look for it in new guests.',
  ],
  witness: ['  world plugin {', '    export hooks;', '-   export lifecycle;', '  }'],
  instead: ['Keep the export until no host of the old version is left.'],
  check: ({ baseline, current }) =>
    baseline?.side === 'export' &&
    !current && { message: `world \`${baseline.world}\` exports \`${baseline.name}\` no more` },
});
