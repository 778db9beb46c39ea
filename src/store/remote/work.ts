import type { Finding } from '../../finding.js';
import type { Context } from '../../stages/context.js';
import type { Boundary } from './boundary.js';
import type { Kind, Server } from './server.js';

/** What is at hand where a cache is asked and filled. */
export interface Work {
  readonly server: Server;
  readonly isWithin: Boundary;
  /** The entries that were refused, as `addressOf` gives them. */
  readonly refused: Set<string>;
  readonly tell: (finding: Finding) => void;
  readonly context: Context;
}

export const addressOf = (kind: Kind, key: string): string => `${kind}/${key}`;

/** The names of the files of a build in its entry. */
export const filesOf = { component: 'component.wasm', debug: 'component.debug.wasm', record: 'build.json' } as const;

/** The most bytes of an entry, of a record, and of a component or what debuggers read. */
export const limits = { entry: 4 << 20, record: 32 << 20, object: 512 << 20 };
