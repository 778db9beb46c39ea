import type { CompatFinding } from '../compat/verdict.js';
import type { Finding } from '../finding.js';
import { withCommit } from '../git/commit-folder.js';
import { join, relative } from '../path.js';
import type { Surroundings } from '../pipeline.js';
import { withSection } from './changelog.js';
import { allChanges, asOne, type Decided, packageChanges, withNext } from './decide.js';
import { textsIn } from './edits/texts.js';
import { componentsSince, follow, openUnits } from './follow.js';
import { historyOf } from './history.js';
import { releasesOf, type Upcoming } from './releases.js';
import { type PackageChange, sourcesIn, writePackages, writeUnits } from './rewrite.js';

/** What the next releases are, and what the files of the project say then. */
export interface Prepared {
  readonly releases: readonly Upcoming[];
  /** By paths as the user sees them: the files that are other then than HEAD has them. */
  readonly texts: ReadonlyMap<string, string>;
  readonly findings: readonly Finding[];
}

/**
 * Computes what HEAD is released as: versions from what the gate says of every interface since the last release, raised by
 * commits. It is computed in a folder of its own, from what is committed: doing it again gives the same.
 */
export async function prepare(root: string, surroundings: Surroundings): Promise<Prepared> {
  const { files } = surroundings.platform;
  const history = await historyOf(root, surroundings);
  return withCommit(history.head, root, surroundings, async (folder) => {
    const real = (path: string) => join(root, relative(folder, path));
    const there = (path: string) => join(folder, relative(root, path));
    const { scheme, policy, changelog, units } = await openUnits(folder, history, surroundings);
    const place = { root, folder, history };
    const followed = await Promise.all(units.map((unit) => follow(unit, place, surroundings)));

    const texts = textsIn(files);
    const sources = await sourcesIn(folder, files);
    const first = followed.map((one) => withNext(one, packageChanges(one), policy));
    // Components are built against the versions that the packages get.
    await writePackages(
      changesTo(first, there, ({ version }) => version),
      sources,
      texts,
    );
    for (const [path, text] of texts.changed()) await files.write(path, text);
    const since = await componentsSince(followed, place, surroundings);

    const each = followed.map((one) => withNext(one, allChanges(one, since), policy));
    const decided = scheme.isOne ? asOne(each) : each;
    const written = new Map(first.map(({ unit, to = unit.version }) => [unit, to]));
    await writePackages(
      changesTo(decided, there, (unit) => written.get(unit) ?? unit.version),
      sources,
      texts,
    );
    await writeUnits(decided, sources, texts);

    const releases = await releasesOf(decided, since, scheme, history);
    const log = join(folder, changelog);
    const said = await texts.read(log);
    texts.put(log, [...releases].reverse().reduce(withSection, said));
    return {
      releases,
      texts: new Map([...texts.changed()].map(([path, text]) => [real(path), text])),
      findings: since.flatMap(({ findings }) => findings),
    };
  });
}

/** The WIT packages that get another version, from the one that is written. */
function changesTo(
  decided: readonly Decided[],
  there: (path: string) => string,
  written: (unit: Decided['unit']) => string,
): readonly PackageChange[] {
  return decided.flatMap(({ unit, to, past, packages }) =>
    packages.map(({ path, name, verdict }) => ({
      path,
      package: name,
      from: written(unit),
      to: to ?? unit.version,
      ...(past && { last: past.version }),
      findings: (verdict?.findings ?? []).map((finding) => at(finding, there)),
    })),
  );
}

/** A finding of a commit, in its folder. */
function at(finding: CompatFinding, there: (path: string) => string): CompatFinding {
  const file = finding.location?.file.replace(/^git:[^:]*:/, '');
  return file === undefined ? finding : { ...finding, location: { ...finding.location, file: there(file) } };
}
