import type { Span } from '../core/index.js';
import type { ChangeKind } from './breaks.js';
import type { Container, FunctionItem, Item, PackageItem, TypeItem, WorldContents, WorldEntry } from './contents.js';
import type { Pair } from './pairs.js';
import type { Layer } from './verdict.js';

/** What rules look at, by name. */
export interface Subjects {
  readonly package: PackageItem;
  readonly world: WorldContents;
  /** An interface as a world imports or exports it. */
  readonly entry: WorldEntry;
  /** An interface that no world names. */
  readonly interface: Container;
  readonly function: FunctionItem;
  readonly type: TypeItem;
  /** Each of these. */
  readonly item: Item;
}

export type Subject = keyof Subjects;

/** A pair to be looked at. */
export type Looked = {
  [S in Subject]: { subject: S; pair: Pair<Subjects[S]>; places?: Pair<string>; moved?: boolean };
}[Subject];

/** A pair with what a rule may have to know of it besides. */
export interface Case<S extends Subject> extends Pair<Subjects[S]> {
  /** Whether it was elsewhere. */
  readonly moved: boolean;
  /** The item of the other side as it is behind a feature gate that is closed. */
  readonly hidden?: Item;
  /** The version of the package, before and now. */
  readonly versions: Pair<string>;
  /** Whether the package gates its items, so that a missing gate means something. */
  readonly gated: boolean;
}

/** What a rule has found. */
export interface Change {
  /** One line: names in backticks, no trailing period. */
  readonly message: string;
  /** The place in the current text, where it is not the name of the item. */
  readonly at?: Span | undefined;
  /** The same in the baseline. */
  readonly was?: Span | undefined;
  readonly help?: string;
  /** Where it is not that of the rule. */
  readonly kind?: ChangeKind;
}

/** One way in which an interface can change. Pure; it is told nothing of sides, versions or severity. */
export interface Rule<S extends Subject = Subject> {
  readonly on: S;
  /** None: it breaks nobody. */
  readonly change?: ChangeKind;
  readonly layer: Layer;
  /** How much the version has to say of a change that breaks nobody; `none`: it is a remark about the text. */
  readonly weight?: 'addition' | 'touch' | 'none';
  readonly title: string;
  /** Why it breaks whom it breaks, beyond what the position says. */
  readonly why: readonly string[];
  /** A change that it finds, as the lines of a diff. */
  readonly witness: readonly string[];
  /** What to do instead, in sentences. */
  readonly instead: readonly string[];
  check(pair: Case<S>): Change | undefined | false;
}

/** Lets the checker infer what a rule looks at. */
export const rule = <S extends Subject>(rule: Rule<S>): Rule<S> => rule;

/** `function`, `method`, …: how an item is called. */
export function kindOf(item: Item): string {
  if ('func' in item) {
    const { kind } = item as FunctionItem;
    return kind === 'static' ? 'static function' : kind;
  }
  if ('def' in item) {
    const { text, resource } = item as TypeItem;
    if (resource !== undefined) return 'resource';
    return ['record', 'variant', 'enum', 'flags'].includes(text) ? text : 'type';
  }
  return 'exporting' in item ? 'world' : 'side' in item ? 'interface' : 'interface';
}

/** How an item is spoken of: ``function `demo:kv/store#put` ``. */
export const called = (item: Item): string => `${kindOf(item)} \`${item.id}\``;
