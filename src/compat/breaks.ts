import type { Party, Side } from './verdict.js';

/**
 * What happens to an item. `changed`: it stays, and is another to the type check. `replaced`: it is the same, and
 * is found under another name or in another place, so that to a linker one was removed and another added.
 */
export type ChangeKind = 'added' | 'removed' | 'changed' | 'replaced';

/** Where guests meet an item; `nowhere`: nobody does, since it is imported and nothing uses it. */
export type Met = Side | 'nowhere';

/** Where the guests built before meet an item, and where those built now do. */
export interface Meeting {
  readonly before: Met;
  readonly after: Met;
}

/**
 * Who a change breaks, by where guests have the item. A guest lists only the imports that it uses, so more on
 * offer hurts nobody; an export cannot be left out, so a host that expects one more refuses every old guest.
 * Types are never widened: each change of shape breaks both.
 * Sources: Component Model, Explainer.md, "Type Checking"; wasmparser, `SubtypeCx`.
 */
export const breaks: Readonly<Record<Side, Readonly<Record<ChangeKind, readonly Party[]>>>> = {
  import: {
    added: ['old-hosts'],
    removed: ['old-guests'],
    changed: ['old-guests', 'old-hosts'],
    replaced: ['old-guests', 'old-hosts'],
  },
  export: {
    added: ['old-guests'],
    removed: ['old-hosts'],
    changed: ['old-guests', 'old-hosts'],
    replaced: ['old-guests', 'old-hosts'],
  },
  both: {
    added: ['old-guests', 'old-hosts'],
    removed: ['old-guests', 'old-hosts'],
    changed: ['old-guests', 'old-hosts'],
    replaced: ['old-guests', 'old-hosts'],
  },
  unknown: {
    added: [],
    removed: [],
    changed: ['old-guests', 'old-hosts'],
    replaced: ['old-guests', 'old-hosts'],
  },
};

/** A cell of the table, or a part of it. */
interface Effect {
  readonly side: Met;
  readonly kind: ChangeKind;
  readonly party?: Party;
}

/** Each party meets what is there in its own version. */
function effectsOf(kind: ChangeKind, { before, after }: Meeting): readonly Effect[] {
  switch (kind) {
    case 'added':
      return [{ side: after, kind }];
    case 'removed':
      return [{ side: before, kind }];
    case 'changed':
      return [
        { side: before, kind, party: 'old-guests' },
        { side: after, kind, party: 'old-hosts' },
      ];
    case 'replaced':
      if (before === after) return [{ side: after, kind }];
      return [
        { side: before, kind: 'removed' },
        { side: after, kind: 'added' },
      ];
  }
}

const partiesOf = ({ side, kind, party }: Effect): readonly Party[] =>
  side === 'nowhere' ? [] : breaks[side][kind].filter((each) => party === undefined || each === party);

/** Who a change breaks. */
export function broken(kind: ChangeKind, meeting: Meeting): readonly Party[] {
  const parties = new Set(effectsOf(kind, meeting).flatMap(partiesOf));
  return breaks.both.changed.filter((party) => parties.has(party));
}

/** Why it breaks them, in words. */
export function reasonsFor(kind: ChangeKind, meeting: Meeting): readonly string[] {
  const all = effectsOf(kind, meeting).flatMap((effect) => {
    const sides = effect.side === 'both' ? (['export', 'import'] as const) : [effect.side];
    return sides.flatMap((side) =>
      side === 'unknown' || side === 'nowhere'
        ? []
        : partiesOf({ ...effect, side }).flatMap((party) => reasons[side][effect.kind][party] ?? []),
    );
  });
  return [...new Set(all)];
}

/** Why, in words: for each cell of the table that breaks somebody. */
const reasons: Readonly<Record<'import' | 'export', Readonly<Record<ChangeKind, Partial<Record<Party, string>>>>>> = {
  import: {
    added: { 'old-hosts': 'a guest that uses it does not run on a host that does not offer it yet' },
    removed: { 'old-guests': 'a guest that uses it does not run on a host that offers it no more' },
    changed: {
      'old-guests': 'guests that use it run only on hosts that offer it in the same shape',
      'old-hosts': 'guests that use it run only on hosts that offer it in the same shape',
    },
    replaced: {
      'old-guests': 'a guest that uses it where it was does not find it there on a host of the new version',
      'old-hosts': 'a guest that uses it where it is does not find it there on a host of the old version',
    },
  },
  export: {
    added: { 'old-guests': 'guests built before do not export it, and a host calls all that its world exports' },
    removed: { 'old-hosts': 'guests built now do not export it, and hosts of the old version call it' },
    changed: {
      'old-guests': 'hosts run only guests that export it in the same shape',
      'old-hosts': 'hosts run only guests that export it in the same shape',
    },
    replaced: {
      'old-guests': 'guests built before do not export it where a host calls it now',
      'old-hosts': 'guests built now do not export it where hosts of the old version call it',
    },
  },
};
