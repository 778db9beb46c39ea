import type { Finding, Location } from '../finding.js';
import type { News } from './news.js';

/** Who a change breaks. `old-guests`: guests built before do not run on hosts of the new version; `old-hosts`: guests built now do not run on hosts of the old one. */
export type Party = 'old-guests' | 'old-hosts';

/** How guests stand to an item: they import it, export it, or do both; `unknown` where no world says so. */
export type Side = 'import' | 'export' | 'both' | 'unknown';

/** Which checks see a change: `source` only those who compile against the WIT, `type` the type check of a linker, `link` the matching of names before it. */
export type Layer = 'source' | 'type' | 'link';

/** What the package is to those who use it, which decides whose breaking fails the gate. */
export type Role = 'contract' | 'component' | 'both';

/** The digit of a semantic version that has to move. Below 1.0 it is the minor one that breaks, below 0.1 the patch one. */
export type Bump = 'none' | 'patch' | 'minor' | 'major';

/** One change of an interface, with everyone it breaks. */
export interface CompatFinding extends Finding {
  /** What has changed: `demo:kv/store#put`, without the version of its own package. */
  readonly item: string;
  readonly side: Side;
  readonly breaks: readonly Party[];
  /** On the import side only guests that use the item break: what they do not call, their compilers leave out. */
  readonly when?: 'used';
  readonly layer: Layer;
  /** Where the baseline has it. */
  readonly baseline?: Location;
  /** The known components that miss something of it; none where none are configured, or none does. */
  readonly stops?: Stopped;
  /** Somebody has said that it may break whom it breaks. */
  readonly accepted?: true;
}

/** Some of the known components, by name and version. */
export interface Stopped {
  readonly names: readonly string[];
  /** How many are known, and what one is called. */
  readonly of: number;
  readonly noun: string;
}

/** What the change of a package is declared to be, by its versions. */
export interface Declared {
  readonly from: string;
  readonly to: string;
  readonly bump: Bump;
  /** Whether that is what the change requires, or more. */
  readonly enough: boolean;
}

/** A known component that is built against the package, checked against its new worlds as it really is. */
export interface ConsumerVerdict {
  readonly name: string;
  readonly version?: string;
  /** Where it comes from: a path or a reference. */
  readonly source: string;
  readonly status: 'loads' | 'breaks' | 'unreadable';
  /** What it misses, in words: "does not export `hooks#on-evict`". */
  readonly misses: readonly { readonly item: string; readonly message: string }[];
}

/** What the comparison of one package, or of one component, came to. */
export interface Verdict {
  /** `demo:kv`, or the name of a component. */
  readonly package: string;
  /** What was compared with what, as a person would name them: `wit` with `git:main:wit`. */
  readonly current: string;
  readonly against: string;
  /** Whether nothing breaks whoever the role protects. */
  readonly compatible: boolean;
  readonly role: Role;
  /** The package promises nothing yet: what breaks is told, and fails nothing. */
  readonly unstable?: true;
  readonly required: Bump;
  /** The lowest version that is enough; none for a package without a version. */
  readonly next?: string;
  /** None for a package without a version. */
  readonly declared: Declared | null;
  readonly findings: readonly CompatFinding[];
  /** None where no consumers are configured. */
  readonly consumers?: readonly ConsumerVerdict[];
  /** Of a component: what else is new. */
  readonly component?: News;
}
