import { error, type Severity, Stop } from '../finding.js';
import { nearest } from '../nearest.js';
import { join } from '../path.js';
import type { Platform } from '../platform/platform.js';
import { type Manifest, manifestName, parseManifest } from '../project/manifest.js';
import { defaultPolicy, type Policy } from './policy.js';
import { type RuleId, rules } from './rules/index.js';
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
  const file = join(folder, manifestName);
  const isThere = (await files.kind(file)) === 'file';
  return settingsOf(parseManifest(file, isThere ? await files.readText(file) : ''));
}

function settingsOf({ data: { compat = {} }, locate }: Manifest): Settings {
  const { packages = {}, interfaces = {}, ignore = [], additions, features = [] } = compat;
  const weights = Object.entries(compat.rules ?? {}).map(([id, weight]) => {
    if (!Object.hasOwn(rules, id)) throw unknownRule(id, locate(['compat', 'rules', id]));
    return [id as RuleId, weight as Severity | 'off'] as const;
  });
  return {
    policyFor: (name, usual) => ({
      ...defaultPolicy,
      role: packages[name]?.role ?? compat.role ?? usual,
      interfaces: new Map(Object.entries(interfaces)),
      rules: new Map(weights),
      ignore,
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

function unknownRule(id: string, location: ReturnType<Manifest['locate']>): Stop {
  const help = nearest(id, Object.keys(rules)) ?? '`wasmwright explain` lists all findings';
  return new Stop(error('unknown-key', `there is no finding \`${id}\` about interfaces`, { location, help }));
}
