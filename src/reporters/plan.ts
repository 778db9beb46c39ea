import { type Plan, type Step, toolName } from '../plan.js';
import type { Planned } from '../request.js';

/** What would be done, for people: one line for each step, in order; before them what has changed. */
export function plansText({ plans, changed }: Pick<Planned, 'plans' | 'changed'>): string {
  return [...(changed ? changesText(changed) : []), ...plans.map((plan) => titled(plan, plans.length > 1))].join('\n');
}

function changesText(changed: ReadonlyMap<string, string>): readonly string[] {
  if (changed.size === 0) return [line('Unchanged', 'nothing is to be done')];
  return [...changed].map(([name, why]) => line('Changed', `${name}: ${why}`));
}

const titled = (plan: Plan, isOneOfMany: boolean) =>
  isOneOfMany ? `${projectLine(plan.project.root)}\n${planText(plan)}` : planText(plan);

function planText({ steps }: Plan): string {
  return steps.map((step) => line(step.stage, describe(step))).join('\n');
}

/** Stands above the steps of a project where there are several. */
export const projectLine = (root: string): string => line('Project', root);

const line = (verb: string, what: string) => `${verb.padStart(12)}  ${what}`;

function describe(step: Step): string {
  switch (step.stage) {
    case 'toolchains':
      return toolName(step);
    case 'build': {
      const { name, language, folder } = step.component;
      return `${name}, ${language} in ${folder}`;
    }
    case 'validate':
      return `${step.name}${worlds(step) && ` against ${worlds(step)}`}`;
    case 'compose': {
      const { name, how } = step.composition;
      return how.kind === 'plug' ? `${name}: ${how.plugs.join(', ')} into ${how.socket}` : `${name}: ${how.file}`;
    }
    case 'smoke':
      return `${step.name}: ${step.calls.map(({ call }) => call).join('; ')}`;
    case 'measure':
      return step.name;
    case 'package':
      return `into ${step.output}`;
  }
}

function worlds(step: Step & { stage: 'validate' }): string {
  return [step.world, ...step.targets]
    .flatMap((world) => (world ? `${world.wit}${world.world ? `#${world.world}` : ''}` : []))
    .join(' and ');
}

/** Plans for programs: the steps of each project with what they need. */
export function plansJson({ plans, changed, findings }: Planned): object {
  const projects = plans.map(({ project: { root, output }, steps }) => ({
    root,
    output,
    steps: steps.map(({ id, stage, needs }) => ({ id, stage, needs })),
  }));
  return { version: 1, projects, ...(changed && { changed: Object.fromEntries(changed) }), findings };
}
