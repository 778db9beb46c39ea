import type { Core } from '../core/index.js';
import { findingsOf } from '../failure.js';
import { type Finding, note } from '../finding.js';
import { binaryName, dirname } from '../path.js';
import type { Platform } from '../platform/platform.js';
import { verdictOn } from './comparison.js';
import { type Consumer, openConsumers, tryConsumers, withStopped } from './consumers.js';
import { foldersGone, verdictOnGone } from './gone.js';
import { packageName } from './names.js';
import { worldsNaming } from './others.js';
import { readSettings, type Settings } from './settings.js';
import { type Features, resolveSide, type SideContents, withTexts } from './side.js';
import { type Opened, openSide } from './sources/index.js';
import { type MergeBase, mergeBase } from './sources/merge-base.js';
import { subjectsOf } from './subjects.js';
import type { Role, Verdict } from './verdict.js';

/** What is asked of the gate, by a command line or a workflow. */
export interface Question {
  /** None: all WIT packages of the project. */
  readonly subject?: string;
  readonly against?: string;
  readonly world?: string;
  /** Names with commas between them. */
  readonly features?: string;
  readonly allFeatures?: boolean;
  readonly role?: string;
  /** The folder of the project whose settings hold, where the subject does not say it. */
  readonly root?: string;
}

export interface Surroundings {
  readonly platform: Platform;
  readonly core: Core;
  readonly signal: AbortSignal;
  readonly offline?: boolean;
  /** Where the work has left the branch that it goes to, if it is known already. */
  readonly base?: MergeBase;
  /** The commit whose WIT is the current side, instead of the files that are there. */
  readonly at?: string;
}

/** What comparing came to. */
export interface Compared {
  readonly verdicts: readonly Verdict[];
  /** Why something was not compared. */
  readonly findings: readonly Finding[];
  /** The texts that locations are in, by their paths. */
  readonly texts: ReadonlyMap<string, string>;
  readonly settings: Settings;
  /** The folder of the project. */
  readonly root: string;
  /** The files that were compared with. */
  readonly baselines: ReadonlySet<string>;
  /** Judges one of them again, by the title of its current side, as if files of it had other texts. Stops when they are no WIT. */
  tryWith(current: string, texts: ReadonlyMap<string, string>): Verdict | undefined;
}

/** Compares what is asked for; without a subject, all WIT packages of the project. One that fails keeps nobody from the others. */
export async function comparePackages(asked: Question, surroundings: Surroundings): Promise<Compared> {
  const found = await subjectsOf(asked.subject, surroundings.platform.files);
  const { paths, isProject } = found;
  const root = asked.root ?? found.root;
  const settings = await readSettings(root, surroundings.platform);
  const comparing: Comparing = {
    asked,
    settings,
    surroundings,
    base: once(
      async (path: string) => surroundings.base ?? mergeBase(surroundings, root === '.' ? folderOf(path) : root),
    ),
    consumers: await openConsumers(settings.consumers, root, surroundings),
  };
  const isAgainstBase = isProject && asked.against === undefined && settings.againstFor('') === undefined;
  const gone = isAgainstBase ? await packagesGone(root, paths, comparing) : new Map<string, SideContents>();
  const texts = new Map<string, string>();
  const baselines = new Set<string>();
  const opened = new Map<string, { path: string; sides: Sides }>();
  const verdicts: Verdict[] = [];
  const findings: Finding[] = [];
  for (const path of paths) {
    try {
      const sides = await openSides(path, comparing, gone);
      for (const side of [sides.baseline, sides.current]) for (const [file, text] of side.texts) texts.set(file, text);
      for (const file of sides.baseline.texts.keys()) baselines.add(file);
      opened.set(sides.current.title, { path, sides });
    } catch (failure) {
      findings.push(...findingsOf(failure).map((finding) => ofNewPackage(finding, path, comparing)));
    }
  }
  // Each is judged when all are there: where guests meet an interface may be for another package's world to say.
  const all = [...opened.values()].map(({ sides }) => sides.current);
  for (const { path, sides } of opened.values()) {
    try {
      verdicts.push(judgeSides(path, sides, all, comparing));
    } catch (failure) {
      findings.push(...findingsOf(failure));
    }
  }
  for (const [name, baseline] of gone) {
    for (const [file, text] of baseline.texts) texts.set(file, text);
    verdicts.push(verdictOnGone(name, baseline, settings.policyFor(name, 'contract')));
  }
  const tryWith: Compared['tryWith'] = (title, texts) => {
    const { path = '', sides } = opened.get(title) ?? {};
    if (!sides) return undefined;
    const current = withTexts(sides.current, texts, surroundings.core);
    return judgeSides(path, { ...sides, current }, all, comparing);
  };
  return { verdicts, findings, texts, settings, root, baselines, tryWith };
}

