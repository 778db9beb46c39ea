import type { Party, Side } from './verdict.js';

/** What happens to an item. `changed`: it stays, and is another to the type check. */
export type ChangeKind = 'added' | 'removed' | 'changed';

/**
 * Who a change breaks, by where guests have the item. A guest lists only the imports that it uses, so more on
 * offer hurts nobody; an export cannot be left out, so a host that expects one more refuses every old guest.
 * Types are never widened: each change of shape breaks both.
 * Sources: Component Model, Explainer.md, "Type Checking"; wasmparser, `SubtypeCx`.
 */
export const breaks: Readonly<Record<Side, Readonly<Record<ChangeKind, readonly Party[]>>>> = {
  import: { added: ['old-hosts'], removed: ['old-guests'], changed: ['old-guests', 'old-hosts'] },
  export: { added: ['old-guests'], removed: ['old-hosts'], changed: ['old-guests', 'old-hosts'] },
  both: {
    added: ['old-guests', 'old-hosts'],
    removed: ['old-guests', 'old-hosts'],
    changed: ['old-guests', 'old-hosts'],
  },
  unknown: { added: [], removed: [], changed: ['old-guests', 'old-hosts'] },
};

/** Why, in words. */
export const reasons: Readonly<Record<'import' | 'export', Readonly<Record<ChangeKind, string>>>> = {
  import: {
    added: 'a guest that uses it does not run on a host that does not offer it yet',
    removed: 'a guest that uses it does not run on a host that offers it no more',
    changed: 'guests that use it run only on hosts that offer it in the same shape',
  },
  export: {
    added: 'guests built before do not export it, and a host calls all that its world exports',
    removed: 'guests built now do not export it, and hosts of the old version call it',
    changed: 'hosts run only guests that export it in the same shape',
  },
};
