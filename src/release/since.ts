import { built, judgeBuilt, ofTheBase } from '../compat/components.js';
import { comparePackages } from '../compat/packages.js';
import type { Settings } from '../compat/settings.js';
import type { Verdict } from '../compat/verdict.js';
import { type Finding, Stop } from '../finding.js';
import { withCommit } from '../git/commit-folder.js';
import type { Surroundings } from '../pipeline.js';

/** A release of the past. */
export interface Past {
  readonly tag: string;
  readonly version: string;
  readonly commit: string;
}

/** Asks the gate about a WIT package as a commit has it, since a release; none: the release did not have it. */
export async function packageSince(
  path: string,
  { tag }: Past,
  { root, head }: { readonly root: string; readonly head: string },
  surroundings: Surroundings,
): Promise<Verdict | undefined> {
  const asked = { subject: path, against: `git:${tag}`, root };
  const { verdicts, findings } = await comparePackages(asked, { ...surroundings, at: head });
  const wrong = findings.filter(({ severity, id }) => severity === 'error' && id !== 'baseline-lacks');
  if (wrong.length > 0) throw new Stop(...wrong);
  return verdicts[0];
}

/** What became of components and compositions since a release. */
export interface BuiltSince {
  readonly verdicts: ReadonlyMap<string, Verdict>;
  /** Those of which every build has the same bytes, and this one has others. */
  readonly differing: ReadonlySet<string>;
  readonly findings: readonly Finding[];
}

/** Builds everything as it was released, and judges what was `made` now. */
export async function builtSince(
  made: Awaited<ReturnType<typeof built>>['made'],
  { tag, commit }: Past,
  { root, settings }: { readonly root: string; readonly settings: Settings },
  surroundings: Surroundings,
): Promise<BuiltSince> {
  return withCommit(commit, root, surroundings, async (folder) => {
    const baseline = await built(folder, 'compose', surroundings);
    const title = `git:${tag}`;
    const verdicts = await judgeBuilt(made, baseline.made, { title, settings }, surroundings);
    const differing = made.filter((one) => {
      const old = baseline.made.find(({ name }) => name === one.name);
      return old !== undefined && !('varies' in one) && old.digest !== one.digest;
    });
    return {
      verdicts: new Map(verdicts.map((verdict) => [verdict.package, verdict])),
      differing: new Set(differing.map(({ name }) => name)),
      // What was released and cannot be built any more is judged by its commits.
      findings: baseline.findings.map((finding) => ({ ...ofTheBase(finding, title), severity: 'warning' })),
    };
  });
}