interface Comparing {
  readonly asked: Question;
  readonly settings: Settings;
  readonly surroundings: Surroundings;
  /** Where the work has left the branch that it goes to; found when it is needed. */
  readonly base: (path: string) => Promise<MergeBase>;
  readonly consumers: readonly Consumer[];
}

interface Sides {
  readonly baseline: SideContents;
  readonly current: SideContents;
}

/** What is gone since the base, by the names of the packages. */
async function packagesGone(root: string, paths: readonly string[], { surroundings, base, settings }: Comparing) {
  const { ref, title } = await base(root);
  const gone = new Map<string, SideContents>();
  for (const folder of await foldersGone({ ref, title }, root, paths, surroundings)) {
    const opened = await openSide(`git:${ref}:${folder}`, { ...surroundings, as: title.replace(/^git:/, '') });
    const name = nameIn(opened);
    if (name !== '') gone.set(name, resolveSide(opened, settings.featuresFor(name), surroundings.core));
  }
  return gone;
}

/** A package that has another place than it had is found by its name, among those that are `gone`. */
async function openSides(
  path: string,
  { asked, settings, surroundings, base }: Comparing,
  gone: Map<string, SideContents>,
): Promise<Sides> {
  const { core } = surroundings;
  const { at } = surroundings;
  const opened = await openSide(at === undefined ? path : `git:${at}`, { ...surroundings, like: path });
  const name = nameIn(opened);
  const features = featuresOf(asked) ?? settings.featuresFor(name);
  const current = resolveSide(opened, features, core);
  const reference = asked.against ?? settings.againstFor(name);
  const opening = { ...surroundings, like: path };
  if (reference !== undefined)
    return { current, baseline: resolveSide(await openSide(reference, opening), features, core) };
  const { ref, title } = await base(path);
  const moved = gone.get(name);
  if (moved && gone.delete(name)) return { current, baseline: moved };
  const baseline = await openSide(`git:${ref}`, { ...opening, as: title.replace(/^git:/, '') });
  return { current, baseline: resolveSide(baseline, features, core) };
}

/** What the commit that the work has left does not have is new, unless the commit was asked for by name. */
function ofNewPackage(finding: Finding, path: string, { asked, settings }: Comparing): Finding {
  const isAsked = (asked.against ?? settings.againstFor('')) !== undefined;
  if (finding.id !== 'baseline-lacks' || isAsked) return finding;
  return note('package-new', `\`${path}\` is new: there is nothing to compare it with`, { location: { file: path } });
}

function judgeSides(
  path: string,
  sides: Sides,
  all: readonly SideContents[],
  { asked, settings, consumers, surroundings }: Comparing,
): Verdict {
  const { resolved } = sides.current;
  const isPackage = resolved.packages[resolved.main]?.namespace !== 'root';
  const policy = settings.policyFor(packageName(resolved), isPackage ? 'contract' : 'component');
  const verdict = verdictOn({
    ...sides,
    others: worldsNaming(packageName(resolved), all),
    policy: asked.role === undefined ? policy : { ...policy, role: asked.role as Role },
    ...(asked.world !== undefined && { world: asked.world }),
    ...(!isPackage && { name: binaryName(path) }),
  });
  if (consumers.length === 0) return verdict;
  const tried = tryConsumers(consumers, sides, surroundings.core);
  return {
    ...verdict,
    findings: withStopped(verdict, tried, settings.noun),
    consumers: tried,
  };
}

/** The name of a package, as far as it can be told before it is known which gates are open. */
function nameIn(opened: Opened): string {
  if (opened.kind === 'binary') return '';
  const text = opened.source.files.map(({ text }) => text).join('\n');
  return /^\s*package\s+%?([a-z][\w-]*:%?[a-z][\w-]*)/m.exec(text)?.[1]?.replaceAll('%', '') ?? '';
}

function featuresOf({ features, allFeatures }: Question): Features | undefined {
  if (allFeatures) return { tag: 'all' };
  if (features === undefined) return undefined;
  const names = features.split(',').map((name) => name.trim());
  return { tag: 'only', val: names.filter(Boolean) };
}

const folderOf = (path: string) => (/\.(wit|wasm|wat)$/.test(path) ? dirname(path) : path);

function once<A, T>(make: (argument: A) => Promise<T>): (argument: A) => Promise<T> {
  let made: Promise<T> | undefined;
  return (argument) => {
    made ??= make(argument);
    return made;
  };
}
