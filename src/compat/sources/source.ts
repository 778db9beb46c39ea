import type { Core, WitSource } from '../../core/index.js';
import type { Location } from '../../finding.js';
import type { Platform } from '../../platform/platform.js';

/** One side of a comparison, read into memory. `title`: as a person names it, `git:main:wit`. */
export type Opened =
  | { readonly kind: 'wit'; readonly title: string; readonly source: WitSource }
  | { readonly kind: 'binary'; readonly title: string; readonly bytes: Uint8Array };

/** One kind of place that a side may come from. */
export interface Source {
  readonly id: string;
  /** How it is written, for help: `git:REF[:PATH]`. */
  readonly form: string;
  matches(reference: string): boolean;
  /** Stops when there is nothing there, or it cannot be had. */
  open(reference: string, opening: Opening): Promise<Opened>;
}

/** What opening a side needs to know besides its reference. */
export interface Opening {
  readonly platform: Platform;
  readonly core: Core;
  readonly signal: AbortSignal;
  /** Nothing may be downloaded. */
  readonly offline?: boolean;
  /** The path of the other side: the PATH that `git:REF` means. */
  readonly like?: string;
  /** How the commit is to be called instead of by its REF, `main` for the hash of a merge base. */
  readonly as?: string;
  /** Where the reference is written, when it is in a file. */
  readonly location?: Location;
}
