import { compareMembers } from '../members.js';
import { called, rule } from '../rule.js';
import { formOf } from '../type-form.js';

export const flagsLabelsChanged = rule({
  on: 'type',
  change: 'changed',
  layer: 'type',
  title: 'The labels of flags are others: their number, names or order',
  why: ['Flags must be equal label by label, in the same order; one more at the end is no exception.'],
  witness: ['  flags rights {', '    read,', '    write,', '+   share,', '  }'],
  instead: ['Leave the flags as they were and add others beside them, with functions of their own.'],
  check({ baseline, current }) {
    if (!baseline || !current || formOf(baseline) !== 'flags' || formOf(current) !== 'flags') return;
    const change = compareMembers(baseline.members, current.members);
    return change && { message: `${called(current)} ${change.words}`, at: change.at?.span, was: change.was?.span };
  },
});
