import { error, everyOrStop, type Finding, Stop } from '../finding.js';
import type { Checked } from '../model.js';
import { join } from '../path.js';
import type { SmokeStep } from '../plan.js';
import { isWasi } from '../project/versions.js';
import { count } from '../quantities.js';
import { type ReadyCall, readCall } from '../smoke/calls.js';
import { type CallOutcome, runCalls } from '../smoke/run.js';
import { availableRuntimes, type Runtime } from '../smoke/runtimes.js';
import type { ToolsByComponent } from '../toolchains/index.js';
import { type Context, type Find, perform } from './context.js';

/** Makes the calls that must work, in every runtime that is there. */
export async function smoke(
  steps: readonly SmokeStep[],
  artifacts: readonly Checked[],
  tools: ToolsByComponent,
  context: Context,
): Promise<void> {
  if (steps.length === 0) return;
  const runtimes = await availableRuntimes(tools.common, context);
  for (const step of steps) {
    await perform(
      step,
      context,
      (find) => smokeOne(step, artifacts, runtimes, context, find),
      (calls) =>
        `${count(calls, 'call')} to ${step.name}, in ${runtimes.map((runtime) => runtime.title).join(' and ')}`,
    );
  }
}

/** Gives the number of calls that were made. A call that cannot be read keeps none of the others from being made. */
async function smokeOne(
  { name, calls }: SmokeStep,
  artifacts: readonly Checked[],
  runtimes: readonly Runtime[],
  context: Context,
  find: Find,
): Promise<number> {
  const artifact = artifacts.find((artifact) => artifact.name === name);
  if (!artifact) throw new Error(`the plan calls \`${name}\` before it is made`);
  mustBeComplete(artifact, calls);
  const ready: ReadyCall[] = [];
  const bytes = await artifact.read();
  await everyOrStop(calls.entries(), ([index, call]) => {
    ready.push(readCall(call, index, bytes, context.core));
  }).catch((failure: unknown) => {
    if (!(failure instanceof Stop)) throw failure;
    failure.findings.forEach(find);
  });
  for (const runtime of runtimes) {
    const work = context.platform.files.absolute(join(context.work, 'smoke', name, runtime.id));
    await context.platform.files.remove(work);
    await context.platform.files.makeFolder(work);
    await runCalls(ready, artifact, runtime, work, context, (call, outcome) => {
      const finding = judge(call, outcome, runtime, name);
      if (finding) find(finding);
    });
  }
  return calls.length;
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

/** What is to be said of how a call ended. */
function judge(ready: ReadyCall, outcome: CallOutcome, { title }: Runtime, component: string): Finding | undefined {
  const { call, expected, print } = ready;
  const at = (key: keyof typeof call.location) => ({ component, location: call.location[key] });
  switch (outcome.event) {
    case 'returned': {
      const actual = print(outcome.value);
      if (expected === undefined || actual === expected) return undefined;
      const notes = [`expected ${expected}`, `got      ${actual}`];
      return error('smoke-value', `\`${call.call}\` gave another value in ${title}`, { ...at('expect'), notes });
    }
    case 'trapped':
      return error('smoke-trap', `\`${call.call}\` trapped in ${title}: ${outcome.message}`, at('call'));
    case 'late':
      return error('smoke-timeout', `\`${call.call}\` did not return within ${call.timeout} s in ${title}`, at('call'));
    case 'refused':
      return error(
        'smoke-refused',
        `\`${component}\` could not be started in ${title}: ${outcome.message}`,
        at('component'),
      );
  }
}
