import { called, rule } from '../rule.js';

export const worldRemoved = rule({
  on: 'world',
  change: 'removed',
  layer: 'type',
  title: 'A package has a world no more',
  why: ['Guests that were built for it find no host, and cannot be built again.'],
  witness: ['- world watcher {', '-   import store;', '-   export hooks;', '- }'],
  instead: ['Keep it, marked `@deprecated(version = VERSION)`, until the next version that may break.'],
  check: ({ baseline, current }) => baseline && !current && { message: `${called(baseline)} was removed` },
});
