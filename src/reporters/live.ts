import type { Event } from '../events.js';
import { type Stage, type Step, toolName } from '../plan.js';

/** The steps that are under way, in the order in which they began, each with the time at which it did. */
export type Running = ReadonlyMap<string, { readonly step: Step; readonly since: number }>;

/** The steps that are under way after an event. */
export function after(event: Event, running: Running, now: number): Running {
  if (event.type === 'step-started') return new Map(running).set(event.step.id, { step: event.step, since: now });
  if (event.type !== 'step-finished') return running;
  return new Map([...running].filter(([id]) => id !== event.step.id));
}

/** What is shown of the steps that are under way: one line each, none wider than the terminal, and not more than fit. */
export function liveLines(
  running: Running,
  now: number,
  { columns, rows }: { readonly columns: number; readonly rows: number },
): readonly string[] {
  const lines = [...running.values()].map(({ step, since }) =>
    // The last column stays free: some terminals wrap when it is written to.
    clipped(`${verbs[step.stage].padStart(12)}  ${nameOf(step)}  ${(now - since).toFixed(1)} s`, columns - 1),
  );
  const most = Math.max(1, rows - 2);
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), clipped(`${' '.repeat(12)}  and ${lines.length - most + 1} more`, columns - 1)];
}

const verbs: Readonly<Record<Stage, string>> = {
  toolchains: 'Installing',
  build: 'Building',
  validate: 'Validating',
  compose: 'Composing',
  smoke: 'Smoking',
  measure: 'Measuring',
  package: 'Packaging',
};

function nameOf(step: Step): string {
  switch (step.stage) {
    case 'toolchains':
      return toolName(step);
    case 'build':
      return step.component.name;
    case 'compose':
      return step.composition.name;
    case 'package':
      return step.output;
    default:
      return step.name;
  }
}

/** A line of so many columns at most. What may be wide is taken to be so: a line that wraps cannot be drawn over. */
function clipped(line: string, columns: number): string {
  let [shown, width] = ['', 0];
  for (const character of line.replace(/\p{Cc}/gu, '\ufffd')) {
    width += character < '\u0300' ? 1 : 2;
    if (width > columns) return `${[...shown].slice(0, -1).join('')}${shown === '' ? '' : '…'}`;
    shown += character;
  }
  return shown;
}
