import type { Question } from '../compat/packages.js';
import type { Core } from '../core/index.js';
import type { Event } from '../events.js';
import type { Finding } from '../finding.js';
import type { Platform } from '../platform/platform.js';
import type { Case } from '../reporters/cases.js';
import type { GateFormat } from '../reporters/compat/formats.js';

/** A command that answers with something of its own, and not with the report of a run. */
export type Command = (asked: Asked, setting: Setting) => Promise<Told>;

/** What a command line asks of a command: its argument, and those of the options that it has. */
export interface Asked extends Question {
  readonly language?: string;
  readonly offline?: boolean;
  readonly locked?: boolean;
  /** The arguments of a command that takes several. */
  readonly subjects?: readonly string[];
  readonly project?: string;
  readonly fix?: boolean;
  readonly update?: boolean;
  readonly check?: boolean;
  readonly components?: boolean;
  /** The file of a component. */
  readonly component?: string;
  /** The names of components, of a command that takes them. */
  readonly only?: readonly string[];
  readonly registry?: string;
  readonly tag?: string;
  readonly dryRun?: boolean;
  readonly insecure?: boolean;
  /** What is prepared is made. */
  readonly publish?: boolean;
  /** A key, in a file. */
  readonly key?: string;
  /** A trusted root of Sigstore, in a file. */
  readonly trustedRoot?: string;
  /** A repository on GitHub: `OWNER/NAME`. */
  readonly repository?: string;
  readonly debug?: string;
  /** What is closed: by patterns, and by functions with their values. */
  readonly deny?: readonly string[];
  readonly empty?: readonly string[];
  readonly set?: readonly string[];
  /** The file that receives what is made. */
  readonly out?: string;
}

/** What a command has to work with. */
export interface Setting {
  readonly platform: Platform;
  readonly signal: AbortSignal;
  /** Hears of what goes on, in commands that do work. */
  readonly listen: (event: Event) => void;
  /** Loads the core: a part of a second that not every command has to spend. */
  core(): Promise<Core>;
}

/** What a command tells: the same for people and for programs, and what is to be said about it. */
export interface Told {
  readonly text: string;
  readonly document: object;
  readonly findings: readonly Finding[];
  /** The texts of what findings point at and this machine does not have, by path. */
  readonly texts?: ReadonlyMap<string, string>;
  /** How it is shown in other formats, by their names; made when it is asked for. */
  readonly renderings?: Readonly<Record<GateFormat, () => string>>;
  /** What it has looked at, each as a test. */
  readonly cases?: readonly Case[];
  /** Whether `text` is the last word, after the findings. */
  readonly isClosing?: boolean;
}
