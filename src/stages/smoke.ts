import { error, type Finding } from '../finding.js';
import type { Artifact } from '../model.js';
import { join } from '../path.js';
import type { SmokeStep } from '../plan.js';
import { type ReadyCall, readCall } from '../smoke/calls.js';
import { type CallOutcome, runCalls } from '../smoke/run.js';
import { availableRuntimes, type Runtime } from '../smoke/runtimes.js';
import type { InstalledTools } from '../toolchains/index.js';
import { type Context, type Find, perform } from './context.js';

/** Makes the calls that must work, in every runtime that is there. */
export async function smoke(
  steps: readonly SmokeStep[],
  artifacts: readonly Artifact[],
  tools: InstalledTools,
  context: Context,
): Promise<void> {
  if (steps.length === 0) return;
  const runtimes = await availableRuntimes(tools, context);
  for (const step of steps) {
    await perform(
      step,
      context,
      (find) => smokeOne(step, artifacts, runtimes, context, find),
      (calls) =>
        `${calls} ${calls === 1 ? 'call' : 'calls'} to ${step.name}, in ${runtimes.map((runtime) => runtime.title).join(' and ')}`,
    );
  }
}

/** Gives the number of calls that were made. */
async function smokeOne(
  { name, calls }: SmokeStep,
  artifacts: readonly Artifact[],
  runtimes: readonly Runtime[],
  context: Context,
  find: Find,
): Promise<number> {
  const artifact = artifacts.find((artifact) => artifact.name === name);
  if (!artifact) throw new Error(`the plan calls \`${name}\` before it is made`);
  const ready = calls.map((call, index) => readCall(call, index, artifact.bytes, context.core));
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

/** What is to be said of how a call ended. */
function judge(ready: ReadyCall, outcome: CallOutcome, { title }: Runtime, component: string): Finding | undefined {
  const { call, expected, print } = ready;
  const details = { component, location: call.location };
  switch (outcome.event) {
    case 'returned': {
      const actual = print(outcome.value);
      if (expected === undefined || actual === expected) return undefined;
      const notes = [`expected ${expected}`, `got      ${actual}`];
      return error('smoke-value', `\`${call.call}\` gave another value in ${title}`, { ...details, notes });
    }
    case 'trapped':
      return error('smoke-trap', `\`${call.call}\` trapped in ${title}: ${outcome.message}`, details);
    case 'late':
      return error('smoke-timeout', `\`${call.call}\` did not return within ${call.timeout} s in ${title}`, details);
    case 'refused':
      return error('smoke-refused', `\`${component}\` could not be started in ${title}: ${outcome.message}`, details);
  }
}
