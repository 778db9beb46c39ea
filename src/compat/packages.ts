import type { Asked } from '../commands/command.js';
import type { Core } from '../core/index.js';
import { findingsOf } from '../failure.js';
import { error, type Finding, note, Stop } from '../finding.js';
import { basename, dirname, join } from '../path.js';
import type { Platform } from '../platform/platform.js';
import { ignored } from '../project/discover.js';
import { verdictOn } from './comparison.js';
import { namesIn } from './names.js';
import type { Policy } from './policy.js';
import { readSettings, type Settings } from './settings.js';
import { type Features, resolveSide, type SideContents } from './side.js';
import { type Opened, openSide } from './sources/index.js';
import { type MergeBase, mergeBase } from './sources/merge-base.js';
import type { Role, Verdict } from './verdict.js';

export interface Surroundings {
  readonly platform: Platform;
  readonly core: Core;
  readonly signal: AbortSignal;
  readonly offline?: boolean;
}

/** What comparing came to. */
export interface Compared {
  readonly verdicts: readonly Verdict[];
  /** Why something was not compared. */
  readonly findings: readonly Finding[];
  /** The texts that locations are in, by their paths. */
  readonly texts: ReadonlyMap<string, string>;
  readonly settings: Settings;
}

/** Compares what is asked for; without a subject, all WIT packages of the project. One that fails keeps nobody from the others. */
export async function comparePackages(asked: Asked, surroundings: Surroundings): Promise<Compared> {
  const { platform } = surroundings;
  const subjects = await subjectsOf(asked.subject, platform);
  const settings = await readSettings(
    asked.subject !== undefined && subjects.isProject ? asked.subject : '.',
    platform,
  );
  const base = once(() => mergeBase({ ...surroundings }, '.'));
  const texts = new Map<string, string>();
  const verdicts: Verdict[] = [];
  const findings: Finding[] = [];
  for (const path of subjects.paths) {
    try {
      const sides = await openSides(path, asked, settings, base, surroundings);
      if ('severity' in sides) {
        findings.push(sides);
        continue;
      }
      for (const { texts: own } of [sides.baseline, sides.current])
        for (const [file, text] of own) texts.set(file, text);
      verdicts.push(judgeSides(path, sides, asked, settings));
    } catch (failure) {
      findings.push(...findingsOf(failure));
    }
  }
  return { verdicts, findings, texts, settings };
}

interface Sides {
  readonly baseline: SideContents;
  readonly current: SideContents;
}

async function openSides(
  path: string,
  asked: Asked,
  settings: Settings,
  base: () => Promise<MergeBase>,
  surroundings: Surroundings,
): Promise<Sides | Finding> {
  const { core } = surroundings;
  const opened = await openSide(path, surroundings);
  const name = nameOf(opened, core);
  const features = featuresOf(asked) ?? settings.featuresFor(name ?? '');
  const current = resolveSide(opened, features, core);
  const reference = asked.against ?? settings.againstFor(name ?? '');
  const opening = { ...surroundings, like: path };
  try {
    const baseline =
      reference === undefined ? await openAtBase(await base(), opening) : await openSide(reference, opening);
    return { current, baseline: resolveSide(baseline, features, core) };
  } catch (failure) {
    const isNew = failure instanceof Stop && failure.findings.every(({ id }) => id === 'baseline-missing');
    if (reference === undefined && isNew && failure.findings[0]?.message.includes(' has no `')) {
      return note('package-new', `\`${path}\` is new: there is nothing to compare it with`, {
        location: { file: path },
      });
    }
    throw failure;
  }
}

const openAtBase = ({ ref, title }: MergeBase, opening: Surroundings & { like: string }) =>
  openSide(`git:${ref}`, { ...opening, as: title.replace(/^git:/, '') });

function judgeSides(path: string, { baseline, current }: Sides, { world, role }: Asked, settings: Settings): Verdict {
  const isPackage = current.resolved.packages[current.resolved.main]?.namespace !== 'root';
  const name = namesIn(current.resolved).package;
  const policy: Policy = settings.policyFor(name, isPackage ? 'contract' : 'component');
  return verdictOn({
    baseline,
    current,
    policy: role === undefined ? policy : { ...policy, role: role as Role },
    ...(world !== undefined && { world }),
    ...(!isPackage && { name: basename(path).replace(/\.(wasm|wat)$/, '') }),
  });
}

/** The name of a package, as far as it can be told before gates are opened. */
function nameOf(opened: Opened, core: Core): string | undefined {
  if (opened.kind === 'binary') return undefined;
  const text = opened.source.files.map(({ text }) => text).join('\n');
  return core && /^\s*package\s+%?([a-z][\w-]*:%?[a-z][\w-]*)/m.exec(text)?.[1]?.replaceAll('%', '');
}

function featuresOf({ features, allFeatures }: Asked): Features | undefined {
  if (allFeatures) return { tag: 'all' };
  if (features === undefined) return undefined;
  return {
    tag: 'only',
    val: features
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean),
  };
}

/** The WIT packages of a project: every folder with WIT in it that is no dependency. */
async function subjectsOf(
  subject: string | undefined,
  { files }: Platform,
): Promise<{ paths: readonly string[]; isProject: boolean }> {
  const path = subject ?? '.';
  if ((await files.kind(path)) !== 'folder') return { paths: [path], isProject: false };
  if ((await files.list(path)).some((name) => name.endsWith('.wit'))) return { paths: [path], isProject: false };
  const found = await files.find(path, ['**/*.wit'], { ignore: [...ignored, '**/wasmwright-out/**'] });
  const folders = [...new Set(found.map((file) => join(path, dirname(file))))].sort();
  if (folders.length > 0) return { paths: folders, isProject: true };
  throw new Stop(
    error('nothing-found', `there is no WIT in \`${path}\``, {
      help: 'name the folder of a WIT package, or a component',
    }),
  );
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
