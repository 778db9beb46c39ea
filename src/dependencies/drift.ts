import type { WitSource } from '../core/index.js';
import { reporting } from '../core/problems.js';
import { type Finding, Stop, warning } from '../finding.js';
import { openRepository } from '../registry/client.js';
import { type PackageName, parsePackageName, repositoryOf } from '../registry/packages.js';
import { pullWasm } from '../registry/pull.js';
import { fullName, packagesDefined } from './named.js';
import type { Surroundings } from './pulled.js';
import { meaning, type PackageText, takeApart } from './texts.js';

/** A package of the project, held against what is published under its version. */
export interface Drift {
  readonly name: string;
  readonly version: string;
  /** `unknown`: no registry is known for its namespace. */
  readonly published: 'same' | 'differs' | 'no' | 'unknown';
}

/** Compares a package with what is published under its version; none when it has no version to be published under. */
export async function driftOf(
  source: WitSource,
  surroundings: Surroundings,
): Promise<{ drift: Drift; findings: readonly Finding[] } | undefined> {
  const { core, platform, signal } = surroundings;
  const [own] = packagesDefined(source.files);
  if (own?.version === undefined) return undefined;
  const { name, version, location } = own;
  const is = (published: Drift['published'], ...findings: Finding[]) => ({
    drift: { name, version, published },
    findings,
  });
  const place = await repositoryOf(parsePackageName(name) as PackageName, platform, signal, location).catch(
    (failure: unknown) => {
      if (!(failure instanceof Stop) || failure.findings.some(({ id }) => id !== 'registry-settings')) throw failure;
    },
  );
  if (!place) return is('unknown');
  const pulled = await pullWasm(await openRepository(place, platform, signal), version, fullName(own));
  if (!pulled) return is('no');
  const print = (bytes: Uint8Array) => takeApart(reporting({ location }, () => core.wit.print(bytes)))[0];
  const differing = difference(print(reporting({}, () => core.wit.encode(source))), print(pulled.bytes));
  if (differing.length === 0) return is('same');
  return is(
    'differs',
    warning('wit-drift', `\`${name}\` is published as ${version} with other text`, {
      location,
      notes: [`it differs in ${differing.map((item) => `\`${item}\``).join(', ')}`, `published is ${pulled.digest}`],
      help: 'give what is here a version of its own: nobody gets it under one that is published; `wasmwright compat` says which it has to be',
    }),
  );
}

/** The items in which two texts of a package do not mean the same; their order means nothing. */
function difference(here: PackageText | undefined, there: PackageText | undefined): string[] {
  const names = [...new Set([...(here?.items.keys() ?? []), ...(there?.items.keys() ?? [])])];
  const of = (text: PackageText | undefined, name: string) => meaning(text?.items.get(name) ?? '');
  const differing = names.filter((name) => of(here, name) !== of(there, name));
  return differing.length === 0 && here?.id !== there?.id ? ['package'] : differing;
}
