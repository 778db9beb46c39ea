import type { Event, Status } from '../events.js';
import type { Finding } from '../finding.js';
import type { SmokeCall } from '../model.js';
import type { SmokeStep, Stage } from '../plan.js';

/** How a run went: what it told on its way, for those who show it at its end. */
export interface Course {
  /** How long each stage took that did anything, in seconds. */
  readonly stages: ReadonlyMap<Stage, number>;
  /** How long each component took to build, in seconds. */
  readonly builds: ReadonlyMap<string, number>;
  /** How many smoke calls there are; of them, those that were made, that went well, and that a value is expected of. */
  readonly calls: Readonly<Record<'all' | 'made' | 'good' | 'withValue', number>>;
}

/** Follows a run, to tell its course. */
export function follow(): { readonly course: Course; listen(event: Event): void } {
  const course = {
    stages: new Map<Stage, number>(),
    builds: new Map<string, number>(),
    calls: { all: 0, made: 0, good: 0, withValue: 0 },
  };
  const findings: Finding[] = [];
  const active = new Set<Stage>();
  const listen = (event: Event) => {
    if (event.type === 'finding') findings.push(event.finding);
    if (event.type === 'stage-finished' && active.has(event.stage)) course.stages.set(event.stage, event.seconds);
    if (event.type !== 'step-finished') return;
    const { step, status, seconds } = event;
    if (status !== 'skipped') active.add(step.stage);
    if (step.stage === 'build' && status !== 'skipped') course.builds.set(step.component.name, seconds);
    if (step.stage === 'smoke') count(step, status);
  };
  const count = ({ name, calls }: SmokeStep, status: Status) => {
    const own = findings.filter(({ component }) => component === name);
    course.calls.all += calls.length;
    course.calls.withValue += calls.filter(({ expect }) => expect !== undefined).length;
    if (status === 'skipped') return;
    course.calls.made += calls.length;
    course.calls.good += calls.filter((call) => isGood(call, own)).length;
  };
  return { course, listen };
}

/** What is wrong with a call is found where the project has it; of a component that does not start, no call is made. */
function isGood({ location }: SmokeCall, findings: readonly Finding[]): boolean {
  return !findings.some(
    (finding) =>
      finding.id === 'smoke-refused' || Object.values(location).some((place) => isSame(place, finding.location)),
  );
}

const isSame = (a: Finding['location'], b: Finding['location']) =>
  a?.file === b?.file && a?.line === b?.line && a?.column === b?.column;
