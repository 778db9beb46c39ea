import type { Finding } from './finding.js';
import type { Stage, Step } from './plan.js';
import type { NamedAsking } from './policy/asked.js';

/** How something ended. `skipped`: it was not tried, and a finding or another failure says why. */
export type Status = 'passed' | 'failed' | 'skipped';

/** What a run says of itself while it goes on. Reporters listen; nothing else does. */
export type Event =
  /** Told where a run has several projects. */
  | { readonly type: 'project-started'; readonly root: string }
  | { readonly type: 'step-started'; readonly step: Step }
  /** `detail` says in a few words what came out. */
  | {
      readonly type: 'step-finished';
      readonly step: Step;
      readonly status: Status;
      readonly seconds: number;
      readonly detail?: string;
    }
  | { readonly type: 'stage-finished'; readonly stage: Stage; readonly seconds: number }
  /** A component is about to be built, and why: it is not as it was when it was built last. */
  | { readonly type: 'stale'; readonly component: string; readonly because: readonly string[] }
  /** The packages that components depend on are being installed, by `command` in a folder. */
  | { readonly type: 'installing'; readonly command: string; readonly folder: string }
  /** What is shipped asks of its host. */
  | { readonly type: 'asks'; readonly of: readonly NamedAsking[] }
  /** All that a compiler said, when it is done. */
  | { readonly type: 'compiled'; readonly component: string; readonly output: string }
  /** Another process, of which `what` says what it does, must end before the run goes on. */
  | { readonly type: 'waiting'; readonly process: number; readonly what: string }
  /** `step`: the one that has found it. */
  | { readonly type: 'finding'; readonly finding: Finding; readonly step?: Step };

/** The `detail` of a component that is taken as it was built before. */
export const unchanged = 'unchanged';
/** The same, of one that somebody else has built. */
export const fetched = 'fetched';

export type Emit = (event: Event) => void;
