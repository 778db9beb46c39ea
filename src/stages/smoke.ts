import { error, everyOrStop, type Finding, note, Stop } from '../finding.js';
import { compileLimits, defaultMemory } from '../limits.js';
import type { Checked } from '../model.js';
import { join } from '../path.js';
import type { SmokeStep } from '../plan.js';
import { isWasi } from '../project/versions.js';
import { count, sizeText } from '../quantities.js';
import { type ReadyCall, readCall, startOf } from '../smoke/calls.js';
import { type CallOutcome, type CompileLimits, runCalls } from '../smoke/run.js';
import { availableRuntimes, type Runtime } from '../smoke/runtimes.js';
import type { ToolsByComponent } from '../toolchains/index.js';
import { type Context, type Find, perform } from './context.js';

/** Makes the calls that must work, in every runtime that is there. */
export async function smoke(
  steps: readonly SmokeStep[],
  artifacts: readonly Checked[],
  tools: ToolsByComponent,
  context: Context,
  compile: CompileLimits = compileLimits.own,
): Promise<void> {
  if (steps.length === 0) return;
  const runtimes = await availableRuntimes(tools.common, context);
  for (const step of steps) {
    await perform(
      step,
      context,
      (find) => smokeOne(step, artifacts, runtimes, { ...context, compile }, find),
      (calls) =>
        `${calls === 0 ? 'started' : `${count(calls, 'call')} to`} ${step.name}, in ${runtimes.map((runtime) => runtime.title).join(' and ')}`,
    );
  }
}

/** Gives the number of calls that were made. A call that cannot be read keeps none of the others from being made. */
async function smokeOne(
  { name, calls }: SmokeStep,
  artifacts: readonly Checked[],
  runtimes: readonly Runtime[],
  context: Context & { readonly compile: CompileLimits },
  find: Find,
): Promise<number> {
  const artifact = artifacts.find((artifact) => artifact.name === name);
  if (!artifact) throw new Error(`the plan calls \`${name}\` before it is made`);
  mustBeComplete(artifact, calls);
  const ready: ReadyCall[] = [];
  const bytes = await artifact.read();
  await everyOrStop(calls.entries(), ([index, call]) => {
    ready.push(call.call === '' ? startOf(call, index) : readCall(call, index, bytes, context.core));
  }).catch((failure: unknown) => {
    if (!(failure instanceof Stop)) throw failure;
    failure.findings.forEach(find);
  });
  for (const runtime of runtimes) {
    const work = context.platform.files.absolute(join(context.work, 'smoke', name, runtime.id));
    await context.platform.files.remove(work);
    await context.platform.files.makeFolder(work);
    const possible = ready.filter((call) => {
      const finding = closedTo(call, artifact, runtime);
      if (finding) find(finding);
      return !finding;
    });
    await runCalls(possible, artifact, runtime, work, context, (call, outcome) => {
      const finding = judge(call, outcome, runtime, name);
      if (finding) find(finding);
    });
  }
  return calls.filter(({ call }) => call !== '').length;
}

/** Runtimes offer WASI and nothing else. */
function mustBeComplete({ name, imports }: Checked, calls: SmokeStep['calls']): void {
  const open = imports.filter((item) => !isWasi(item));
  if (open.length === 0) return;
  const location = calls[0]?.location.component;
  throw new Stop(
    error(
      'smoke-refused',
      `\`${name}\` imports ${open.map((item) => `\`${item}\``).join(', ')}, which nothing provides here`,
      {
        component: name,
        ...(location && { location }),
        help: 'call a composition that has it plugged in',
      },
    ),
  );
}

/** A call that is granted what a runtime cannot give is made in the others. */
function closedTo({ call }: ReadyCall, { name, imports }: Checked, { title, closed }: Runtime): Finding | undefined {
  const lacking = call.grants?.network && imports.find((item) => closed?.test(item));
  if (!lacking) return undefined;
  return note(
    'smoke-refused',
    `\`${call.call || name}\` is not made in ${title}, where \`${lacking}\` cannot be granted`,
    {
      component: name,
      location: call.location.call,
    },
  );
}

/** What is to be said of how a call ended. */
function judge(ready: ReadyCall, outcome: CallOutcome, { title }: Runtime, component: string): Finding | undefined {
  const { call, expected, print } = ready;
  const at = (key: keyof typeof call.location) => ({ component, location: call.location[key] });
  const what = call.call === '' ? `\`${component}\`` : `\`${call.call}\``;
  switch (outcome.event) {
    case 'returned': {
      const actual = print(outcome.value);
      if (expected === undefined || actual === expected) return undefined;
      const notes = [`expected ${expected}`, `got      ${actual}`];
      return error('smoke-value', `${what} gave another value in ${title}`, { ...at('expect'), notes });
    }
    case 'trapped':
      return error('smoke-trap', `${what} trapped in ${title}: ${outcome.message}`, {
        ...at('call'),
        ...(call.memory !== undefined && { notes: [`it may take ${sizeText(call.memory)} of memory`] }),
      });
    case 'late': {
      const { doing } = outcome;
      const who = doing === 'return' ? what : `\`${component}\``;
      return error('smoke-timeout', `${who} did not ${doing} within ${outcome.seconds} s in ${title}`, at('call'));
    }
    case 'memory':
      return error(
        'smoke-memory',
        `${what} wanted more than ${sizeText(call.memory ?? defaultMemory)} of memory in ${title}`,
        at('call'),
      );
    case 'refused':
      return error(
        'smoke-refused',
        `\`${component}\` could not be started in ${title}: ${outcome.message}`,
        at('component'),
      );
  }
}
