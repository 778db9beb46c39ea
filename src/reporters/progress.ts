import { type Event, fetched, unchanged } from '../events.js';
import type { Stage } from '../plan.js';
import type { NamedAsking } from '../policy/asked.js';
import { count, duration } from '../quantities.js';
import { projectLine } from './plan.js';

type Finished = Omit<Event & { type: 'step-finished' }, 'seconds'> & { readonly seconds?: number };

/**
 * A run as it goes on, in the manner of cargo: a verb in twelve columns, what it was done to, how long it took. `now`:
 * none, and times are not told.
 */
export function progress(
  write: (line: string) => void,
  now: (() => number) | undefined,
  { explain = false }: { readonly explain?: boolean } = {},
): (event: Event) => void {
  const start = now?.() ?? 0;
  let steps: Finished[] = [];
  return (event) => {
    if (event.type === 'project-started') {
      steps = [];
      write(projectLine(event.root));
    }
    if (event.type === 'step-finished') {
      const { seconds, ...untimed } = event;
      steps.push(now ? event : untimed);
      const { step } = event;
      if (step.stage === 'build' && event.status === 'passed' && !isTaken(event))
        write(line('Built', step.component.name, seconds));
    }
    if (event.type === 'stale' && explain) for (const text of becauseLines(event)) write(text);
    if (event.type === 'asks') for (const text of askingLines(event.of)) write(text);
    if (event.type === 'installing') write(line('Installing', `by \`${event.command}\` in ${event.folder}`));
    if (event.type === 'waiting') write(line('Waiting', `for process ${event.process}, which ${event.what}`));
    if (event.type === 'stage-finished') {
      const own = steps.filter(({ step }) => step.stage === event.stage);
      steps = steps.filter((step) => !own.includes(step));
      const seconds = now && (event.stage === 'package' ? now() - start : event.seconds);
      for (const text of lines[event.stage](own, seconds)) write(text);
    }
  };
}

/** The lines that a stage leaves when it is done. */
const lines: Readonly<Record<Stage, (steps: readonly Finished[], seconds: number | undefined) => string[]>> = {
  toolchains: (steps, seconds) => {
    const names = new Set(passed(steps).map(({ detail, step }) => detail ?? step.id));
    return names.size > 0 ? [line('Toolchain', [...names].sort().join(', '), seconds)] : [];
  },
  build: (steps) => {
    const taken = (verb: string, how: string) => {
      const those = passed(steps).filter(({ detail }) => detail === how);
      return those.length > 0 ? [line(verb, names(those))] : [];
    };
    return [...taken('Unchanged', unchanged), ...taken('Fetched', fetched), ...skipped(steps)];
  },
  validate: (steps, seconds) => {
    const [first, ...others] = passed(steps);
    const what = first && (others.length === 0 ? (first.detail ?? '1 component') : `${others.length + 1} components`);
    return what ? [line('Validated', what, seconds)] : [];
  },
  compose: (steps) => [...each('Composed', steps), ...skipped(steps)],
  smoke: (steps) => [...each('Smoked', steps), ...skipped(steps)],
  measure: (steps) => [...each('Measured', steps), ...skipped(steps)],
  // The last line has the time of the whole run.
  package: (steps, seconds) => [
    ...passed(steps).map(({ detail = '' }) => line('Finished', detail, seconds)),
    ...skipped(steps).map(() => line('Left', 'the output folder as it was')),
  ],
};

/** Whether it did not have to be built. */
const isTaken = ({ detail }: { readonly detail?: string }) => detail === unchanged || detail === fetched;

function names(steps: readonly Finished[]): string {
  const all = steps.map(({ step }) => (step.stage === 'build' ? step.component.name : step.id));
  return all.length > 6 ? count(all.length, 'component') : all.join(', ');
}

/** Why a component is built: the first reasons, and how many more there are. */
function becauseLines({ component, because }: Event & { type: 'stale' }): string[] {
  const shown = because.length > 6 ? because.slice(0, 5) : because;
  const more = because.length - shown.length;
  return [
    line('Building', `${component}, since ${shown[0]}`),
    ...shown.slice(1).map((reason) => line('', `and ${reason}`)),
    ...(more > 0 ? [line('', `and ${more} more`)] : []),
  ];
}

/** What is asked of hosts, and by whom; of plumbing nobody has anything. */
function askingLines(all: readonly NamedAsking[]): string[] {
  const askers = new Map<string, string[]>();
  for (const { name, asking } of all) {
    for (const { capability, words } of asking) {
      if (capability !== 'plumbing') askers.set(words, [...(askers.get(words) ?? []), name]);
    }
  }
  return [...askers].map(([words, names]) =>
    line('Asks for', `${words}: ${names.length > 6 ? count(names.length, 'component') : names.join(', ')}`),
  );
}

function each(verb: string, steps: readonly Finished[]): string[] {
  return passed(steps).map(({ detail, step, seconds }) => line(verb, detail ?? step.id, seconds));
}

/** What was not tried, because of what failed before. */
function skipped(steps: readonly Finished[]): string[] {
  return steps.filter(({ status }) => status === 'skipped').map(({ step }) => line('Skipped', step.id));
}

const passed = (steps: readonly Finished[]) => steps.filter(({ status }) => status === 'passed');

function line(verb: string, what: string, seconds?: number | undefined): string {
  const start = `${verb.padStart(12)}  ${what}`;
  return seconds === undefined ? start : `${start.padEnd(70)}  ${duration(seconds)}`;
}
