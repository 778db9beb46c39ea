import { createHash } from 'node:crypto';
import { catalog } from './catalog.js';
import type { Status } from './events.js';
import type { Finding } from './finding.js';
import type { Fit } from './hosts/fit.js';
import type { Inside } from './inside.js';
import { type LanguageId, languages } from './languages/index.js';
import type { Language, Variation } from './languages/language.js';
import type { Settings } from './languages/settings.js';
import { type Artifact, partsOf, type Surface, type WorldReference } from './model.js';
import { debugName } from './path.js';
import type { Plan, Step } from './plan.js';
import { type Asking, askingOf } from './policy/asked.js';
import type { Measured } from './policy/budget.js';
import type { ReadyTool, ToolId } from './toolchains/index.js';
import type { Origin } from './toolchains/toolchain.js';

/** The result of a run: what `report.json` holds and `--format json` prints. */
export interface Report {
  /** Of this format. */
  readonly version: 1;
  readonly outcome: 'passed' | 'failed';
  readonly components: readonly ComponentReport[];
  readonly compositions: readonly CompositionReport[];
  /** What it was made with. */
  readonly tools: readonly ToolReport[];
  readonly findings: readonly Finding[];
  /** The folders that hold the results, one for each project that was packaged. */
  readonly outputs: readonly string[];
}

/** A tool that was at hand. */
export interface ToolReport {
  readonly tool: ToolId;
  /** As it really was. */
  readonly version: string;
  /** Whether it was the machine's own, in the tool cache, or installed by this run. */
  readonly from: Origin;
  /** The components that it was for; none: for all. */
  readonly components?: readonly string[];
}

/** What was made. Missing where it was not made. */
interface Made {
  /** The file, as seen from where the program ran. */
  readonly path?: string;
  /** The same with what debuggers read, where that is in a file of its own. */
  readonly debug?: string;
  /** `sha256:` and the SHA-256 of the file in hexadecimal. */
  readonly digest?: string;
  /** In bytes. */
  readonly size?: number;
  /** What these bytes are, each of them once: the largest share first. */
  readonly inside?: readonly Inside[];
  /** What would make it smaller, in sentences. */
  readonly smaller?: readonly string[];
  /** What it asks of its host. */
  readonly imports?: readonly string[];
  /** The same in words: what they give it power over. */
  readonly capabilities?: readonly Asking[];
  /** What an instance of it takes, where a budget has asked for that. */
  readonly measured?: Measured;
  /** What it offers. */
  readonly exports?: readonly string[];
  /** Whether it fits each host that was asked for, and if not, why. */
  readonly hosts?: readonly Fit[];
}

export interface ComponentReport extends Made {
  readonly name: string;
  /** The folder of its project. */
  readonly project?: string;
  /** Exactly what was checked, of what a registry has: by the digest of its manifest. */
  readonly reference?: string;
  /** None: a binary that was given without its sources. */
  readonly language?: LanguageId;
  /** `[WIT#]WORLD` */
  readonly world?: string;
  /** Why another build of the same sources has other bytes, in it or in its debug file alone; none: its language allows the same. */
  readonly varies?: Variation;
  /** Why it was built anew; none, and it was taken as an earlier run had built it. */
  readonly because?: readonly string[];
  /** How long that took. */
  readonly seconds?: number;
  readonly status: Status;
  /** Why it was skipped. */
  readonly reason?: string;
}

export interface CompositionReport extends Made {
  readonly name: string;
  readonly project?: string;
  /** The components and compositions that it is made of. */
  readonly parts: readonly string[];
  readonly status: Status;
  readonly reason?: string;
}

/** What a run has brought so far. */
export interface Results {
  readonly findings: readonly Finding[];
  readonly outcomes: ReadonlyMap<string, Status>;
  /** Of each step that did not pass, why. */
  readonly reasons: ReadonlyMap<string, string>;
  readonly tools: readonly ReadyTool[];
  readonly artifacts: readonly (Artifact & Partial<Surface>)[];
  /** What came of the hosts of each component. */
  readonly fits?: ReadonlyMap<string, readonly Fit[]>;
  /** What was measured, by name. */
  readonly measured?: ReadonlyMap<string, Measured>;
  /** Of each component that is built, why. */
  readonly because?: ReadonlyMap<string, readonly string[]>;
  /** The folder that the artifacts were packaged into. */
  readonly output?: string;
}

