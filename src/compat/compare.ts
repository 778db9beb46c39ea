import type { ChangeKind } from './breaks.js';
import type { Container, Contents, FunctionItem, Item, TypeItem, WorldContents } from './contents.js';
import { type Member, membersAlone, withMoves } from './moves.js';
import { type Pair, pairUp } from './pairs.js';
import { placesOf } from './position.js';
import type { Case, Change, Looked, Rule, Subject } from './rule.js';
import { allRules, type RuleId } from './rules/index.js';
import { surfaceOf } from './surface.js';
import { formOf } from './type-form.js';
import { pairWorlds, worldCases } from './worlds.js';

/** What a rule found of an item. */
export interface Difference {
  readonly rule: RuleId;
  readonly change: Change;
  /** None: it breaks nobody. */
  readonly kind: ChangeKind | undefined;
  readonly subject: Subject;
  readonly pair: Pair<Item>;
  /** Where the item was and is: an interface, or what stands in a world itself; none for worlds and packages. */
  readonly places: Pair<string>;
}

export interface Comparison {
  readonly baseline: Contents;
  readonly current: Contents;
  /** The same with every feature gate open. */
  readonly open?: { readonly baseline: Contents; readonly current: Contents };
  /** Only this world, by its name. */
  readonly world?: string;
}

/** All differences between two versions of a package. Told nothing of what they mean. */
export function compare(comparison: Comparison): readonly Difference[] {
  const versions = { baseline: comparison.baseline.package.version, current: comparison.current.package.version };
  const common = { versions: versions as Pair<string>, gated: isGated(comparison.baseline) };
  return [...cases(comparison)].flatMap((item) => [...apply(item, common, comparison)]);
}

function* cases(comparison: Comparison): Generator<Looked> {
  const { baseline, current, world } = comparison;
  yield { subject: 'package', pair: { baseline: baseline.package, current: current.package } };
  const worlds = pairWorlds(baseline.worlds.values(), current.worlds.values(), world);
  const interfaces = pairUp(baseline.interfaces.values(), current.interfaces.values(), sameContents);
  const named = namedIn(worlds);
  yield* worldCases(worlds, interfaces);
  const reached = interfaces.filter((pair) =>
    [pair.baseline, pair.current].some((item) => item && (named.has(item.name) || (item.own && world === undefined))),
  );
  for (const pair of reached) {
    const isNamed = [pair.baseline, pair.current].some((item) => item && named.has(item.name));
    // What a world names is told of as a part of the world.
    if (!isNamed) yield { subject: 'interface', pair, places: placesOf(pair) };
  }
  const standing = worlds.flatMap(({ baseline, current }) =>
    baseline && current
      ? [
          { baseline: baseline.importing, current: current.importing },
          { baseline: baseline.exporting, current: current.exporting },
        ]
      : [],
  );
  yield* memberCases([...reached, ...standing]);
}

/** The interfaces that some world names. */
function namedIn(worlds: readonly Pair<WorldContents>[]): ReadonlySet<string> {
  const all = worlds.flatMap(({ baseline, current }) => [baseline, current]);
  return new Set(
    all.flatMap((world) =>
      world ? [...world.imports.values(), ...world.exports.values()].map((entry) => entry.interface) : [],
    ),
  );
}

/** An interface that has all that another had was renamed; one without contents could be any. */
const sameContents = (before: Container, after: Container): boolean =>
  before.own && after.own && surfaceOf(before) !== '' && surfaceOf(before) === surfaceOf(after);

/** The functions and types of what both sides have, and what moved from one place to another. */
function* memberCases(containers: readonly Pair<Container>[]): Generator<Looked> {
  const both = containers.filter((pair): pair is Required<Pair<Container>> => Boolean(pair.baseline && pair.current));
  // What a dependency has was there before, whether or not a world named it.
  const one = containers.filter((pair) => !(pair.baseline && pair.current) && (pair.baseline ?? pair.current)?.own);
  const members = both.flatMap(({ baseline, current }): Member[] => {
    const places = placesOf({ baseline, current });
    const types = pairUp(baseline.types.values(), current.types.values(), sameType);
    const gone = new Set(
      types.flatMap((pair) => (pair.baseline && pair.current ? [] : [(pair.baseline ?? pair.current)?.name])),
    );
    const functions = pairUp(baseline.functions.values(), current.functions.values(), sameFunction, nameNowIn(types))
      // What belongs to a resource comes and goes with it.
      .filter((pair) => (pair.baseline && pair.current) || !gone.has((pair.baseline ?? pair.current)?.resource));
    return [
      ...types.map((pair) => ({ subject: 'type' as const, pair, places, moved: false })),
      ...functions.map((pair) => ({ subject: 'function' as const, pair, places, moved: false })),
    ];
  });
  yield* withMoves(members, one.flatMap(membersAlone)) as readonly Looked[];
}

