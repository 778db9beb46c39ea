import { error, type Finding } from '../finding.js';
import { exportCommit } from '../git/export.js';
import { openRepository, pathInRepository } from '../git/repository.js';
import { basename, join } from '../path.js';
import { run, type Surroundings } from '../pipeline.js';
import { plan } from '../plan.js';
import type { ComponentReport } from '../report.js';
import { openWorkspace } from '../workspace.js';
import { verdictOn } from './comparison.js';
import type { Settings } from './settings.js';
import { resolveSide, type SideContents, stable } from './side.js';
import type { MergeBase } from './sources/merge-base.js';
import type { Verdict } from './verdict.js';

/** What became of the components of a project. */
export interface ComparedComponents {
  readonly verdicts: readonly Verdict[];
  readonly findings: readonly Finding[];
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
  const { platform, signal } = surroundings;
  const scratch = join(root, '.wasmwright', `base-${ref.slice(0, 12)}`);
  // A component without a name has that of its folder.
  const before = join(scratch, basename(platform.files.absolute(root)));
  try {
    const repository = await openRepository([root], platform, signal);
    await exportCommit(ref, before, root, platform, signal);
    const current = await built(root, surroundings);
    const baseline = await built(join(before, pathInRepository(root, repository, platform)), surroundings);
    const verdicts: Verdict[] = [];
    const findings = [...current.findings, ...baseline.findings.map((finding) => ofTheBase(finding, title))];
    for (const component of current.components) {
      const old = baseline.components.find(({ name }) => name === component.name);
      if (!old) continue;
      const policy = settings.policyFor(component.name, 'component');
      const sides = {
        baseline: await opened(old, `${title}:${old.name}`, surroundings),
        current: await opened(component, component.name, surroundings),
      };
      verdicts.push(verdictOn({ ...sides, policy, name: component.name }));
    }
    return { verdicts, findings };
  } finally {
    await platform.files.remove(scratch);
  }
}

async function opened(
  { path = '' }: ComponentReport,
  title: string,
  { platform, core }: Surroundings,
): Promise<SideContents> {
  return resolveSide({ kind: 'binary', title, bytes: await platform.files.read(path) }, stable, core);
}

/** The components of all projects in a folder that could be built. */
async function built(folder: string, surroundings: Surroundings) {
  const { projects, findings } = await openWorkspace([folder], surroundings);
  const reports = [];
  for (const project of projects) reports.push(await run(plan(project, 'build'), surroundings));
  return {
    components: reports.flatMap(({ components }) => components).filter(({ path }) => path !== undefined),
    findings: [...findings, ...reports.flatMap((report) => report.findings)].filter(
      ({ severity }) => severity === 'error',
    ),
  };
}

/** Without what was there is no verdict; what is wrong with it is nobody's to mend now. */
function ofTheBase({ message, component }: Finding, title: string): Finding {
  return error('not-compared', `as of \`${title}\`: ${message}`, { ...(component !== undefined && { component }) });
}
