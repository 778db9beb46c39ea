import type { FindingId } from '../catalog.js';
import { error, type Finding, type Location, Stop } from '../finding.js';
import { reachedLimit } from '../limits.js';
import { CoreProblem, LimitReached, type Problem, type ProblemKind, StackExhausted } from './index.js';

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
  if (failure instanceof StackExhausted) {
    return error('too-deep', 'this is nested too deep, or refers to itself in too long a chain, to be worked on', {
      help: 'a few hundred levels, or a thousand links of `use` or `include`, are no problem',
    });
  }
  if (failure instanceof LimitReached) return reachedLimit(failure);
  if (!(failure instanceof CoreProblem)) throw failure;
  const { kind, message, location, offset, notes } = failure.problem;
  const all = [...notes, ...(offset === undefined ? [] : [`at byte ${offset} (0x${offset.toString(16)})`])];
  return error(ids[kind], message, {
    // Without a path it is about a text that the caller knows the place of.
    ...(location && location.path !== '' && { location: locationOf(location) }),
    ...(all.length > 0 && { notes: all }),
  });
}

/**
 * Calls the core; what it finds wrong stops the step. `details` is added to the finding, and
 * `say` puts its message into a sentence of the caller's.
 */
export function reporting<T>(details: Partial<Finding>, call: () => T, say = (message: string) => message): T {
  try {
    return call();
  } catch (failure) {
    const { id, severity, message, ...rest } = findingOf(failure);
    throw new Stop({ id, severity, message: say(message), ...details, ...rest });
  }
}

function locationOf({ path, range }: NonNullable<Problem['location']>): Location {
  return { file: path, ...range };
}
