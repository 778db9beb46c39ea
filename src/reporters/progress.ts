import type { Event } from '../events.js';
import type { Stage } from '../plan.js';

type Finished = Event & { type: 'step-finished' };

/** A run as it goes on, in the manner of cargo: a verb in twelve columns, what it was done to, how long it took. */
export function progress(write: (line: string) => void, now: () => number): (event: Event) => void {
  const start = now();
  const steps: Finished[] = [];
  return (event) => {
    if (event.type === 'step-finished') {
      steps.push(event);
      const { step, seconds } = event;
      if (step.stage === 'build' && event.status === 'passed') write(line('Built', step.component.name, seconds));
    }
    if (event.type === 'stage-finished') {
      const own = steps.filter(({ step }) => step.stage === event.stage);
      const seconds = event.stage === 'package' ? now() - start : event.seconds;
      for (const text of lines[event.stage](own, seconds)) write(text);
    }
  };
}

/** The lines that a stage leaves when it is done. */
const lines: Readonly<Record<Stage, (steps: readonly Finished[], seconds: number) => string[]>> = {
  toolchains: (steps, seconds) => {
    const names = passed(steps).map(({ step }) => (step.stage === 'toolchains' ? `${step.tool} ${step.version}` : ''));
    return names.length > 0 ? [line('Toolchain', names.join(', '), seconds)] : [];
  },
  build: () => [],
  validate: (steps, seconds) => {
    const count = passed(steps).length;
    return count > 0 ? [line('Validated', count === 1 ? '1 component' : `${count} components`, seconds)] : [];
  },
  compose: each('Composed'),
  smoke: each('Smoked'),
  // The last line has the time of the whole run.
  package: (steps, seconds) => passed(steps).map(({ detail = '' }) => line('Finished', detail, seconds)),
};

function each(verb: string) {
  return (steps: readonly Finished[]) =>
    passed(steps).map(({ detail, step, seconds }) => line(verb, detail ?? step.id, seconds));
}

const passed = (steps: readonly Finished[]) => steps.filter(({ status }) => status === 'passed');

function line(verb: string, what: string, seconds: number): string {
  return `${verb.padStart(12)}  ${what.padEnd(56)}  ${duration(seconds)}`;
}

function duration(seconds: number): string {
  return seconds < 0.1 ? `${Math.round(seconds * 1000)} ms` : `${seconds.toFixed(1)} s`;
}
