import type { Container, FunctionItem, TypeItem } from './contents.js';
import type { Pair } from './pairs.js';
import { placesOf } from './position.js';

/** A function or a type of an interface, or of what stands in a world itself. */
export interface Member {
  readonly subject: 'type' | 'function';
  readonly pair: Pair<FunctionItem | TypeItem>;
  readonly places: Pair<string>;
  /** Whether it was elsewhere. */
  readonly moved: boolean;
}

/** All members of an interface that only one side has. */
export function membersAlone(container: Pair<Container>): readonly Member[] {
  const places = placesOf(container);
  return (['baseline', 'current'] as const).flatMap((state) => {
    const member = (subject: Member['subject'], item: FunctionItem | TypeItem): Member => ({
      subject,
      pair: { [state]: item },
      places,
      moved: false,
    });
    return [
      ...[...(container[state]?.types.values() ?? [])].map((item) => member('type', item)),
      ...[...(container[state]?.functions.values() ?? [])].map((item) => member('function', item)),
    ];
  });
}

/**
 * Members with what moved from one place to another as one. Of interfaces that only one side has, `strays`, there is
 * nothing else to tell: they are added or removed as a whole.
 */
export function withMoves(members: readonly Member[], strays: readonly Member[]): readonly Member[] {
  const all = [...members, ...strays];
  const come = new Map(all.filter(({ pair }) => !pair.baseline).map((member) => [key(member), member]));
  const told = new Set(members);
  const moved = new Map<Member, Member>();
  for (const origin of all) {
    const member = origin.pair.current ? undefined : come.get(key(origin));
    if (!member || !(told.has(origin) || told.has(member))) continue;
    // What came to one place can have come from one place only.
    come.delete(key(origin));
    moved.set(member, origin);
  }
  const gone = new Set(moved.values());
  return all.flatMap((member) => {
    const origin = moved.get(member);
    if (origin) return [joined(origin, member)];
    return told.has(member) && !gone.has(member) ? [member] : [];
  });
}

/** What has it is the same, wherever it is. */
function key({ subject, pair: { baseline, current } }: Member): string {
  const item = current ?? baseline;
  return `${subject} ${item?.name} ${item?.shape.deep}`;
}

const joined = (origin: Member, member: Member): Member => ({
  subject: member.subject,
  pair: { ...origin.pair, ...member.pair },
  places: { ...places(origin, 'baseline'), ...places(member, 'current') },
  moved: true,
});

const places = (member: Member, state: keyof Pair<string>): Pair<string> => {
  const place = member.places[state];
  return place === undefined ? {} : { [state]: place };
};
