import type { File } from '../core/index.js';
import { Stop } from '../finding.js';
import type { Platform } from '../platform/platform.js';
import { type PackageName, parsePackageName, registryOf } from '../registry/packages.js';
import { type Local, openLocal } from './local.js';
import { type Named, packagesNamed } from './named.js';
import type { Surroundings, Wanted } from './pulled.js';
import { requirementOf } from './requirement.js';
import { isSame, type Locked } from './wkg-lock.js';
import type { Override } from './wkg-manifest.js';

/** What WIT needs that is not in it. */
export interface Needs {
  readonly wanted: readonly Wanted[];
  readonly locals: readonly Local[];
}

/** What decides where a package comes from. */
export interface Sources {
  readonly overrides: ReadonlyMap<string, Override>;
  readonly locked: readonly Locked[];
  readonly isAnew: boolean;
}

/**
 * The packages that WIT names, and those that overrides of them name in turn. What comes from a registry has its own
 * dependencies inside, so nothing needs to be asked of it.
 */
export async function needsOf(files: readonly File[], sources: Sources, surroundings: Surroundings): Promise<Needs> {
  const wanted: Wanted[] = [];
  const locals = new Map<string, Local>();
  const open = [...packagesNamed(files)];
  for (let named = open.shift(); named; named = open.shift()) {
    const override = sources.overrides.get(named.name);
    if (override?.kind !== 'path') wanted.push(await wantedOf(named, override, sources, surroundings.platform));
    else if (!locals.has(named.name)) {
      const local = await openLocal(named.name, override, surroundings);
      locals.set(named.name, local);
      open.push(...packagesNamed(local.files));
    }
  }
  const distinct = wanted.filter((it, i) => wanted.findIndex((other) => isSame(other, it)) === i);
  return { wanted: distinct, locals: [...locals.values()] };
}

async function wantedOf(
  named: Named,
  override: Extract<Override, { kind: 'version' }> | undefined,
  { locked, isAnew }: Sources,
  platform: Platform,
): Promise<Wanted> {
  const { name, location } = named;
  const registry = await registryOf(parsePackageName(name) as PackageName, platform, location).catch(orYourOwn);
  const requirement = override?.requirement ?? requirementOf(named.version);
  const before = locked.find((it) => isSame(it, { name, registry, requirement }));
  return { name, registry, requirement, named, isAnew, ...(before && { locked: before }) };
}

/** A registry that nobody knows may be none because the package was never meant to be in one. */
function orYourOwn(failure: unknown): never {
  if (!(failure instanceof Stop)) throw failure;
  const hint = 'WIT of your own is named in wkg.toml under `[overrides]`: `"NAMESPACE:PACKAGE" = { path = "FOLDER" }`';
  throw new Stop(...failure.findings.map((finding) => ({ ...finding, notes: [...(finding.notes ?? []), hint] })));
}
