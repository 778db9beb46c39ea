import type { CompatFinding } from '../compat/verdict.js';
import type { Finding } from '../finding.js';
import { withCommit } from '../git/commit-folder.js';
import { join, relative } from '../path.js';
import type { Surroundings } from '../pipeline.js';
import { notesText, withSection } from './changelog.js';
import { commitsSince } from './commits.js';
import { allChanges, asOne, type Decided, packageChanges, withNext } from './decide.js';
import { type Due, dueIn } from './due.js';
import { textsIn } from './edits/texts.js';
import { componentsSince, follow, openUnits } from './follow.js';
import { type History, historyOf } from './history.js';
import { releasesOf } from './releases.js';
import { type PackageChange, sourcesIn, writePackages, writeUnits } from './rewrite.js';
import { readReleaseSettings } from './settings.js';

/** What the next releases are, and what the files of the project say then. */
export interface Prepared {
  readonly releases: readonly Due[];
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
  const settings = await readReleaseSettings(root, files);
  const history = await historyOf(root, settings.changelog, surroundings);
  return withCommit(history.head, root, surroundings, async (folder) => {
    const real = (path: string) => join(root, relative(folder, path));
    const there = (path: string) => join(folder, relative(root, path));
    const { scheme, policy, units } = await openUnits(folder, settings, history, surroundings);
    const texts = textsIn(files);
    const log = join(folder, settings.changelog);
    const said = await texts.read(log);
    const due = dueIn(said, units, scheme, history.tags);
    if (due.length > 0 && (await isPrepared(history))) return { releases: due, texts: new Map(), findings: [] };

    const place = { root, folder, history };
    const followed = await Promise.all(units.map((unit) => follow(unit, place, surroundings)));

    const sources = await sourcesIn(folder, files);
    const first = followed.map((one) => withNext(one, packageChanges(one), policy));
    // Components are built against the versions that the packages get.
    await writePackages(changesTo(first, there), sources, texts);
    for (const [path, text] of texts.changed()) await files.write(path, text);
    // What was opened before is another text now, and is known by the core that has opened it.
    const since = await componentsSince(followed, place, { ...surroundings, core: { ...surroundings.core } });

    const each = followed.map((one) => withNext(one, allChanges(one, since), policy));
    const decided = scheme.isOne ? asOne(each) : each;
    texts.restore();
    await writePackages(changesTo(decided, there), sources, texts);
    await writeUnits(decided, sources, texts);

    const releases = await releasesOf(decided, since, scheme, history);
    texts.put(log, [...releases].reverse().reduce(withSection, said));
    return {
      releases: releases.map((one) => ({ ...one, notes: notesText(one) })),
      texts: new Map([...texts.changed()].map(([path, text]) => [real(path), text])),
      findings: since.flatMap(({ findings }) => findings),
    };
  });
}

/** Whether nothing has happened since a release was prepared. */
async function isPrepared(history: History): Promise<boolean> {
  const [newest] = history.preparing;
  return newest !== undefined && (await commitsSince(newest, ['.'], history)).length === 0;
}

/** The WIT packages that get another version, from the one that is written. */
function changesTo(decided: readonly Decided[], there: (path: string) => string): readonly PackageChange[] {
  return decided.flatMap(({ unit, to, past, packages }) =>
    packages.map(({ path, name, verdict }) => ({
      path,
      package: name,
      from: unit.version,
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
