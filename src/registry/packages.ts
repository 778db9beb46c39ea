import { rcompare, valid } from 'semver';
import { error, type Location, Stop } from '../finding.js';
import type { Platform } from '../platform/platform.js';
import { askServer, inWords, jsonOf, notHad } from './answers.js';
import { originOf, type Place } from './reference.js';
import { type Mapping, type Metadata, metadataSchema, readWkgConfig, type WkgConfig } from './wkg-config.js';

/** A package by its name: `wasi:http`, and the version that is meant. */
export interface PackageName {
  readonly namespace: string;
  readonly name: string;
  readonly version?: string;
}

const label = '[a-z][a-z0-9]*(?:-[a-z][a-z0-9]*)*';
const form = new RegExp(`^(?<namespace>${label}):(?<name>${label})(?:@(?<version>.*))?$`, 's');

/** `NAMESPACE:PACKAGE[@VERSION]`; none when it is something else. */
export function parsePackageName(text: string): PackageName | undefined {
  const { namespace, name, version } = form.exec(text)?.groups ?? {};
  if (namespace === undefined || name === undefined) return undefined;
  return { namespace, name, ...(version !== undefined && { version }) };
}

/** Namespaces whose registry everybody knows, as wkg does. */
const wellKnown: Readonly<Record<string, string>> = { wasi: 'wasi.dev', ba: 'bytecodealliance.org' };

/** The repository that a package lies in, found as wkg finds it: by its settings, or by what the registry says of itself. */
export async function repositoryOf(
  { namespace, name }: PackageName,
  platform: Platform,
  signal: AbortSignal,
  location?: Location,
): Promise<Place> {
  const mapping = mappingOf(namespace, name, await readWkgConfig(platform));
  if (mapping === undefined) throw noRegistry(namespace, location);
  const registry = typeof mapping === 'string' ? mapping : mapping.registry;
  const metadata = typeof mapping === 'string' ? await metadataOf(registry, platform, signal) : mapping.metadata;
  const { preferredProtocol = 'oci', oci, ociRegistry, ociNamespacePrefix } = metadata;
  if (preferredProtocol !== 'oci') throw otherProtocol(registry, preferredProtocol);
  const prefix = ociNamespacePrefix ?? oci?.namespacePrefix ?? '';
  const host = ociRegistry ?? oci?.registry ?? registry;
  return { registry: host, settings: registry, repository: `${prefix}${namespace}/${name}` };
}

/** The registry of a package by its name, as wkg's lock file has it; nobody is asked. */
export async function registryOf(
  { namespace, name }: PackageName,
  platform: Platform,
  location?: Location,
): Promise<string> {
  const mapping = mappingOf(namespace, name, await readWkgConfig(platform));
  if (mapping === undefined) throw noRegistry(namespace, location);
  return typeof mapping === 'string' ? mapping : mapping.registry;
}

function mappingOf(namespace: string, name: string, config: WkgConfig): Mapping | undefined {
  const in_ = <T>(table: Readonly<Record<string, T>>, key: string) =>
    Object.hasOwn(table, key) ? table[key] : undefined;
  return (
    in_(config.packages, `${namespace}:${name}`) ??
    in_(config.namespaces, namespace) ??
    config.defaultRegistry ??
    in_(wellKnown, namespace)
  );
}

/** A registry that says nothing of itself is one of OCI, under its own name. */
async function metadataOf(registry: string, platform: Platform, signal: AbortSignal): Promise<Metadata> {
  const { registries } = await readWkgConfig(platform);
  const protocol = registries.get(registry)?.protocol;
  if (!URL.canParse(`https://${registry}`)) throw noHost(registry);
  const url = `${originOf(registry, protocol)}/.well-known/wasm-pkg/registry.json`;
  const answer = await askServer({ url, limit: 1 << 20, plainHttp: protocol === 'http' }, platform, signal);
  if (answer.status === 404) return {};
  const { why, notes } = inWords(answer);
  if (answer.status !== 200) throw new Stop(notHad(url, why, notes));
  const parsed = metadataSchema.safeParse(jsonOf(answer.body));
  if (!parsed.success) throw new Stop(notHad(url, 'the answer does not say where packages lie'));
  return parsed.data;
}

function noHost(registry: string): Stop {
  return new Stop(error('registry-settings', `\`${registry}\` is no host of a registry`));
}

function noRegistry(namespace: string, location?: Location): Stop {
  return new Stop(
    error('registry-settings', `it is not known in which registry the packages of \`${namespace}\` lie`, {
      ...(location && { location }),
      help: `\`wkg config --edit\` opens the settings: under [namespace_registries] write ${namespace} = "HOST"; or name the place itself, \`oci:HOST/REPOSITORY:TAG\``,
    }),
  );
}

function otherProtocol(registry: string, protocol: string): Stop {
  return new Stop(
    error(
      'registry-settings',
      `the packages of ${registry} are to be had by \`${protocol}\`, which is not spoken here`,
      {
        help: 'packages are read from registries that speak the OCI distribution protocol',
      },
    ),
  );
}

/** The highest of the versions among tags that is no pre-release. */
export function highestStable(tags: readonly string[]): string | undefined {
  const stable = tags.filter((tag) => valid(tag) === tag && !tag.includes('-'));
  return stable.sort(rcompare)[0];
}