/** Puts what was planned and what came of it together. */
export function makeReport(
  plan: Plan | undefined,
  { findings, outcomes, reasons, tools, artifacts, measured, because, fits, output }: Results,
): Report {
  const steps = new Map<string, Step[]>();
  for (const step of plan?.steps ?? []) {
    if (step.stage === 'toolchains') continue;
    const name = step.id.slice(step.id.indexOf('/') + 1);
    steps.set(name, [...(steps.get(name) ?? []), step]);
  }
  const byName = new Map(artifacts.map((artifact) => [artifact.name, artifact]));
  const ended = (name: string): { status: Status; reason?: string } => {
    const own = steps.get(name) ?? [];
    const statuses = own.map((step) => outcomes.get(step.id) ?? 'skipped');
    if (statuses.includes('failed')) return { status: 'failed' };
    if (!statuses.includes('skipped')) return { status: 'passed' };
    const reason = own.map((step) => reasons.get(step.id)).find((reason) => reason !== undefined);
    return { status: 'skipped', ...(reason !== undefined && { reason }) };
  };
  const took = (name: string): Pick<ComponentReport, 'seconds'> => {
    const { seconds } = artifacts.find((artifact) => artifact.name === name) ?? {};
    return seconds === undefined ? {} : { seconds };
  };
  const made = (name: string): Made => {
    const artifact = byName.get(name);
    const hosts = fits?.get(name);
    if (!artifact) return hosts ? { hosts } : {};
    const { path, digest, size, debug, inside, smaller, imports, onlyTypes = [], exports } = artifact;
    return {
      path,
      ...(debug && output !== undefined && { debug: debugName(path) }),
      digest: `sha256:${digest}`,
      size,
      ...(inside && { inside }),
      ...(smaller && { smaller }),
      ...(imports && { imports, capabilities: askingOf({ imports, onlyTypes }) }),
      ...(measured?.has(name) && { measured: measured.get(name) ?? {} }),
      ...(exports && { exports }),
      ...(hosts && { hosts }),
    };
  };
  const belonging = plan ? { project: plan.project.root } : {};
  return {
    version: 1,
    outcome: findings.some((finding) => finding.severity === 'error') ? 'failed' : 'passed',
    components: (plan?.project.components ?? []).map(({ name, language, settings, world }) => ({
      name,
      ...belonging,
      language,
      world: reference(world),
      ...(because?.get(name) && { because: because.get(name) ?? [] }),
      ...took(name),
      ...ended(name),
      ...made(name),
      ...(byName.has(name) && variation(language, settings)),
    })),
    compositions: (plan?.steps ?? [])
      .flatMap((step) => (step.stage === 'compose' ? [step.composition] : []))
      .map((composition) => ({
        name: composition.name,
        ...belonging,
        parts: partsOf(composition),
        ...ended(composition.name),
        ...made(composition.name),
      })),
    tools: toolReports(tools),
    findings,
    outputs: output === undefined ? [] : [output],
  };
}

function variation(language: LanguageId, settings: Settings): Pick<ComponentReport, 'varies'> {
  const varies = (languages[language] as Language).varies?.(settings);
  return varies ? { varies } : {};
}

/** Components that had the same of the machine share an entry. */
function toolReports(all: readonly ReadyTool[]): readonly ToolReport[] {
  const entries = new Map<string, ToolReport>();
  for (const { tool, installed, component } of all) {
    const { version, from } = installed;
    const key = `${tool} ${version} ${from} ${component === undefined}`;
    const components = [...(entries.get(key)?.components ?? []), ...(component === undefined ? [] : [component])];
    entries.set(key, { tool, version, from, ...(components.length > 0 && { components }) });
  }
  return [...entries.values()];
}

/** The reports of several projects as one. */
export function mergeReports(reports: readonly Report[]): Report {
  return {
    version: 1,
    outcome: reports.some(({ outcome }) => outcome === 'failed') ? 'failed' : 'passed',
    components: reports.flatMap(({ components }) => components),
    compositions: reports.flatMap(({ compositions }) => compositions),
    tools: distinct(reports.flatMap(({ tools }) => tools)),
    findings: reports.flatMap(({ findings }) => findings),
    outputs: reports.flatMap(({ outputs }) => outputs),
  };
}

/** What one project has installed, the next found in the cache. */
function distinct(all: readonly ToolReport[]): readonly ToolReport[] {
  const entries = new Map<string, ToolReport>();
  for (const report of all) {
    const key = `${report.tool} ${report.version} ${report.components}`;
    if (!entries.has(key)) entries.set(key, report);
  }
  return [...entries.values()];
}

const reference = ({ wit, world }: WorldReference) => (world === undefined ? wit : `${wit}#${world}`);

export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}

/**
 * The exit code that findings stand for: 0 fine, 1 the sources are wrong, 2 the project, its
 * configuration or its environment is wrong, 70 (`EX_SOFTWARE` of sysexits.h) a bug of this program.
 */
export function exitCode(findings: readonly Finding[]): 0 | 1 | 2 | 70 {
  const blamed = new Set(findings.filter(({ severity }) => severity === 'error').map(({ id }) => catalog[id].blames));
  if (blamed.has('wasmwright')) return 70;
  if (blamed.has('project')) return 2;
  return blamed.has('sources') ? 1 : 0;
}
