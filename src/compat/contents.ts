import type { About, Resolved, Span, TypeDef, TypeRef, WitFunction } from '../core/index.js';
import type { Names } from './names.js';
import type { Origins } from './origins.js';
import type { Shape } from './shapes.js';

/** A package under comparison, with everything that its worlds reach. */
export interface Contents {
  readonly resolved: Resolved;
  readonly names: Names;
  readonly package: PackageItem;
  readonly worlds: ReadonlyMap<string, WorldContents>;
  /** Those of the package itself and of its dependencies, as far as a world names them. */
  readonly interfaces: ReadonlyMap<string, Container>;
}

/** What every item has: its name in full, and where it stands. */
export interface Item {
  /** `demo:kv/store#put`: without the version of the package under comparison, and with the track of others. */
  readonly id: string;
  readonly name: string;
  readonly about: About;
}

export interface PackageItem extends Item {
  readonly version: string | undefined;
  readonly versionSpan: Span | undefined;
}

/** Functions and types under one name: an interface, or what stands in a world itself. */
export interface Container extends Item {
  readonly kind: 'interface' | 'imports' | 'exports';
  /** Whether the package under comparison has it, and not a dependency. */
  readonly own: boolean;
  readonly functions: ReadonlyMap<string, FunctionItem>;
  readonly types: ReadonlyMap<string, TypeItem>;
}

export interface WorldContents extends Item {
  /** The interfaces that it names. */
  readonly imports: ReadonlyMap<string, WorldEntry>;
  readonly exports: ReadonlyMap<string, WorldEntry>;
  /** What stands in the world itself. Types are imports. */
  readonly importing: Container;
  readonly exporting: Container;
}

/** An interface in a world: `import store`, or `import cache: store`. */
export interface WorldEntry extends Item {
  readonly side: 'import' | 'export';
  /** The name of the world that has it. */
  readonly world: string;
  /** The interface behind it. */
  readonly interface: string;
  /** Of an export: where the resources come from that it uses. */
  readonly origins: Origins;
}

export interface FunctionItem extends Item {
  readonly kind: 'function' | 'method' | 'static' | 'constructor';
  /** The resource that it belongs to. */
  readonly resource: string | undefined;
  readonly func: WitFunction;
  readonly params: readonly Typed[];
  readonly result: Typed | undefined;
  /** Of the whole signature. */
  readonly shape: Shape;
}

/** Something with a type: a parameter, a result, a field, the payload of a case. */
export interface Typed {
  readonly name: string;
  readonly span: Span | undefined;
  readonly type: TypeRef | undefined;
  readonly shape: Shape | undefined;
  /** Its type as WIT text. */
  readonly text: string;
}

export interface TypeItem extends Item {
  readonly def: TypeDef;
  /** What its name stands for. */
  readonly shape: Shape;
  /** Fields, cases, labels. */
  readonly members: readonly Typed[];
  /** As WIT text: `list<u8>` for an alias of it, `record` for a record. */
  readonly text: string;
  /** The resource that it is in the end, if it is one. */
  readonly resource: string | undefined;
}
