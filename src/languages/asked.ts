import type { Location } from '../finding.js';

/** Something that a world exports, so that the sources have to implement it. */
export interface Asked {
  /** The interface that it is in, as the world names it; none: it is the world's own. */
  readonly interface?: string;
  readonly kind: 'interface' | 'function' | 'method' | 'static' | 'constructor' | 'resource' | 'destructor';
  /** As WIT has it; of a constructor and a destructor: the resource's. */
  readonly name: string;
  /** The resource that a method or a static function belongs to. */
  readonly resource?: string;
  /** The names of the parameters, without the resource itself. */
  readonly params: readonly string[];
  /** Where WIT has it. */
  readonly location?: Location;
}

/** How it is called in messages: `find-item` in `demo:shop/catalog`. */
export function titleOf({ interface: owner, kind, name, resource }: Asked, world: string): string {
  const within = owner === undefined ? `world \`${world}\`` : `\`${owner}\``;
  switch (kind) {
    case 'interface':
      return `interface \`${name}\``;
    case 'function':
      return `\`${name}\` of ${within}`;
    case 'method':
    case 'static':
      return `\`${resource}.${name}\` of ${within}`;
    default:
      return `${kind === 'resource' ? '' : `the ${kind} of `}resource \`${name}\` of ${within}`;
  }
}

/** What a core module exports it as; none: it is no function that it must have. */
export function coreName({ interface: owner, kind, name, resource }: Asked): string | undefined {
  const prefix = owner === undefined ? '' : `${owner}#`;
  switch (kind) {
    case 'function':
      return prefix + name;
    case 'constructor':
      return `${prefix}[constructor]${name}`;
    case 'method':
    case 'static':
      return `${prefix}[${kind}]${resource}.${name}`;
    default:
      return undefined;
  }
}

/** A name without its case and separators, in which languages differ: `find-item`, `find_item` and `FindItem` are one. */
export const plain = (name: string): string => name.replace(/[^A-Za-z0-9]/g, '').toLowerCase();

/**
 * What a language calls the interface of something, as a pattern for plain names: bindings put the version of
 * a package between its name and that of the interface where there are several.
 */
export function plainInterface(name: string): string {
  const [path = ''] = name.split('@');
  const slash = path.indexOf('/');
  return slash < 0 ? plain(path) : `${plain(path.slice(0, slash))}\\d*${plain(path.slice(slash))}`;
}

/** The words of a name, as JavaScript writes them. */
export const camel = (name: string): string =>
  name.toLowerCase().replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** As types are written nearly everywhere. */
export const pascal = (name: string): string => camel(name).replace(/^\w/, (letter) => letter.toUpperCase());

/** As Python, C and Rust write them. */
export const snake = (name: string): string => name.toLowerCase().replaceAll('-', '_');

/** The interface without its package and version. */
export const shortName = (name: string): string => name.replace(/@.*$/, '').replace(/^.*\//, '');

/** What belongs to an interface; of none: to the world itself. */
export const membersOf = (asked: readonly Asked[], owner: string | undefined): readonly Asked[] =>
  asked.filter(({ interface: other, kind }) => other === owner && kind !== 'interface');

/** All that is missing of an interface, or the interface where nothing of it is there. */
export function asWhole(lacking: readonly Asked[], all: readonly Asked[]): readonly Asked[] {
  return all.filter((item) => {
    if (item.kind === 'interface') return isWhole(item.name);
    return lacking.includes(item) && !(item.interface !== undefined && isWhole(item.interface));
  });

  function isWhole(owner: string): boolean {
    const members = membersOf(all, owner).filter((member) => coreName(member) !== undefined);
    return members.length > 0 && members.every((member) => lacking.includes(member));
  }
}

/** The names in a core module of something, or of all that is in an interface. */
export function functionsIn(item: Asked, all: readonly Asked[]): string {
  const items = item.kind === 'interface' ? membersOf(all, item.name) : [item];
  const names = items.flatMap((member) => coreName(member) ?? []);
  return `${names.length === 1 ? 'a function as' : 'functions as'} ${names.map((name) => `\`${name}\``).join(', ')}`;
}
