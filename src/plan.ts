import { error, type Location, Stop } from './finding.js';
import { type AskedHosts, hostsFor } from './hosts/asked.js';
import { languages } from './languages/index.js';
import type { Language } from './languages/language.js';
import {
  type Component,
  type Composition,
  type Project,
  partsOf,
  type SmokeCall,
  type WorldReference,
} from './model.js';
import { nearest } from './nearest.js';
import { type Budget, budgetsFor, isMeasured } from './policy/budget.js';
import { type Judging, judgingOf } from './policy/judging.js';
import { isOfMachine, type ToolId, type ToolNeed, targetsOf, toolOf, tools } from './toolchains/index.js';
import { lockedVersion } from './toolchains/lock.js';
import { mustBeRecorded } from './toolchains/locked.js';
import type { Toolchain } from './toolchains/toolchain.js';
import type { Closing } from './virtualize/closing.js';

export const stages = ['toolchains', 'build', 'validate', 'compose', 'smoke', 'measure', 'package'] as const;
export type Stage = (typeof stages)[number];

interface AnyStep {
  /** `STAGE/NAME`, unique in a plan. */
  readonly id: string;
  /** The steps that must have passed before. */
  readonly needs: readonly string[];
}

export interface InstallStep extends AnyStep {
  readonly stage: 'toolchains';
  readonly tool: ToolId;
  /** None: the one that the machine has. */
  readonly version?: string;
  /** Where the manifest asks for this version. */
  readonly location?: Location;
  /** The component in whose folder the machine's tool is asked for; none: it is installed for all. */
  readonly component?: Component;
  /** Of a tool that has libraries by target, those that must be there. */
  readonly targets?: readonly string[];
}

export interface BuildStep extends AnyStep {
  readonly stage: 'build';
  readonly component: Component;
}

export interface ValidateStep extends AnyStep, AskedHosts {
  readonly stage: 'validate';
  /** The component or composition that is validated. */
  readonly name: string;
  /** The world that a component is built for; a composition has none of its own. */
  readonly world?: WorldReference;
  readonly targets: readonly WorldReference[];
  /** What is closed of what it imports. */
  readonly virtualize?: readonly Closing[];
  /** By what it is judged what it imports then. */
  readonly judging?: Judging;
  /** Where the project names it. */
  readonly location?: Location;
}

export interface ComposeStep extends AnyStep {
  readonly stage: 'compose';
  readonly composition: Composition;
}

export interface SmokeStep extends AnyStep {
  readonly stage: 'smoke';
  /** The component or composition that is called. */
  readonly name: string;
  readonly calls: readonly SmokeCall[];
}

export interface MeasureStep extends AnyStep {
  readonly stage: 'measure';
  /** The component or composition that is started. */
  readonly name: string;
  /** What it may take. */
  readonly budgets: readonly Budget[];
  /** Whether it is composed with others, which have what it imports. */
  readonly isPart: boolean;
}

export interface PackageStep extends AnyStep {
  readonly stage: 'package';
  readonly output: string;
}

export type Step = InstallStep | BuildStep | ValidateStep | ComposeStep | SmokeStep | MeasureStep | PackageStep;

/** All that a run does, each step after those that it needs. */
export interface Plan {
  readonly project: Project;
  readonly steps: readonly Step[];
}

/** The steps of one stage, in order. */
export function stepsOf<S extends Stage>(plan: Plan, stage: S): readonly Extract<Step, { stage: S }>[] {
  return plan.steps.filter((step): step is Extract<Step, { stage: S }> => step.stage === stage);
}

/** From the project to what is done for it, up to and including the stage `until`. Stops on names that nothing has. */
export function plan(project: Project, until: Stage = 'package'): Plan {
  mustBeRecorded(project);
  const compositions = inOrder(project.compositions, project);
  const steps: Step[] = [
    ...installs(project, until),
    ...project.components.map(build),
    ...project.components.map((component) => validateComponent(component, project)),
    ...compositions.map((composition) => compose(composition, project)),
    ...compositions.map((composition) => validateComposition(composition, project)),
    ...smokes(project),
    ...measures(project),
  ];
  steps.push({ stage: 'package', id: 'package/output', needs: steps.map((step) => step.id), output: project.output });
  const last = stages.indexOf(until);
  return { project, steps: steps.filter((step) => stages.indexOf(stageToRunWith(step)) <= last) };
}

/** A composition is validated as a part of composing it. */
function stageToRunWith(step: Step): Stage {
  return step.needs.some((id) => id.startsWith('compose/')) && step.stage === 'validate' ? 'compose' : step.stage;
}

