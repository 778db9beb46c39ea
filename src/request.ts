import type { Core } from './core/index.js';
import { shippedCore } from './core/shipped.js';
import { cancelled, failed, findingsOf } from './failure.js';
import type { Finding } from './finding.js';
import { hostsOf, mustBeHosts, withHosts } from './hosts/asked.js';
import { fromHere } from './hosts/open.js';
import type { Project } from './model.js';
import { join } from './path.js';
import { run, type Surroundings } from './pipeline.js';
import { type Plan, plan, type Stage } from './plan.js';
import type { Policy } from './policy/policy.js';
import { policiesAt } from './project/policy-file.js';
import { parseWorldReference } from './project/world.js';
import { mergeReports, type Report } from './report.js';
import { changedSince, tasksIn } from './scale/divide.js';
import { type Job, jobsFor } from './scale/jobs.js';
import { restoreStore } from './store/carry.js';
import type { Sharing } from './store/share.js';
import { inTurn } from './turn.js';
import { checkUntrusted } from './untrusted/check.js';
import type { AskedOfUntrusted } from './untrusted/options.js';
import { mustBeOne, openWorkspace, selectFrom, type Workspace } from './workspace.js';

/** What is asked of the program, by a command line or a workflow. */
export interface Request extends AskedOfUntrusted {
  readonly command: CommandName;
  /** Folders of projects, their manifests, or for `check` lone files as well. */
  readonly paths: readonly string[];
  /** Another output folder than the manifest's. */
  readonly out?: string;
  /** `[WIT#]WORLD`: one more world that every component must fit. */
  readonly world?: string;
  /** `NAME[@VERSION]|FILE`: more hosts that everything must run in. */
  readonly hosts?: readonly string[];
  /** A file of what may be imported, which counts besides what projects say themselves. */
  readonly policy?: string;
  /** Only these components and compositions with what they are made of, and the compositions that need no others. */
  readonly components?: readonly string[];
  /** Of compositions only those that are among `components`. */
  readonly exactly?: boolean;
  /** Makes no smoke calls: whoever asks knows that they were made. */
  readonly smoke?: boolean;
  /** Where what is built is shared with other jobs. */
  readonly sharing?: Sharing;
  /** Only what is another since the work has left this branch, tag or commit. */
  readonly since?: string;
  /** Says which jobs a plan can be divided into. */
  readonly divide?: boolean;
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
export type Answer = { readonly report: Report } | Planned;

/** What would be done. */
export interface Planned {
  readonly plans: readonly Plan[];
  /** What is to be said about the projects as they were read. */
  readonly findings: readonly Finding[];
  /** What was asked for alone since it has changed, and why, by its name. */
  readonly changed?: ReadonlyMap<string, string>;
  /** What it can be divided into, if that was asked for. */
  readonly jobs?: readonly Job[];
}

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

/** What a platform grants holds whatever its guests say of themselves. */
function withPolicies(workspace: Workspace, policies: readonly Policy[]): Workspace {
  if (policies.length === 0) return workspace;
  const projects = workspace.projects.map((project) => ({
    ...project,
    policies: [...(project.policies ?? []), ...policies],
  }));
  return { ...workspace, projects };
}

/** One project after the other, so that each has the whole machine; what cannot be read does not keep the others from it. */
async function attempt(request: Request, core: Core, listening: Listening): Promise<Answer> {
  const surroundings = {
    ...listening,
    core,
    ...(request.offline && { offline: true }),
    ...(request.locked && { locked: true }),
    ...(request.force && { force: true }),
    ...(request.sharing && { sharing: request.sharing }),
  };
  const loneFiles = request.command === 'check' && !request.components;
  const { platform } = surroundings;
  const workspace = await openWorkspace(request.paths, surroundings, { loneFiles });
  const { alone, findings } = workspace;
  const policies = await policiesAt(request.policy, platform);
  const { plans, changed } = await plansAsked(withPolicies(workspace, policies), request, surroundings);
  if (request.command === 'plan' && workspace.projects.length > 0) {
    const jobs = request.divide && jobsFor(await tasksIn(plans, changed, surroundings));
    return { plans, findings, ...(changed && { changed }), ...(jobs && { jobs }) };
  }
  const reports = [failed(findings)];
  if (alone.length > 0) {
    const hosts = request.hosts && fromHere(request.hosts);
    await mustBeHosts(hosts ?? [], surroundings);
    reports.push(await checkUntrusted(alone, { world: request.world, hosts, policies }, request, surroundings));
  }
  for (const planned of plans) {
    if (plans.length > 1) listening.listen({ type: 'project-started', root: planned.project.root });
    const wrong = await mustBeHosts(hostsOf(planned.project), surroundings).then(() => [], findingsOf);
    if (wrong.length > 0) reports.push(failed(wrong));
    else reports.push(await inTurn(planned.project.root, surroundings, () => run(planned, surroundings)));
  }
  return { report: mergeReports(reports) };
}

/** The plans for what is asked for, or for what of it has changed. */
async function plansAsked(
  workspace: Workspace,
  request: Request,
  surroundings: Surroundings,
): Promise<Pick<Planned, 'plans' | 'changed'>> {
  const { since, divide } = request;
  const plans = plansFor(workspace, request);
  // What earlier builds have read, and how long they took.
  if (since !== undefined || divide) for (const { project } of plans) await restoreStore(project.root, surroundings);
  if (since === undefined) return { plans };
  const changed = await changedSince(since, plans, surroundings);
  return { plans: plansFor(workspace, { ...request, components: [...changed.keys()], exactly: true }), changed };
}

function plansFor(workspace: Workspace, request: Request): readonly Plan[] {
  const { command, components, exactly = false, out } = request;
  const selected = components ? selectFrom(workspace, components, { exactly }) : workspace.projects;
  if (out !== undefined) mustBeOne(selected, out);
  return selected.map((project) => plan(withOptions(project, request), commands[command]));
}

/** What is asked for wins over the manifest. */
function withOptions(
  asked: Project,
  { out, world, hosts, smoke }: Pick<Request, 'out' | 'world' | 'hosts' | 'smoke'>,
): Project {
  const project = withHosts(asked, hosts);
  const target = world === undefined ? undefined : parseWorldReference(world, join(project.root, 'wit'));
  return {
    ...project,
    ...(out !== undefined && { output: join(out) }),
    ...(smoke === false && { smoke: [] }),
    ...(target && {
      components: project.components.map((component) => ({ ...component, targets: [...component.targets, target] })),
    }),
  };
}
