import { compareMembers } from '../members.js';
import { called, rule } from '../rule.js';
import { formOf } from '../type-form.js';

export const enumCasesChanged = rule({
  on: 'type',
  change: 'changed',
  layer: 'type',
  title: 'The cases of an enum are others: their number, names or order',
  why: [
    'Enums must be equal case by case, in the same order: whoever was built before has no branch for one more, even at the end.',
  ],
  witness: ['  enum level {', '    info,', '    error,', '+   fatal,', '  }'],
  instead: ['Leave the enum as it was and add another, with functions of its own.'],
  check({ baseline, current }) {
    if (!baseline || !current || formOf(baseline) !== 'enum' || formOf(current) !== 'enum') return;
    const change = compareMembers(baseline.members, current.members);
    return change && { message: `${called(current)} ${change.words}`, at: change.at?.span, was: change.was?.span };
  },
});
