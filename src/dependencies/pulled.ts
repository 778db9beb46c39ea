import type { Core } from '../core/index.js';
import { reporting } from '../core/problems.js';
import { error, type Location, Stop } from '../finding.js';
import type { Platform } from '../platform/platform.js';
import { openRepository, type Repository } from '../registry/client.js';
import { mediaTypes } from '../registry/manifest.js';
import { type PackageName, parsePackageName, repositoryOf } from '../registry/packages.js';
import { pullWasm } from '../registry/pull.js';
import { fullName, type Named } from './named.js';
import { exactVersion, highestOf, type Requirement } from './requirement.js';
import { type PackageText, takeApart } from './texts.js';
import type { Locked } from './wkg-lock.js';

/** A package that a registry has, by its requirement. */
export interface Wanted {
  /** `acme:kv` */
  readonly name: string;
  readonly registry: string;
  readonly requirement: Requirement;
  /** Where WIT names it. */
  readonly named: Named;
  /** What was taken last time. */
  readonly locked?: Locked;
  /** Whether other content than was recorded is taken. */
  readonly isAnew?: boolean;
}

/** What was taken for it. */
export interface Pulled extends Locked {
  readonly registry: string;
  /** The package itself, and behind it those that are inside of its binary. */
  readonly texts: readonly [PackageText, ...PackageText[]];
}

export interface Surroundings {
  readonly platform: Platform;
  readonly core: Core;
  readonly signal: AbortSignal;
}

/** Pulls the version that was taken last time, or else the highest that will do. Stops when there is none, or it is another by now. */
export async function pull(wanted: Wanted, surroundings: Surroundings): Promise<Pulled> {
  const { name, registry, requirement, locked, named, isAnew = false } = wanted;
  const { location } = named;
  const { platform, core, signal } = surroundings;
  const place = await repositoryOf(parsePackageName(name) as PackageName, platform, signal, location);
  const repository = await openRepository(place, platform, signal);
  const version = (isAnew ? undefined : locked?.version) ?? (await choose(wanted, repository));
  const title = `${name}@${version}`;
  const pulled = await pullWasm(repository, version, title);
  if (!pulled) throw await missing(wanted, repository);
  const digest = pulled.manifest.layers.find(({ mediaType }) => mediaType === mediaTypes.wasm)?.digest ?? '';
  if (!isAnew && locked && locked.digest !== digest) throw changed(title, locked.digest, digest, location);
  const texts = takeApart(
    reporting(
      { location },
      () => core.wit.print(pulled.bytes),
      (why) => `\`${title}\`: ${why}`,
    ),
  );
  const mine = mustBe(texts, { name, version, location });
  if (named.version === undefined && mine[0].version !== undefined) throw unversioned(name, version, location);
  return { name, registry, requirement, version, digest, texts: mine };
}

/** WIT that names no version means a package that has none. */
function unversioned(name: string, version: string, location: Location): Stop {
  const help = `its registry has ${version}: write \`${name}/INTERFACE@${version}\``;
  return new Stop(error('wit-invalid', `\`${name}\` is named without its version`, { location, help }));
}

async function choose(wanted: Wanted, repository: Repository): Promise<string> {
  const exact = exactVersion(wanted.requirement);
  if (exact !== undefined) return exact;
  const highest = highestOf((await repository.tags()) ?? [], wanted.requirement);
  if (highest === undefined) throw await missing(wanted, repository);
  return highest;
}

async function missing({ name, requirement, named, locked }: Wanted, repository: Repository): Promise<Stop> {
  const tags = await repository.tags();
  const what = tags === undefined ? `there is no package \`${name}\`` : `\`${name}\` has no version \`${requirement}\``;
  const versions = (tags ?? []).slice(0, 10).join(', ');
  return new Stop(
    error('dependency-unknown', `${what} in its registry`, {
      location: named.location,
      ...(versions !== '' && { notes: [`it has ${versions}`] }),
      help:
        locked && exactVersion(requirement) === undefined
          ? `wkg.lock has ${locked.version}: \`wasmwright wit fetch --update\` takes another`
          : 'mend the name or the version; WIT of your own is named under `[overrides]` in wkg.toml',
    }),
  );
}

function changed(title: string, was: string, is: string, location: Location): Stop {
  return new Stop(
    error('wit-content-changed', `\`${title}\` is not what wkg.lock has recorded`, {
      location,
      notes: [`recorded was ${was}`, `the registry has ${is}`],
      help: 'ask its publisher what has changed; `wasmwright wit fetch --update` takes it as it is now',
    }),
  );
}

/** It has to be what its place in the registry says. */
function mustBe(
  texts: readonly PackageText[],
  asked: { readonly name: string; readonly version: string; readonly location: Location },
): Pulled['texts'] {
  const [own, ...inside] = texts;
  const isIt = own && own.name === asked.name && (own.version ?? asked.version) === asked.version;
  if (isIt) return [own, ...inside];
  const is = own === undefined ? 'nothing' : own.name === 'root:component' ? 'a component' : `\`${fullName(own)}\``;
  throw new Stop(
    error('artifact-invalid', `what its registry has as \`${fullName(asked)}\` is ${is}, and not that WIT package`, {
      location: asked.location,
      help: 'is another repository meant? the settings of wkg say where the packages of a namespace lie',
    }),
  );
}
