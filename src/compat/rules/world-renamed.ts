import { called, rule } from '../rule.js';

export const worldRenamed = rule({
  on: 'world',
  weight: 'addition',
  layer: 'source',
  title: 'A world was given another name',
  why: [
    'Components do not carry the name of their world, so what was built goes on working; but whoever builds has to change the name that bindings are made for.',
  ],
  witness: ['- world plugin {', '+ world guest {', '    import store;', '  }'],
  instead: ['Keep the old name: `world plugin { include guest; }`.'],
  check: ({ baseline, current }) =>
    baseline &&
    current &&
    baseline.name !== current.name && { message: `${called(baseline)} is called \`${current.name}\` now` },
});
