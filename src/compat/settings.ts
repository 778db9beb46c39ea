import { error, type Location, type Severity, Stop } from '../finding.js';
import { nearest } from '../nearest.js';
import type { Platform } from '../platform/platform.js';
import { type Manifest, readManifest } from '../project/manifest.js';
import { defaultPolicy, type Policy } from './policy.js';
import { allRules, type RuleId, rules } from './rules/index.js';
import { type Features, stable } from './side.js';
import type { Role } from './verdict.js';

/** What `[compat]` of a manifest says. */
export interface Settings {
  /** Of a package, by its name. `usual`: the role of what is compared where nothing is said. */
  policyFor(name: string, usual: Role): Policy;
  featuresFor(name: string): Features;
  againstFor(name: string): string | undefined;
  readonly consumers: readonly string[];
  /** What a known component is called. */
  readonly noun: string;
}

/** Reads the settings of the project in a folder; there may be none. */
export async function readSettings(folder: string, { files }: Platform): Promise<Settings> {
  return settingsOf(await readManifest(folder, files));
}

function settingsOf({ data: { compat = {} }, locate }: Manifest): Settings {
  const { packages = {}, interfaces = {}, ignore = [], except = [], additions, features = [] } = compat;
  const weights = weightsIn(compat.rules, (id) => locate(['compat', 'rules', id]));
  const own = new Map(
    Object.entries(packages).map(([name, { rules }]) => {
      return [name, weightsIn(rules, (id) => locate(['compat', 'packages', name, 'rules', id]))];
    }),
  );
  return {
    policyFor: (name, usual) => ({
      ...defaultPolicy,
      role: packages[name]?.role ?? compat.role ?? usual,
      interfaces: new Map(Object.entries(interfaces)),
      rules: new Map([...weights, ...(own.get(name) ?? [])]),
      ignore: [...ignore, ...(packages[name]?.ignore ?? [])],
      except,
      unstable: packages[name]?.unstable ?? false,
      ...(additions && { zeroAdditions: additions }),
    }),
    featuresFor: (name) => {
      const open = packages[name]?.features ?? features;
      return open.length > 0 ? { tag: 'only', val: open } : stable;
    },
    againstFor: (name) => packages[name]?.against ?? compat.against,
    consumers: compat.consumers?.from ?? [],
    noun: compat.consumers?.noun ?? 'plugin',
  };
}

type Weights = Readonly<Record<string, Severity | 'off'>>;

/** By the ids of rules: what is said of a layer holds for each of its rules of which nothing is said itself. */
function weightsIn(given: Weights = {}, at: (id: string) => Location): ReadonlyMap<RuleId, Severity | 'off'> {
  for (const id of Object.keys(given)) if (!layers.has(id) && !Object.hasOwn(rules, id)) throw unknownRule(id, at(id));
  return new Map(
    allRules.flatMap(([id, { layer }]) => {
      const weight = given[id] ?? given[layer];
      return weight === undefined ? [] : [[id, weight] as const];
    }),
  );
}

const layers: ReadonlySet<string> = new Set(allRules.map(([, { layer }]) => layer));

function unknownRule(id: string, location: Location): Stop {
  const help = nearest(id, Object.keys(rules)) ?? '`wasmwright explain` lists all findings';
  return new Stop(error('unknown-key', `there is no finding \`${id}\` about interfaces`, { location, help }));
}
