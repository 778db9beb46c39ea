import { compareMembers } from '../members.js';
import { called, rule } from '../rule.js';
import { formOf } from '../type-form.js';

export const recordFieldsChanged = rule({
  on: 'type',
  change: 'changed',
  layer: 'type',
  title: 'The fields of a record are others: their number, names, order or types',
  why: [
    'Records must be equal field by field, in the same order; an `option` is a field like any other and cannot be left out.',
  ],
  witness: ['  record entry-info {', '    size: u64,', '+   etag: string,', '  }'],
  instead: [
    'Leave the record as it was and add a function that gives the rest, or a new record with functions of its own.',
  ],
  check({ baseline, current }) {
    if (!baseline || !current || formOf(baseline) !== 'record' || formOf(current) !== 'record') return;
    const change = compareMembers(baseline.members, current.members);
    return change && { message: `${called(current)} ${change.words}`, at: change.at?.span, was: change.was?.span };
  },
});
