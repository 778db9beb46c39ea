import type { Core } from './core/index.js';
import { shippedCore } from './core/shipped.js';
import { cancelled, failed, findingsOf } from './failure.js';
import type { Finding } from './finding.js';
import { checkAlone, isAlone } from './lone.js';
import type { Project } from './model.js';
import { join } from './path.js';
import { run, type Surroundings } from './pipeline.js';
import { type Plan, plan, type Stage } from './plan.js';
import { loadProject } from './project/load.js';
import { select } from './project/select.js';
import { parseWorldReference } from './project/world.js';
import type { Report } from './report.js';

/** What is asked of the program, by a command line or a workflow. */
export interface Request {
  readonly command: CommandName;
  /** The folder of a project, its manifest, or for `check` a lone file. */
  readonly path: string;
  /** Another output folder than the manifest's. */
  readonly out?: string;
  /** `[WIT#]WORLD`: one more world that every component must fit. */
  readonly world?: string;
  /** Only these components, and the compositions that need no others. */
  readonly components?: readonly string[];
  /** Nothing may be downloaded. */
  readonly offline?: boolean;
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
  /** `findings`: what is to be said about the project as it was read. */
  | { readonly plan: Plan; readonly findings: readonly Finding[] };

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

async function attempt(request: Request, core: Core, listening: Listening): Promise<Answer> {
  const path = join(request.path);
  const surroundings = { ...listening, core, ...(request.offline && { offline: true }) };
  if (request.command === 'check' && !request.components && (await isAlone(path, listening.platform))) {
    return { report: await checkAlone(path, request.world, surroundings) };
  }
  const { project, findings } = await loadProject(path, surroundings);
  const selected = request.components ? select(project, request.components) : project;
  const planned = plan(withOptions(selected, request), commands[request.command]);
  if (request.command === 'plan') return { plan: planned, findings };
  const report = await run(planned, surroundings);
  return { report: { ...report, findings: [...findings, ...report.findings] } };
}

/** What is asked for wins over the manifest. */
function withOptions(project: Project, { out, world }: Request): Project {
  const target = world === undefined ? undefined : parseWorldReference(world, join(project.root, 'wit'));
  return {
    ...project,
    ...(out !== undefined && { output: join(out) }),
    ...(target && {
      components: project.components.map((component) => ({ ...component, targets: [...component.targets, target] })),
    }),
  };
}