/** What makes the tools ready that a project needs up to and including a stage. */
export function installs(project: Project, until: Stage = 'package'): InstallStep[] {
  const needs = project.components.flatMap((component) =>
    needsOf(component).map((need) => ({ need, tool: toolOf(need), component })),
  );
  const common = new Set(needs.map(({ tool }) => tool).filter((tool) => !isOfMachine(tool)));
  const isIn = (stage: Stage) => stages.indexOf(until) >= stages.indexOf(stage);
  if (project.smoke.length > 0 && isIn('smoke')) common.add('jco');
  if (measures(project).length > 0 && isIn('measure')) common.add('jco');
  const own = needs.filter(({ tool }) => isOfMachine(tool));
  return [
    ...[...common].map((tool) => install(tool, project)),
    ...own.map(({ need, tool, component }) => ({
      ...install(tool, project, component),
      component,
      targets: targetsOf(need),
    })),
  ].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function install(tool: ToolId, project: Project, component?: Component): InstallStep {
  const wanted = project.tools[tool];
  const version = wanted?.version ?? pinnedVersion(tool, project);
  return {
    stage: 'toolchains',
    id: installId(tool, component),
    needs: [],
    tool,
    ...(version !== undefined && { version }),
    ...(wanted && { location: wanted.location }),
  };
}

/** What is recorded says which version is installed, but does not choose one of those that the machine has. */
function pinnedVersion(tool: ToolId, { lock }: Project): string | undefined {
  return (isOfMachine(tool) ? undefined : lockedVersion(lock?.[tool])) ?? (tools[tool] as Toolchain).version;
}

const needsOf = ({ language, settings }: Component): readonly ToolNeed[] =>
  (languages[language] as Language).tools(settings);

/** What the machine has may be another version in each folder. */
const installId = (tool: ToolId, component?: Component) =>
  `toolchains/${tool}${component && isOfMachine(tool) ? `/${component.name}` : ''}`;

/** What a step makes ready: the tool, with its version if that is known before. */
export function toolName({ tool, version, component }: InstallStep): string {
  return `${tool}${version === undefined ? '' : ` ${version}`}${component ? ` for ${component.name}` : ''}`;
}

function build(component: Component): BuildStep {
  return {
    stage: 'build',
    id: `build/${component.name}`,
    needs: needsOf(component).map((need) => installId(toolOf(need), component)),
    component,
  };
}

function validateComponent(component: Component, project: Project): ValidateStep {
  return {
    stage: 'validate',
    id: `validate/${component.name}`,
    needs: [`build/${component.name}`],
    name: component.name,
    world: component.world,
    targets: component.targets,
    ...hostsFor(component, project),
    ...(component.virtualize && { virtualize: component.virtualize }),
    ...judgingOf(component.name, project),
    location: component.location,
  };
}

function compose(composition: Composition, project: Project): ComposeStep {
  return {
    stage: 'compose',
    id: `compose/${composition.name}`,
    needs: partsOf(composition).map((part) => madeBy(part, project)),
    composition,
  };
}

function validateComposition(composition: Composition, project: Project): ValidateStep {
  const { name, targets, virtualize, location } = composition;
  return {
    stage: 'validate',
    id: `validate/${name}`,
    needs: [`compose/${name}`],
    name,
    targets,
    ...hostsFor(composition, project),
    ...(virtualize && { virtualize }),
    ...judgingOf(name, project),
    ...(location && { location }),
  };
}

/** The step after which a part can be composed. */
function madeBy(part: string, project: Project): string {
  return project.components.some((component) => component.name === part) ? `validate/${part}` : `compose/${part}`;
}

function smokes(project: Project): SmokeStep[] {
  const byComponent = new Map<string, SmokeCall[]>();
  for (const call of project.smoke) {
    mustExist(call.component, project, call.location.component);
    byComponent.set(call.component, [...(byComponent.get(call.component) ?? []), call]);
  }
  return [...byComponent].map(([name, calls]) => ({
    stage: 'smoke',
    id: `smoke/${name}`,
    needs: [installId('jco'), `validate/${name}`],
    name,
    calls,
  }));
}

/** An instance is measured only where a budget asks for it: it takes time. */
function measures({ components, compositions, policies }: Project): MeasureStep[] {
  const parts = new Set(compositions.flatMap(partsOf));
  return [...components, ...compositions].flatMap(({ name }): MeasureStep[] => {
    const budgets = budgetsFor(name, policies);
    if (!isMeasured(budgets)) return [];
    const needs = [installId('jco'), `validate/${name}`];
    return [{ stage: 'measure', id: `measure/${name}`, needs, name, budgets, isPart: parts.has(name) }];
  });
}

/** Compositions after those that they are made of. */
function inOrder(compositions: readonly Composition[], project: Project): Composition[] {
  const byName = new Map(compositions.map((composition) => [composition.name, composition]));
  const ordered = new Set<Composition>();
  const visit = (composition: Composition, path: readonly string[]) => {
    if (path.includes(composition.name)) {
      const circle = [...path.slice(path.indexOf(composition.name)), composition.name].join('` → `');
      throw new Stop(error('composition-cycle', `compositions need each other: \`${circle}\``, where(composition)));
    }
    for (const part of partsOf(composition)) {
      mustExist(part, project, composition.location, composition.name);
      const inner = byName.get(part);
      if (inner) visit(inner, [...path, composition.name]);
    }
    ordered.add(composition);
  };
  for (const composition of compositions) visit(composition, []);
  return [...ordered];
}

/** Names are known in the whole project, but in what has the name itself. */
function mustExist(name: string, project: Project, location: Composition['location'], asking?: string): void {
  const names = [...project.components, ...project.compositions]
    .map((item) => item.name)
    .filter((item) => item !== asking);
  if (names.includes(name) || name === asking) return;
  throw new Stop(
    error('unknown-name', `there is no component or composition called \`${name}\``, {
      ...(location && { location }),
      help: nearest(name, names) ?? `the project has: ${names.join(', ')}`,
    }),
  );
}

const where = ({ location }: Composition) => (location ? { location } : {});
