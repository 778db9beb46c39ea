import { error, everyOrStop, type Finding, Stop, warning } from '../finding.js';
import type { Platform } from '../platform/platform.js';
import { type Kept, keep, textsIn } from './kept.js';
import { fullName } from './named.js';
import { type Pulled, pull, type Surroundings, type Wanted } from './pulled.js';
import { isSame, type Locked } from './wkg-lock.js';

/** What was taken for what is wanted: out of a registry, or of a `deps` folder. */
export type Taken = { readonly wanted: Wanted } & (
  | ({ readonly from: 'lock' | 'resolved' } & Pulled)
  | ({ readonly from: 'kept' } & Kept)
);

/** Takes each from its registry. Stops with all that could not be had. */
export async function takeAll(wanted: readonly Wanted[], surroundings: Surroundings): Promise<readonly Taken[]> {
  return everyOrStop(wanted, async (one) => {
    const from = one.locked && !one.isAnew ? ('lock' as const) : ('resolved' as const);
    return { wanted: one, from, ...(await pull(one, surroundings)) };
  });
}

/** Takes each from the folders in which it lies already. */
export async function keepAll(
  wanted: readonly Wanted[],
  folders: readonly string[],
  { files }: Platform,
): Promise<readonly Taken[]> {
  const here = await textsIn(folders, files);
  return everyOrStop(wanted, (one) => ({ wanted: one, from: 'kept' as const, ...keep(one, here) }));
}

/** Stops when the lock does not say what is to be taken. */
export function mustBeLocked(wanted: readonly Wanted[], file: string): void {
  const missing = wanted.filter(({ locked }) => !locked);
  if (missing.length === 0) return;
  throw new Stop(
    ...missing.map(({ named, registry, requirement }) =>
      error('wit-lock-stale', `\`${file}\` does not have \`${fullName(named)}\``, {
        location: named.location,
        notes: [`it is looked for with the requirement \`${requirement}\`, from ${registry}`],
        help: 'run `wasmwright wit fetch` without `--locked`, and commit the lock file',
      }),
    ),
  );
}

/** Versions that were published, and are not what they were: where that is taken all the same, it is said. */
export function changesIn(taken: readonly Taken[]): readonly Finding[] {
  return taken.flatMap(({ wanted: { locked, named }, version, digest }) =>
    locked && locked.version === version && locked.digest !== digest
      ? [
          warning('wit-content-changed', `\`${named.name}@${version}\` is not what wkg.lock had recorded`, {
            location: named.location,
            notes: [`recorded was ${locked.digest}`, `the registry has ${digest}`],
          }),
        ]
      : [],
  );
}

export const entryOf = ({ name, registry, requirement, version, digest }: Locked): Locked => ({
  name,
  ...(registry !== undefined && { registry }),
  requirement,
  version,
  digest,
});

/** What was taken for some of what is wanted. */
export const takenFor = (wanted: readonly Wanted[], all: readonly Taken[]): readonly Taken[] =>
  all.filter((taken) => wanted.some((one) => isSame(one, taken.wanted)));
