import type { Typed } from './contents.js';

/** What became of a list of fields, cases, labels or parameters, in words; and the first place that tells of it. */
export interface MemberChange {
  readonly words: string;
  readonly at: Typed | undefined;
  readonly was: Typed | undefined;
}

/**
 * Whether a type was changed where it stands. Where it is written as it was, what it names was changed, and that
 * is told of where the name is.
 */
export const differs = (before: Typed, after: Typed): boolean =>
  before.shape?.deep !== after.shape?.deep && before.text !== after.text;

/** Compares two lists in which names, order and types all count. Nothing, where they are the same. */
export function compareMembers(before: readonly Typed[], after: readonly Typed[]): MemberChange | undefined {
  const nameless = (others: readonly Typed[]) => {
    const names = new Set(others.map(({ name }) => name));
    return ({ name }: Typed) => !names.has(name);
  };
  const [added, removed] = [after.filter(nameless(before)), before.filter(nameless(after))];
  const byName = new Map(before.map((member) => [member.name, member]));
  const retyped = after.filter((member) => differs(byName.get(member.name) ?? member, member));
  const kept = (members: readonly Typed[], others: ReadonlySet<Typed>) =>
    members.filter((member) => !others.has(member)).map(({ name }) => name);
  const isReordered = kept(before, new Set(removed)).join() !== kept(after, new Set(added)).join();
  const renamed =
    added.length === 1 &&
    removed.length === 1 &&
    before.indexOf(removed[0] as Typed) === after.indexOf(added[0] as Typed);
  const phrases = [
    ...(renamed ? [`calls ${list(removed)} ${list(added)} now`] : []),
    ...(!renamed && added.length > 0 ? [`gets ${list(added)}`] : []),
    ...(!renamed && removed.length > 0 ? [`loses ${list(removed)}`] : []),
    ...retyped.map((member) => retypedText(byName.get(member.name) ?? member, member)),
    ...(isReordered ? ['has another order'] : []),
  ];
  if (phrases.length === 0) return undefined;
  const first =
    added[0] ?? retyped[0] ?? (isReordered ? after.find(({ name }, i) => before[i]?.name !== name) : undefined);
  return { words: phrases.join(', '), at: first, was: removed[0] ?? (first && byName.get(first.name)) };
}

function retypedText(before: Typed, after: Typed): string {
  if (before.text === '') return `gives \`${after.name}\` a \`${after.text}\``;
  if (after.text === '') return `takes its \`${before.text}\` from \`${after.name}\``;
  return `has \`${after.name}\` as \`${after.text}\`, which was \`${before.text}\``;
}

const list = (members: readonly Typed[]) => members.map(({ name }) => `\`${name}\``).join(', ');
