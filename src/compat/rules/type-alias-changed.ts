import { called, rule } from '../rule.js';
import { formOf } from '../type-form.js';

export const typeAliasChanged = rule({
  on: 'type',
  change: 'changed',
  layer: 'type',
  title: 'A name stands for another type',
  why: ['Value types must be equal where they are used, whatever they are called; numbers are not widened.'],
  witness: ['  interface store {', '-   type size = u32;', '+   type size = u64;', '  }'],
  instead: ['Leave the name as it was and add another, with functions of its own.'],
  check: ({ baseline, current }) =>
    baseline &&
    current &&
    formOf(baseline) === 'alias' &&
    formOf(current) === 'alias' &&
    baseline.shape.deep !== current.shape.deep &&
    baseline.shape.written !== current.shape.written && {
      message: `${called(current)} is \`${current.text}\`, and was \`${baseline.text}\``,
    },
});
