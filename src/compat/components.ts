import { error, type Finding } from '../finding.js';
import { withCommit } from '../git/commit-folder.js';
import { join, relative } from '../path.js';
import { run, type Surroundings } from '../pipeline.js';
import { plan, type Stage } from '../plan.js';
import type { ComponentReport, CompositionReport } from '../report.js';
import { openWorkspace } from '../workspace.js';
import { verdictOn } from './comparison.js';
import { type MadeFinding, madeFindings } from './made.js';
import type { Made as Results } from './news.js';
import type { Settings } from './settings.js';
import { resolveSide, type SideContents, stable } from './side.js';
import type { MergeBase } from './sources/merge-base.js';
import type { Verdict } from './verdict.js';

/** What became of the components of a project. */
export interface ComparedComponents {
  readonly verdicts: readonly Verdict[];
  readonly findings: readonly Finding[];
  /** What was found of what they are now, against what they were. */
  readonly made: readonly MadeFinding[];
}

/**
 * Builds the components as they are and as they were, and judges each by what it really imports and exports: code
 * changes that too. The commit is written and built in a folder of its own, which is gone afterwards.
 */
export async function compareComponents(
  root: string,
  { ref, title }: MergeBase,
  settings: Settings,
  surroundings: Surroundings,
): Promise<ComparedComponents> {
  return withCommit(ref, root, surroundings, async (folder) => {
    const current = await built(root, 'compose', surroundings);
    const baseline = await built(folder, 'compose', surroundings);
    const verdicts = await judgeBuilt(
      current.made.filter(isComponent),
      baseline.made,
      { title, settings },
      surroundings,
    );
    const findings = [...unmade(current), ...unmade(baseline).map((one) => ofTheBase(one, title))];
    const sides = { before: resultsOf(baseline.made, folder, root), now: resultsOf(current.made, root, root) };
    const span = { base: ref, head: 'HEAD', isOpen: true };
    return { verdicts, findings, made: await madeFindings(sides, root, span, surroundings) };
  });
}

const isComponent = (made: Made): boolean => !('parts' in made);

/** Why there are no components. What was made is compared, whether it is good or not, and so nothing is said of compositions. */
function unmade({ made, findings, compositions }: BuiltSide): readonly Finding[] {
  const others = [...made.map(({ name }) => name), ...compositions];
  return findings.filter(({ component }) => component === undefined || !others.includes(component));
}

/** What was made in a folder, as if it was in another. */
function resultsOf(made: readonly Made[], folder: string, root: string): Results {
  const all = made.map(({ project, ...one }) => ({
    ...one,
    ...(project !== undefined && { project: join(root, relative(folder, project)) }),
  }));
  return {
    components: all.filter((one) => !('parts' in one)),
    compositions: all.flatMap((one) => ('parts' in one ? [one] : [])),
  };
}

/** A component or composition that was made. */
export type Made = ComponentReport | CompositionReport;

/** Judges each that is on both sides, by its name. */
export async function judgeBuilt(
  current: readonly Made[],
  baseline: readonly Made[],
  { title, settings }: { readonly title: string; readonly settings: Settings },
  surroundings: Surroundings,
): Promise<readonly Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const made of current) {
    const old = baseline.find(({ name }) => name === made.name);
    if (!old) continue;
    const policy = settings.policyFor(made.name, 'component');
    const sides = {
      baseline: await opened(old, `${title}:${old.name}`, surroundings),
      current: await opened(made, made.name, surroundings),
    };
    verdicts.push(verdictOn({ ...sides, policy, name: made.name }));
  }
  return verdicts;
}

async function opened({ path = '' }: Made, title: string, { platform, core }: Surroundings): Promise<SideContents> {
  return resolveSide({ kind: 'binary', title, bytes: await platform.files.read(path) }, stable, core);
}

interface BuiltSide {
  readonly made: readonly Made[];
  readonly findings: readonly Finding[];
  /** The names of all compositions, whether they were made or not. */
  readonly compositions: readonly string[];
}

/** All that could be made of the projects in a folder, up to a stage, and why the rest could not. */
export async function built(folder: string, until: Stage, surroundings: Surroundings): Promise<BuiltSide> {
  const { projects, findings } = await openWorkspace([folder], surroundings);
  const reports = [];
  for (const project of projects) reports.push(await run(plan(project, until), surroundings));
  return {
    made: reports
      .flatMap(({ components, compositions }): Made[] => [...components, ...compositions])
      .filter(({ path }) => path !== undefined),
    compositions: projects.flatMap(({ compositions }) => compositions.map(({ name }) => name)),
    findings: [...findings, ...reports.flatMap((report) => report.findings)].filter(
      ({ severity }) => severity === 'error',
    ),
  };
}

/** Without what was there is no verdict; what is wrong with it is nobody's to mend now. */
export function ofTheBase({ message, component }: Finding, title: string): Finding {
  return error('not-compared', `as of \`${title}\`: ${message}`, { ...(component !== undefined && { component }) });
}