/** What stands for a number or a list could be any other name for it; what stands for a type with a name is that. */
const sameType = (before: TypeItem, after: TypeItem) =>
  before.shape.deep === after.shape.deep &&
  formOf(before) === formOf(after) &&
  (formOf(before) !== 'alias' || [before, after].every(isNameOfName));

const isNameOfName = ({ def: { kind } }: TypeItem) => kind.tag === 'alias' && kind.val.tag === 'defined';

/** What the functions of a resource that was renamed are called now. */
function nameNowIn(types: readonly Pair<TypeItem>[]): (before: FunctionItem) => string {
  const renamed = new Map(
    types.flatMap(({ baseline, current }) => (baseline && current ? [[baseline.name, current.name]] : [])),
  );
  return ({ name, resource }) =>
    resource === undefined ? name : name.replace(`]${resource}`, `]${renamed.get(resource) ?? resource}`);
}

/** The same signature under another name, or the same name of another kind. */
const sameFunction = (before: FunctionItem, after: FunctionItem) =>
  before.resource === after.resource &&
  (before.kind === after.kind ? before.shape.deep === after.shape.deep : plainName(before) === plainName(after));

const plainName = ({ name }: FunctionItem) => name.replace(/^\[[a-z-]+\]/, '');

type AnyRule = readonly [id: RuleId, rule: Rule<Subject>];

const rulesOn = (...subjects: readonly Subject[]): readonly AnyRule[] =>
  (allRules as readonly AnyRule[]).filter(([, { on }]) => subjects.includes(on));

const rulesFor: Readonly<Record<Subject, readonly AnyRule[]>> = {
  package: rulesOn('package'),
  world: rulesOn('world', 'item'),
  entry: rulesOn('entry'),
  interface: rulesOn('interface', 'item'),
  function: rulesOn('function', 'item'),
  type: rulesOn('type', 'item'),
  item: rulesOn('item'),
};

function* apply(
  { subject, pair, places = {}, moved = false }: Looked,
  common: Pick<Case<Subject>, 'versions' | 'gated'>,
  comparison: Comparison,
): Generator<Difference> {
  const hidden = hiddenBy(pair, comparison);
  const item: Case<Subject> = { ...pair, ...common, moved, ...(hidden && { hidden }) };
  for (const [id, rule] of rulesFor[subject]) {
    // To say that it was added or removed would hide why.
    if (hidden && rule.on !== 'item') continue;
    const change = rule.check(item);
    if (change) yield { rule: id, change, kind: change.kind ?? rule.change, subject, pair, places };
  }
}

/** An item that one side lacks, as that side has it behind a closed gate. */
function hiddenBy({ baseline, current }: Pair<Item>, { open }: Comparison): Item | undefined {
  if (!open || (baseline && current)) return undefined;
  return itemsOf(baseline ? open.current : open.baseline).get((baseline ?? current)?.id ?? '');
}

const known = new WeakMap<Contents, ReadonlyMap<string, Item>>();

function itemsOf(contents: Contents): ReadonlyMap<string, Item> {
  const before = known.get(contents);
  if (before) return before;
  const containers = [...contents.interfaces.values()];
  const standing = [...contents.worlds.values()].flatMap(({ importing, exporting }) => [importing, exporting]);
  const members = [...containers, ...standing].flatMap(({ functions, types }) => [
    ...functions.values(),
    ...types.values(),
  ]);
  const items = new Map([...containers, ...contents.worlds.values(), ...members].map((item) => [item.id, item]));
  known.set(contents, items);
  return items;
}

function isGated(contents: Contents): boolean {
  return [...itemsOf(contents).values()].some(({ about }) => about.stability.tag === 'since');
}
