import { error, type Finding, warning } from '../finding.js';
import type { Checked } from '../model.js';
import { join } from '../path.js';
import type { MeasureStep } from '../plan.js';
import { askedBy } from '../policy/asked.js';
import { type Budget, type Measured, overBudget, startText } from '../policy/budget.js';
import { isWasi } from '../project/versions.js';
import { bytes } from '../quantities.js';
import { type MeasuringHost, measureIn, measuringHosts } from '../smoke/measure.js';
import type { ToolsByComponent } from '../toolchains/index.js';
import { type Context, type Find, perform } from './context.js';

/** Measures what an instance takes of those whose budget speaks of it, by their names. */
export async function measure(
  steps: readonly MeasureStep[],
  artifacts: readonly Checked[],
  tools: ToolsByComponent,
  context: Context,
): Promise<ReadonlyMap<string, Measured>> {
  const all = new Map<string, Measured>();
  if (steps.length === 0) return all;
  const hosts = await measuringHosts(tools.common, context);
  // One after the other: what runs beside it would be measured as well.
  for (const step of steps) {
    const work = async (find: Find) => {
      const measured = await measureOne(step, artifacts, hosts, context, find);
      // What is over its budget is told as well.
      if (measured.start || measured.memory) all.set(step.name, measured);
      return measured;
    };
    await perform(step, context, work, (measured) => textOf(step.name, measured));
  }
  return all;
}

const textOf = (name: string, { start, memory }: Measured = {}) =>
  [
    start || memory ? name : `${name}: nothing`,
    ...(start ? [`starts in ${startText(start)}`] : []),
    ...(memory ? [`${bytes(memory.bytes)} of memory`] : []),
  ].join(', ');

async function measureOne(
  { name, budgets, isPart }: MeasureStep,
  artifacts: readonly Checked[],
  hosts: readonly MeasuringHost[],
  context: Context,
  find: Find,
): Promise<Measured> {
  const artifact = artifacts.find((artifact) => artifact.name === name);
  if (!artifact) throw new Error(`the plan measures \`${name}\` before it is made`);
  const open = askedBy(artifact).filter((item) => !isWasi(item));
  if (open.length > 0) {
    // It is measured with what it is composed with.
    if (!isPart) find(unmeasured(name, budgets, `it imports \`${open[0]}\`, which nothing provides here`));
    return {};
  }
  const folder = context.platform.files.absolute(join(context.work, 'measure', name));
  const wanted = { start: budgets.some(({ start }) => start), memory: budgets.some(({ memory }) => memory) };
  const measured = await measureIn(hosts, artifact, wanted, folder, context);
  if ('refused' in measured) {
    find(didNotStart(name, budgets, measured.refused));
    return {};
  }
  if (wanted.memory && !measured.memory) find(unmeasured(name, budgets, 'no host here shows its memories'));
  for (const finding of overBudget({ name, ...measured }, budgets)) find(finding);
  return measured;
}

const placeOf = (budgets: readonly Budget[]) => {
  const [first] = budgets.flatMap(({ start, memory }) => start?.location ?? memory?.location ?? []);
  return first ? { location: first } : {};
};

const unmeasured = (name: string, budgets: readonly Budget[], why: string): Finding =>
  warning('budget-unmeasured', `\`${name}\` was not measured: ${why}`, {
    component: name,
    ...placeOf(budgets),
    help: 'give the budget to a composition that has everything plugged in: `[policy.components.NAME.budget]`',
  });

const didNotStart = (name: string, budgets: readonly Budget[], why: string): Finding =>
  error('budget-unmeasured', `\`${name}\` was not measured: it does not start: ${why}`, {
    component: name,
    ...placeOf(budgets),
  });
