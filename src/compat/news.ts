import { unversioned } from '../project/versions.js';

/** What can be told of a binary without judging it. */
export interface Facts {
  /** In bytes. */
  readonly size: number;
  /** What it asks of its host. */
  readonly imports: readonly string[];
}

/** What a run has made, as its report tells of it. */
export interface Made {
  readonly components: readonly MadeItem[];
  readonly compositions: readonly (MadeItem & { readonly parts: readonly string[] })[];
}

export interface MadeItem {
  readonly name: string;
  /** The folder of its project. */
  readonly project?: string | undefined;
  /** Missing where it was not made. */
  readonly digest?: string | undefined;
  readonly size?: number | undefined;
  readonly imports?: readonly string[] | undefined;
  /** What it asks its host for by them; none: of which of them alone it has types is not known. */
  readonly capabilities?: readonly { readonly imports: readonly string[] }[] | undefined;
}

/** What else is new of a component or composition: facts, which fail nothing. */
export interface News {
  readonly name: string;
  /** The folder of its project, where that is told. */
  readonly project?: string | undefined;
  /** In bytes, before and now. None: it is told of the composition that it is a part of. */
  readonly size?: { readonly before: number; readonly now: number };
  /** What it imports now, and did not in any version before. */
  readonly gained: readonly string[];
  /** It was not there before: all that it imports is gained. */
  readonly isNew?: true;
  /** Of a composition: the only part of it that is another now. */
  readonly by?: string;
}

/** A few bytes more are nobody's concern: a size is told from here on, in bytes and as a part of what it was. */
const leastGrowth = { bytes: 4 * 1024, share: 0.05 };

export function newsOf(name: string, before: Facts, now: Facts): News {
  // Another version of an interface gives no other power.
  const known = new Set(before.imports.map(unversioned));
  return {
    name,
    size: { before: before.size, now: now.size },
    gained: now.imports.filter((item) => !known.has(unversioned(item))),
  };
}

/** Whether a size is worth to be told. */
export const hasGrown = ({ size }: News): boolean =>
  size !== undefined && size.now - size.before >= Math.max(leastGrowth.bytes, size.before * leastGrowth.share);

/**
 * What is new of the results of a run, against the results of another. What a part brings is told once: what it imports
 * of the part, what it weighs of the composition.
 */
export function newsBetween(before: Made, now: Made): readonly News[] {
  const olds = new Map([...before.components, ...before.compositions].map((made) => [keyOf(made), made]));
  const changed = (made: MadeItem): readonly News[] => {
    const [old, facts] = [olds.get(keyOf(made)), factsOf(made)];
    if (!old) return facts?.imports.length ? [{ ...named(made), gained: facts.imports, isNew: true }] : [];
    const known = factsOf(old);
    return known && facts && old.digest !== made.digest ? [{ ...newsOf(made.name, known, facts), ...named(made) }] : [];
  };
  const components = now.components.flatMap((made) => changed(made).map((news) => withoutInner(news, made, now)));
  const compositions = now.compositions.flatMap((made) => {
    const parts = [...now.components, ...now.compositions].filter(
      ({ name, project }) => project === made.project && made.parts.includes(name),
    );
    const others = parts.filter((part) => olds.get(keyOf(part))?.digest !== part.digest);
    const [by] = others.length === 1 ? others : [];
    const brought = new Set(parts.flatMap(changed).flatMap(({ gained }) => gained));
    return changed(made).map((news) => ({
      ...news,
      gained: news.gained.filter((item) => !brought.has(item)),
      ...(by && { by: by.name }),
    }));
  });
  const told = new Set(compositions.filter(hasGrown).flatMap(({ by }) => by ?? []));
  return [
    ...components.map(({ size, ...news }) => (size && !told.has(news.name) ? { ...news, size } : news)),
    ...compositions,
  ];
}

const named = ({ name, project }: MadeItem) => ({ name, ...(project !== undefined && { project }) });

/** What is larger now, with its sizes. */
export function grownBetween(before: Made, now: Made) {
  const olds = new Map([...before.components, ...before.compositions].map((made) => [keyOf(made), made.size]));
  return [...now.components, ...now.compositions].flatMap((made) => {
    const [old, own] = [olds.get(keyOf(made)), made.size];
    return old === undefined || own === undefined || own <= old ? [] : [{ ...named(made), before: old, now: own }];
  });
}

/** What every composition that something is a part of has from another part, or has closed, it asks of no host. */
function withoutInner(news: News, { name, project }: MadeItem, { compositions }: Made): News {
  const around = compositions.filter((made) => made.project === project && made.parts.includes(name));
  if (around.length === 0 || around.some(({ imports }) => imports === undefined)) return news;
  const asked = new Set(around.flatMap(({ imports = [] }) => imports.map(unversioned)));
  return { ...news, gained: news.gained.filter((item) => asked.has(unversioned(item))) };
}

const keyOf = ({ project = '', name }: MadeItem) => JSON.stringify([project, name]);

function factsOf({ size, imports, capabilities }: MadeItem): Facts | undefined {
  if (size === undefined || imports === undefined) return undefined;
  return { size, imports: capabilities?.flatMap((asking) => asking.imports) ?? imports };
}
