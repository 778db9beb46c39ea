import type { Event, Status } from '../events.js';
import type { Finding } from '../finding.js';
import type { Step } from '../plan.js';

/** One thing that was done, as a test that has passed or not. */
export interface Case {
  /** What it belongs to: a stage of a project. */
  readonly suite: string;
  readonly name: string;
  readonly status: Status;
  readonly seconds: number;
  readonly findings: readonly Finding[];
  /** The step without which it was not tried. */
  readonly missing?: string;
}

/** The suite of what belongs to no stage. */
export const program = 'wasmwright';

/** Follows a run, to tell its steps as cases: those that ended, in the order in which they did. */
export function followCases(): { readonly cases: readonly Case[]; listen(event: Event): void } {
  const cases: Case[] = [];
  let project = '';
  let found: { readonly finding: Finding; readonly by: string }[] = [];
  let bad = new Set<string>();
  const listen = (event: Event) => {
    if (event.type === 'project-started') {
      project = `${event.root}: `;
      found = [];
      bad = new Set();
    }
    if (event.type === 'finding' && event.step) found.push({ finding: event.finding, by: event.step.id });
    if (event.type !== 'step-finished') return;
    const { step, status, seconds } = event;
    const missing = status === 'skipped' ? step.needs.find((id) => bad.has(id)) : undefined;
    if (status !== 'passed') bad.add(step.id);
    cases.push({
      suite: `${project}${step.stage}`,
      name: nameOf(step),
      status,
      seconds,
      findings: found.filter(({ by }) => by === step.id).map(({ finding }) => finding),
      ...(missing !== undefined && { missing }),
    });
  };
  return { cases, listen };
}

const nameOf = ({ id, stage }: Step) => id.slice(stage.length + 1);

/** With a case for the command itself, which has all that no other has found. */
export function withCommand(cases: readonly Case[], command: string, findings: readonly Finding[]): readonly Case[] {
  const told = new Set(cases.flatMap((one) => one.findings.map(keyOf)));
  const own = findings.filter((finding) => !told.has(keyOf(finding)));
  const status = own.some(({ severity }) => severity === 'error') ? 'failed' : 'passed';
  return [{ suite: program, name: command, status, seconds: 0, findings: own }, ...cases];
}

const keyOf = (finding: Finding) => JSON.stringify(finding);
