import type { Location } from './finding.js';
import type { HostReference } from './hosts/open.js';
import type { Inside } from './inside.js';
import type { LanguageId } from './languages/index.js';
import type { Settings } from './languages/settings.js';
import type { Policy } from './policy/policy.js';
import type { Materials } from './sbom/materials.js';
import type { Grants } from './smoke/grants.js';
import type { WantedCache } from './store/remote/settings.js';
import type { ToolId } from './toolchains/index.js';
import type { Lock } from './toolchains/lock.js';
import type { Closing } from './virtualize/closing.js';

/** A world by its name in a WIT package: `[WIT#]WORLD` of the command line and the manifest. */
export interface WorldReference {
  /** The folder or file of the WIT package, as the user would write it from where the program runs. */
  readonly wit: string;
  /** None: the only world of the package. */
  readonly world?: string;
  /** Where the manifest asks for it. */
  readonly location?: Location;
}

/** A component of the project, before anything is built. */
export interface Component {
  readonly name: string;
  readonly language: LanguageId;
  /** The folder of its sources. */
  readonly folder: string;
  /** The file that the build starts from, relative to `folder`. */
  readonly entry: string;
  /** How it is built. */
  readonly settings: Settings;
  /** The world that it is built for. */
  readonly world: WorldReference;
  /** Worlds of hosts that it must fit as well. */
  readonly targets: readonly WorldReference[];
  /** Hosts that it must run in; none: those of the project. */
  readonly hosts?: readonly HostReference[];
  /** What is closed of what it imports. */
  readonly virtualize?: readonly Closing[];
  /** Where the project names it: the manifest, or the file that gave it away. */
  readonly location: Location;
}

/** A component made of others: plugs in a socket, or a `.wac` file. */
export interface Composition {
  readonly name: string;
  readonly how:
    | { readonly kind: 'plug'; readonly socket: string; readonly plugs: readonly string[] }
    /** `parts` are what its package references stand for in the project. */
    | { readonly kind: 'wac'; readonly file: string; readonly text: string; readonly parts: readonly string[] };
  readonly targets: readonly WorldReference[];
  readonly hosts?: readonly HostReference[];
  readonly virtualize?: readonly Closing[];
  readonly location?: Location;
}

/** The components and compositions that a composition is made of. */
export function partsOf({ how }: Composition): readonly string[] {
  return how.kind === 'plug' ? [how.socket, ...how.plugs] : how.parts;
}

/** A call that must work: `greet({name: "Ada"})`, in WAVE. */
export interface SmokeCall {
  /** The component or composition that is called. */
  readonly component: string;
  readonly call: string;
  /** The value that it must give, in WAVE; none: any value will do. */
  readonly expect?: string;
  /** In seconds. */
  readonly timeout: number;
  /** The bytes of memory that it may take; none: the default. */
  readonly memory?: number;
  /** What it may reach; none: standard streams, clocks and random numbers. */
  readonly grants?: Grants;
  /** Where the manifest has each of its keys. */
  readonly location: Readonly<Record<'component' | 'call' | 'expect', Location>>;
}

/** What there is to do, as a manifest says it or as it was found. */
export interface Project {
  /** The folder, as the user gave it. */
  readonly root: string;
  /** The folder that receives the results. */
  readonly output: string;
  readonly components: readonly Component[];
  /** Those that were not asked for. */
  readonly others?: readonly Component[];
  readonly compositions: readonly Composition[];
  readonly smoke: readonly SmokeCall[];
  /** Hosts that everything must run in. */
  readonly hosts?: readonly HostReference[];
  /** Versions of tools that the manifest asks for. */
  readonly tools: Readonly<Partial<Record<ToolId, WantedTool>>>;
  /** Of a part of a project all that there is: what one is composed with says what it asks of a host. */
  readonly whole?: Pick<Project, 'components' | 'compositions'>;
  /** What may be imported; every policy counts. */
  readonly policies?: readonly Policy[];
  /** What is recorded of tools beside the manifest. */
  readonly lock?: Lock;
  /** The cache that builds are shared by, as the manifest has it. */
  readonly cache?: WantedCache;
}

/** A version of a tool, and where the manifest asks for it. */
export interface WantedTool {
  readonly version: string;
  readonly location: Location;
}

/**
 * Bytes that are read when they are needed, and not kept: a run holds those that its workers are at, however many
 * components there are.
 */
export interface Binary {
  /** Their SHA-256, in hexadecimal. */
  readonly digest: string;
  /** How many there are. */
  readonly size: number;
  read(): Promise<Uint8Array>;
}

/** A binary that a stage made. */
export interface Artifact extends Binary {
  readonly name: string;
  /** The file that holds it. */
  readonly path: string;
  /** The same with what debuggers read; none where there is nothing more, or all of it is inside. */
  readonly debug?: Binary;
  /** What its bytes are. */
  readonly inside?: readonly Inside[];
  /** What would make it smaller, in sentences. */
  readonly smaller?: readonly string[];
  /** What its build has noted of what went into it. */
  readonly noted?: Materials;
  /** How long its build took in this run; none: it was made without one. */
  readonly seconds?: number;
}

/** The names of what a world imports and exports. Types are not among them: they ask for nothing at run time. */
export interface Surface {
  readonly imports: readonly string[];
  readonly exports: readonly string[];
  /** Those of the imports that have no functions: they ask for nothing at run time either. */
  readonly onlyTypes?: readonly string[];
}

/** A component that is valid, with what it offers and what it asks for. */
export type Checked = Artifact & Surface;
