import type { Core } from '../core/index.js';
import type { Emit, Status } from '../events.js';
import { type Finding, Stop } from '../finding.js';
import type { Fit } from '../hosts/fit.js';
import type { Binary } from '../model.js';
import type { Step } from '../plan.js';
import type { Platform } from '../platform/platform.js';
import type { Answers } from '../store/answers.js';
import type { Sharing } from '../store/share.js';
import type { Lock } from '../toolchains/lock.js';

/** A place outside of the machine that keeps installed tools, such as the cache of a workflow. */
export interface ToolStore {
  /** Brings a folder back; gives whether it was there. */
  restore(folder: string, key: string): Promise<boolean>;
  /** Hears of a folder that was installed because it was not there, or not whole. */
  added(folder: string, key: string): void;
}

/** What every stage is given besides its own input. */
export interface Context {
  readonly platform: Platform;
  readonly core: Core;
  readonly emit: Emit;
  /** Aborted when the run is to end early. */
  readonly signal: AbortSignal;
  /** How each step ended that has ended. */
  readonly outcomes: Map<string, Status>;
  /** Of each step that did not pass, the first error that kept it from that: its own, or that of a step which it needs. */
  readonly reasons: Map<string, string>;
  /** Of each component that was held against hosts, what came of it. */
  readonly fits?: Map<string, readonly Fit[]>;
  /** What was found out about binaries before. None: everything is found out. */
  readonly answers?: Answers;
  /** The folder of the project, as the user gave it. */
  readonly root: string;
  /** The folder of the project for what is made on the way: `.wasmwright` in its root. */
  readonly work: string;
  /** None: tools live on this machine only. */
  readonly toolStore?: ToolStore;
  /** Nothing may be downloaded. */
  readonly offline?: boolean;
  /** What the project has recorded of its tools. */
  readonly lock?: Lock;
  /** Only the tools that are recorded may be used. */
  readonly locked?: boolean;
  /** What has not changed is built as well. */
  readonly force?: boolean;
  /** Where what is built is shared with other jobs of the same pipeline. */
  readonly sharing?: Sharing;
  /** Builds are taken from no shared cache, and given to none. */
  readonly apart?: boolean;
}

/** What is known of a binary, or is found out now. A question names all that its answer depends on. */
export function about<T>(
  { digest, read }: Pick<Binary, 'digest' | 'read'>,
  question: string,
  find: (bytes: Uint8Array) => T,
  { answers }: Context,
): Promise<T> {
  const found = async () => find(await read());
  return answers ? answers.about(digest, question, found) : found();
}

/** Takes the findings of a step. */
export type Find = (finding: Finding) => void;

/**
 * Does one step: measures it, tells of it, and decides how it ended. It fails when
 * it finds an error or stops; it is skipped when a step that it needs has not passed.
 */
export async function perform<T>(
  step: Step,
  context: Context,
  work: (find: Find) => Promise<T>,
  describe?: (result: T) => string,
): Promise<T | undefined> {
  const { emit, platform, outcomes, reasons, signal } = context;
  const missing = step.needs.find((id) => outcomes.get(id) !== 'passed');
  if (signal.aborted || missing !== undefined) {
    outcomes.set(step.id, 'skipped');
    const reason = missing !== undefined && reasons.get(missing);
    if (reason) reasons.set(step.id, reason);
    emit({ type: 'step-finished', step, status: 'skipped', seconds: 0 });
    return undefined;
  }
  const start = platform.now();
  let failed = false;
  const find: Find = (finding) => {
    if (signal.aborted) return;
    if (finding.severity === 'error' && !failed) reasons.set(step.id, finding.message);
    failed ||= finding.severity === 'error';
    emit({ type: 'finding', finding, step });
  };
  emit({ type: 'step-started', step });
  const result = await work(find).catch((failure: unknown) => {
    if (!(failure instanceof Stop)) throw failure;
    failure.findings.forEach(find);
    failed = true;
    return undefined;
  });
  const status = signal.aborted ? 'skipped' : failed ? 'failed' : 'passed';
  outcomes.set(step.id, status);
  const detail = status !== 'passed' || result === undefined ? undefined : describe?.(result);
  emit({
    type: 'step-finished',
    step,
    status,
    seconds: platform.now() - start,
    ...(detail !== undefined && { detail }),
  });
  return status === 'passed' ? result : undefined;
}
