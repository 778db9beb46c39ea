import type { Finding } from '../finding.js';
import type { Plan, Step } from '../plan.js';

/** A plan for people: one line for each step, in order. */
export function planText({ steps }: Plan): string {
  return steps.map((step) => `${step.stage.padStart(12)}  ${describe(step)}`).join('\n');
}

function describe(step: Step): string {
  switch (step.stage) {
    case 'toolchains':
      return `${step.tool} ${step.version}`;
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
    case 'package':
      return `into ${step.output}`;
  }
}

function worlds(step: Step & { stage: 'validate' }): string {
  return [step.world, ...step.targets]
    .flatMap((world) => (world ? `${world.wit}${world.world ? `#${world.world}` : ''}` : []))
    .join(' and ');
}

/** A plan for programs: the steps with what they need. */
export function planJson({ project, steps }: Plan, findings: readonly Finding[]): object {
  return {
    version: 1,
    root: project.root,
    output: project.output,
    steps: steps.map(({ id, stage, needs }) => ({ id, stage, needs })),
    findings,
  };
}
