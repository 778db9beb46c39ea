import { called, rule } from '../rule.js';

export const worldAdded = rule({
  on: 'world',
  weight: 'addition',
  layer: 'type',
  title: 'A package has one more world',
  why: ['Nobody was built for it yet.'],
  witness: ['+ world evict-watcher {', '+   include watcher;', '+   export evict-hooks;', '+ }'],
  instead: ['Nothing has to be done.'],
  check: ({ baseline, current }) => !baseline && current && { message: `${called(current)} was added` },
});
