import { loadCore } from './core/index.js';
import { error, type Finding, Stop } from './finding.js';
import { checkAlone, isAlone } from './lone.js';
import type { Project } from './model.js';
import { join } from './path.js';
import { run, type Surroundings } from './pipeline.js';
import { type Plan, plan, type Stage } from './plan.js';
import { node } from './platform/node.js';
import { loadProject } from './project/load.js';
import { parseWorldReference } from './project/world.js';
import { exitCode, makeReport, type Report } from './report.js';
import { planJson, planText } from './reporters/plan.js';
import { progress } from './reporters/progress.js';
import { findingText, type Sources, summary } from './reporters/text.js';

/** A command as the user gave it. */
export interface Request {
  readonly name: string;
  readonly path: string;
  /** The last stage that it asks for. */
  readonly until: Stage;
  readonly format: 'text' | 'json';
  readonly out?: string;
  readonly world?: string;
}

/** What there is to show in the end: what was done, or what would be. */
type Result = { readonly report: Report } | { readonly plan: Plan };

/** Does what a command asks for and shows it; gives the exit code. */
export async function execute(request: Request): Promise<number> {
  const start = node.now();
  const { signal, release } = cancellation();
  const result = await attempt(request, signal).catch((failure: unknown) => ({ report: failed(findingsOf(failure)) }));
  release();
  if ('plan' in result) {
    out(request.format === 'json' ? json(planJson(result.plan)) : planText(result.plan));
    return 0;
  }
  return show(signal.aborted ? cancelled(result.report) : result.report, request.format, node.now() - start);
}

/** Refuses a command line that makes no sense. A second line of the message is a suggestion. */
export function refuse(message: string, format: Request['format']): Promise<number> {
  const [what = '', suggestion = '`wasmwright --help` lists the commands and their options'] = message.split('\n');
  return show(failed([error('usage', what, { help: suggestion.replace(/^\((.*)\)$/, '$1') })]), format, 0);
}

async function show(report: Report, format: Request['format'], seconds: number): Promise<number> {
  if (format === 'json') out(json(report));
  else await showFindings(report.findings, seconds);
  return exitCode(report.findings);
}

async function attempt(request: Request, signal: AbortSignal): Promise<Result> {
  const path = join(request.path);
  const core = await loadCore(await node.files.read(node.files.asset('core.core.wasm')));
  const early: Finding[] = [];
  const surroundings: Surroundings = { platform: node, core, signal, listen: progress(say, node.now) };
  if (request.name === 'check' && (await isAlone(path, node))) {
    return { report: await checkAlone(path, request.world, surroundings) };
  }
  const { project, findings } = await loadProject(path, surroundings);
  early.push(...findings);
  const planned = plan(withOptions(project, request), request.until);
  if (request.name === 'plan') return { plan: planned };
  const report = await run(planned, surroundings);
  return { report: { ...report, findings: [...early, ...report.findings] } };
}

/** Options win over the manifest. */
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

async function showFindings(findings: readonly Finding[], seconds: number): Promise<void> {
  const sources = new Map<string, string>();
  for (const { location } of findings) {
    if (!location || sources.has(location.file)) continue;
    const text = await node.files.readText(location.file).catch(() => undefined);
    if (text !== undefined) sources.set(location.file, text);
  }
  for (const finding of findings) out(findingText(finding, sources satisfies Sources));
  if (findings.length > 0) say(summary(findings, seconds));
}

/** The report of a run that did not come to one. */
function failed(findings: readonly Finding[]): Report {
  return makeReport(undefined, { findings, outcomes: new Map(), artifacts: [] });
}

function findingsOf(failure: unknown): readonly Finding[] {
  if (failure instanceof Stop) return failure.findings;
  const { code, syscall, path, message, stack } = failure as NodeJS.ErrnoException;
  if (syscall !== undefined)
    return [
      error('not-written', `${message.replace(/^[A-Z]+: /, '')} (${code})`, path ? { location: { file: path } } : {}),
    ];
  return [
    error('internal', `this is a bug of wasmwright: ${message}`, {
      notes: (stack ?? '').split('\n').slice(1, 8),
      help: 'please report it, with the command and what it was run on',
    }),
  ];
}

function cancelled(report: Report): Report {
  return {
    ...report,
    outcome: 'failed',
    findings: [...report.findings, error('cancelled', 'the run was stopped from outside')],
  };
}

/** Ctrl-C and the runner's end of a job end the children; what is under way is not finished, and nothing is begun. */
function cancellation(): { signal: AbortSignal; release: () => void } {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const name of signals) process.on(name, abort);
  return {
    signal: controller.signal,
    release: () => {
      for (const name of signals) process.off(name, abort);
    },
  };
}

const json = (value: object) => JSON.stringify(value, null, 2);
const out = (text: string) => process.stdout.write(`${text}\n`);
const say = (text: string) => process.stderr.write(`${text}\n`);
