import type { Core } from './core/index.js';
import { shippedCore } from './core/shipped.js';
import { cancelled, failed, findingsOf } from './failure.js';
import type { Finding } from './finding.js';
import { checkAlone } from './lone.js';
import type { Project } from './model.js';
import { join } from './path.js';
import { run, type Surroundings } from './pipeline.js';
import { type Plan, plan, type Stage } from './plan.js';
import { parseWorldReference } from './project/world.js';
import { mergeReports, type Report } from './report.js';
import { inTurn } from './turn.js';
import { mustBeOne, openWorkspace, selectFrom, type Workspace } from './workspace.js';

/** What is asked of the program, by a command line or a workflow. */
export interface Request {
  readonly command: CommandName;
  /** Folders of projects, their manifests, or for `check` lone files as well. */
  readonly paths: readonly string[];
  /** Another output folder than the manifest's. */
  readonly out?: string;
  /** `[WIT#]WORLD`: one more world that every component must fit. */
  readonly world?: string;
  /** Only these components, and the compositions that need no others. */
  readonly components?: readonly string[];
  /** Nothing may be downloaded. */
  readonly offline?: boolean;
  /** Only the tools that `wasmwright.lock` has may be used. */
  readonly locked?: boolean;
  /** Builds also what has not changed. */
  readonly force?: boolean;
  /** Says of each component that is built why it is. */
  readonly explain?: boolean;
}

/** The commands, each with the last stage that it goes on to. `plan` only says what would be done. */
export const commands = {
  plan: 'package',
  build: 'build',
  check: 'validate',
  compose: 'compose',
  smoke: 'smoke',
  ci: 'package',
} as const satisfies Record<string, Stage>;

export type CommandName = keyof typeof commands;

/** What is answered: what was done, or what would be. */
export type Answer =
  | { readonly report: Report }
  /** `findings`: what is to be said about the projects as they were read. */
  | { readonly plans: readonly Plan[]; readonly findings: readonly Finding[] };

export type Listening = Omit<Surroundings, 'core'>;

/** Does what is asked. Whatever goes wrong is in the report; nothing is thrown. */
export async function answer(request: Request, listening: Listening): Promise<Answer> {
  const { platform, signal } = listening;
  try {
    const core = await shippedCore(platform);
    const result = await attempt(request, core, listening);
    return signal.aborted && 'report' in result ? { report: cancelled(result.report) } : result;
  } catch (failure) {
    const report = failed(findingsOf(failure));
    return { report: signal.aborted ? cancelled(report) : report };
  }
}

/** One project after the other, so that each has the whole machine; what cannot be read does not keep the others from it. */
async function attempt(request: Request, core: Core, listening: Listening): Promise<Answer> {
  const surroundings = {
    ...listening,
    core,
    ...(request.offline && { offline: true }),
    ...(request.locked && { locked: true }),
    ...(request.force && { force: true }),
  };
  const loneFiles = request.command === 'check' && !request.components;
  const workspace = await openWorkspace(request.paths, surroundings, { loneFiles });
  const { alone, findings } = workspace;
  const plans = plansFor(workspace, request);
  if (request.command === 'plan' && plans.length > 0) return { plans, findings };
  const reports = [failed(findings)];
  if (alone.length > 0) reports.push(await checkAlone(alone, request.world, surroundings));
  for (const planned of plans) {
    if (plans.length > 1) listening.listen({ type: 'project-started', root: planned.project.root });
    reports.push(await inTurn(planned.project.root, surroundings, () => run(planned, surroundings)));
  }
  return { report: mergeReports(reports) };
}

function plansFor(workspace: Workspace, { command, components, out, world }: Request): readonly Plan[] {
  const selected = components ? selectFrom(workspace, components) : workspace.projects;
  if (out !== undefined) mustBeOne(selected, out);
  return selected.map((project) => plan(withOptions(project, { out, world }), commands[command]));
}

/** What is asked for wins over the manifest. */
function withOptions(
  project: Project,
  { out, world }: { out: string | undefined; world: string | undefined },
): Project {
  const target = world === undefined ? undefined : parseWorldReference(world, join(project.root, 'wit'));
  return {
    ...project,
    ...(out !== undefined && { output: join(out) }),
    ...(target && {
      components: project.components.map((component) => ({ ...component, targets: [...component.targets, target] })),
    }),
  };
}
