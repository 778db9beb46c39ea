import { subjectsOf } from '../compat/subjects.js';
import { putRight } from '../exchange.js';
import { error, type Finding, Stop } from '../finding.js';
import { basename, dirname, join } from '../path.js';
import type { Files } from '../platform/platform.js';
import { manifestName } from '../project/manifest.js';
import { assemble, type Deps, mustResolve } from './assembled.js';
import { type Drift, driftOf } from './drift.js';
import { foreignIn, isThere, prepare } from './folder.js';
import { type Needs, needsOf } from './needs.js';
import { type Place, placesOf } from './places.js';
import type { Surroundings } from './pulled.js';
import { changesIn, entryOf, keepAll, mustBeLocked, type Taken, takeAll, takenFor } from './taken.js';
import { inOrder, isSame, type Locked, readWkgLock, wkgLockName, wkgLockText } from './wkg-lock.js';
import { readOverrides } from './wkg-manifest.js';

/** What is asked of fetching. */
export interface Asking {
  /** Nobody is asked, and what is here is used. */
  readonly offline?: boolean;
  /** The lock has all that is needed. */
  readonly locked?: boolean;
  /** What the lock has does not count. */
  readonly update?: boolean;
  /** The project's own packages are held against what is published. */
  readonly check?: boolean;
}

/** What came of it. */
export interface Fetched {
  readonly taken: readonly Taken[];
  readonly locals: Needs['locals'];
  /** Folders of dependencies that have changed. */
  readonly written: readonly string[];
  readonly drift: readonly Drift[];
  readonly findings: readonly Finding[];
}

/** A folder of dependencies with all that is to lie in it. */
interface Filled extends Place {
  readonly contents: Deps;
}

/** The WIT folders of a project, or one of them, and the folder that `wkg.toml` and `wkg.lock` lie in. */
export async function subjectsIn(subject: string, files: Files) {
  const folder = basename(subject) === manifestName ? dirname(subject) : subject;
  if ((await files.kind(folder)) !== 'folder') {
    const help = 'give the folder of a project, its wasmwright.toml, or a folder of WIT';
    throw new Stop(error('usage', `\`${folder}\` is no folder`, { help }));
  }
  return subjectsOf(folder, files);
}

/**
 * Fills the `deps` of WIT folders with what they name, and keeps in `wkg.lock` what was taken. Nothing is written
 * before all is there and resolves; the lock comes last, so that one which is there speaks of folders that are.
 */
export async function fetchDependencies(
  { paths, root, isProject }: Awaited<ReturnType<typeof subjectsIn>>,
  asking: Asking,
  surroundings: Surroundings,
): Promise<Fetched> {
  const { platform, signal } = surroundings;
  const { files } = platform;
  const lockFile = join(root, wkgLockName);
  await putRight(await files.real(lockFile), files);
  const [before, overrides] = [await readWkgLock(lockFile, files), await readOverrides(root, files)];
  const sources = { overrides, locked: before ?? [], isAnew: asking.update ?? false };
  const places = await placesOf(paths, platform);
  const needs = new Map<Place, Needs>();
  for (const place of places) {
    needs.set(
      place,
      await needsOf(
        place.wits.flatMap(({ files }) => files),
        sources,
        surroundings,
      ),
    );
  }
  const all = [...needs.values()];
  const wanted = distinct(
    all.flatMap(({ wanted }) => wanted),
    isSame,
  );
  if (asking.locked) mustBeLocked(wanted, lockFile);
  const taken = asking.offline
    ? await keepAll(
        wanted,
        places.map(({ deps }) => deps),
        platform,
      )
    : await takeAll(wanted, surroundings);
  const filled: Filled[] = [];
  for (const [place, { wanted, locals }] of needs) {
    const contents = await assemble({ ...partsOf(takenFor(wanted, taken)), locals }, place.deps, surroundings);
    filled.push({ ...place, contents });
  }
  const drift = await checked(filled, asking, surroundings);
  await mustLoseNothing(filled, [...sources.locked.map(({ name }) => name), ...overrides.keys()], files);
  const stays = isProject ? [] : (before ?? []).filter((it) => !wanted.some((one) => isSame(one, it)));
  const after = inOrder([...taken.map(entryOf), ...stays], before ?? []);
  const written = signal.aborted ? [] : await writeAll(filled, files);
  if (!signal.aborted && !asking.locked && isOther(before, after)) await files.write(lockFile, wkgLockText(after));
  return {
    taken,
    locals: distinct(
      all.flatMap(({ locals }) => locals),
      (a, b) => a.path === b.path,
    ),
    written,
    drift: drift.map(({ drift }) => drift),
    findings: [...changesIn(taken), ...drift.flatMap(({ findings }) => findings)],
  };
}

function partsOf(taken: readonly Taken[]) {
  return {
    brought: taken.flatMap((one) => (one.from === 'kept' ? [] : [one.texts])),
    kept: new Map(taken.flatMap((one) => (one.from === 'kept' ? [...one.texts] : []))),
  };
}

/** All WIT has to resolve with what is to lie in its `deps`; and where that is asked for, be what is published. */
async function checked(filled: readonly Filled[], { check = false }: Asking, surroundings: Surroundings) {
  const found = [];
  for (const { wits, deps, contents } of filled) {
    for (const { files } of wits) {
      const source = mustResolve(files, contents, deps, surroundings);
      const drift = check ? await driftOf(source, surroundings) : undefined;
      if (drift) found.push(drift);
    }
  }
  return found;
}

async function mustLoseNothing(filled: readonly Filled[], known: readonly string[], files: Files): Promise<void> {
  const foreign = await Promise.all(filled.map(({ deps, contents }) => foreignIn(deps, contents, known, files)));
  if (foreign.flat().length > 0) throw new Stop(...foreign.flat());
}

/** Gives the folders that were not yet as they are to be. */
async function writeAll(filled: readonly Filled[], files: Files): Promise<readonly string[]> {
  const others = [];
  for (const place of filled) if (!(await isThere(place.deps, place.contents, files))) others.push(place);
  const prepared = [];
  try {
    for (const { real, contents } of others) prepared.push(await prepare(real, contents, files));
    for (const { take } of prepared) await take();
  } finally {
    for (const { drop } of prepared) await drop();
  }
  return others.map(({ deps }) => deps);
}

/** An empty lock says no more than none. */
function isOther(before: readonly Locked[] | undefined, after: readonly Locked[]): boolean {
  return wkgLockText(before ?? []) !== wkgLockText(after);
}

const distinct = <T>(all: readonly T[], isSame: (a: T, b: T) => boolean): readonly T[] =>
  all.filter((it, i) => all.findIndex((other) => isSame(other, it)) === i);
