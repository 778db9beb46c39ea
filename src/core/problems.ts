import type { FindingId } from '../catalog.js';
import { error, type Finding, type Location, Stop } from '../finding.js';
import { CoreProblem, type Problem, type ProblemKind } from './index.js';

const ids: Readonly<Record<ProblemKind, FindingId>> = {
  'wit-syntax': 'wit-invalid',
  'wit-resolve': 'wit-invalid',
  'world-selection': 'world-unclear',
  'invalid-binary': 'component-invalid',
  'wat-syntax': 'compile-error',
  componentize: 'build-failed',
  compose: 'composition-failed',
  plug: 'composition-failed',
  wave: 'smoke-call',
  bindings: 'build-failed',
};

/** What the core found wrong, as a finding. Any other failure is thrown on. */
export function findingOf(failure: unknown): Finding {
  if (!(failure instanceof CoreProblem)) throw failure;
  const { kind, message, location, offset, notes } = failure.problem;
  const all = [...notes, ...(offset === undefined ? [] : [`at byte ${offset} (0x${offset.toString(16)})`])];
  return error(ids[kind], message, {
    ...(location && { location: locationOf(location) }),
    ...(all.length > 0 && { notes: all }),
  });
}

/** Calls the core; what it finds wrong stops the step. `details` is added to the finding. */
export function reporting<T>(details: Partial<Finding>, call: () => T): T {
  try {
    return call();
  } catch (failure) {
    throw new Stop({ ...details, ...findingOf(failure) });
  }
}

function locationOf({ path, range }: NonNullable<Problem['location']>): Location {
  return { file: path, ...range };
}
