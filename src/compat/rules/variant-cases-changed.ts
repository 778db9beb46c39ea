import { compareMembers } from '../members.js';
import { called, rule } from '../rule.js';
import { formOf } from '../type-form.js';

export const variantCasesChanged = rule({
  on: 'type',
  change: 'changed',
  layer: 'type',
  title: 'The cases of a variant are others: their number, names, order or payloads',
  why: ['Variants must be equal case by case, in the same order: whoever was built before has no branch for one more.'],
  witness: ['  variant failure {', '    missing,', '+   busy(u32),', '  }'],
  instead: [
    'Leave the variant as it was. A case that holds a number or a text, planned for early, can carry what comes later.',
  ],
  check({ baseline, current }) {
    if (!baseline || !current || formOf(baseline) !== 'variant' || formOf(current) !== 'variant') return;
    const change = compareMembers(baseline.members, current.members);
    return change && { message: `${called(current)} ${change.words}`, at: change.at?.span, was: change.was?.span };
  },
});
