import type { FunctionItem } from '../contents.js';
import { called, rule } from '../rule.js';

export const functionRenamed = rule({
  on: 'function',
  change: 'replaced',
  layer: 'type',
  title: 'A function was given another name',
  why: ['Functions are linked by their names: to a linker one was removed and another added.'],
  witness: [
    '  interface store {',
    '-   get: func(key: string) -> string;',
    '+   read: func(key: string) -> string;',
    '  }',
  ],
  instead: ['Add the new name where guests import the interface, and mark the old one `@deprecated`.'],
  check: ({ baseline, current }) =>
    baseline &&
    current &&
    plainName(baseline) !== plainName(current) &&
    baseline.kind === current.kind && { message: `${called(baseline)} is called \`${current.name}\` now` },
});

/** Without its resource, which may have been renamed for itself. */
const plainName = ({ name, kind }: FunctionItem) => (kind === 'constructor' ? '' : name.replace(/^.*\]([^.]*\.)?/, ''));
