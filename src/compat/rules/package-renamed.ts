import { rule } from '../rule.js';

export const packageRenamed = rule({
  on: 'package',
  change: 'replaced',
  layer: 'link',
  title: 'A package was given another name',
  why: ['The name of the package is a part of the name of each of its interfaces: nothing links across it.'],
  witness: ['- package demo:kv@0.2.1;', '+ package demo:store@0.2.1;'],
  instead: ['Publish it under the new name beside the old one, as another package.'],
  check: ({ baseline, current }) =>
    baseline &&
    current &&
    baseline.name !== current.name && {
      message: `package \`${baseline.name}\` is called \`${current.name}\` now: nothing links across`,
    },
});
