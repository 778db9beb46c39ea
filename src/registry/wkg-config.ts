import { getStaticTOMLValue, ParseError, parseTOML } from 'toml-eslint-parser';
import * as z from 'zod/mini';
import { error, Stop } from '../finding.js';
import { join } from '../path.js';
import type { Platform } from '../platform/platform.js';
import { type Credentials, decodeBasic } from './basic.js';
import type { Place } from './reference.js';

/** What a registry says of itself, or a setting says in its stead: `.well-known/wasm-pkg/registry.json`. */
export const metadataSchema = z.looseObject({
  preferredProtocol: z.optional(z.string()),
  oci: z.optional(z.looseObject({ registry: z.optional(z.string()), namespacePrefix: z.optional(z.string()) })),
  // Names of the first version of the format.
  ociRegistry: z.optional(z.string()),
  ociNamespacePrefix: z.optional(z.string()),
});

export type Metadata = z.infer<typeof metadataSchema>;

const mapping = z.union([z.string(), z.object({ registry: z.string(), metadata: metadataSchema })]);

/** A registry by its name, with what it would say of itself where it does not. */
export type Mapping = z.infer<typeof mapping>;

const schema = z.looseObject({
  default_registry: z.optional(z.string()),
  namespace_registries: z.optional(z.record(z.string(), mapping)),
  package_registry_overrides: z.optional(z.record(z.string(), mapping)),
  registry: z.optional(
    z.record(
      z.string(),
      z.looseObject({
        oci: z.optional(
          z.looseObject({
            auth: z.optional(z.union([z.string(), z.object({ username: z.string(), password: z.string() })])),
            protocol: z.optional(z.enum(['http', 'https'])),
          }),
        ),
      }),
    ),
  ),
});

/** The settings of wkg, the package tool of the Bytecode Alliance: what people have set up for it holds here as well. */
export interface WkgConfig {
  readonly defaultRegistry?: string;
  readonly namespaces: Readonly<Record<string, Mapping>>;
  readonly packages: Readonly<Record<string, Mapping>>;
  readonly registries: ReadonlyMap<string, RegistrySettings>;
}

export interface RegistrySettings {
  readonly credentials?: Credentials;
  /** None: as is usual for where it is. */
  readonly protocol?: 'http' | 'https' | undefined;
}

/** The settings for the registry of a repository. */
export function settingsFor({ settings, registry }: Place, { registries }: WkgConfig): RegistrySettings | undefined {
  return registries.get(settings ?? registry) ?? registries.get(registry);
}

/** Reads `$WKG_CONFIG_FILE`, or else `wasm-pkg/config.toml` in the user's settings. Stops when it is wrong. */
export async function readWkgConfig({ env, files, machine }: Platform): Promise<WkgConfig> {
  const named = env['WKG_CONFIG_FILE'];
  const file = named ? join(named) : join(machine.settings, 'wasm-pkg', 'config.toml');
  if (!named && (await files.kind(file)) !== 'file') return { namespaces: {}, packages: {}, registries: new Map() };
  const data = parse(await files.readText(file), file);
  const { default_registry: defaultRegistry, namespace_registries, package_registry_overrides, registry = {} } = data;
  return {
    ...(defaultRegistry !== undefined && { defaultRegistry }),
    namespaces: namespace_registries ?? {},
    packages: package_registry_overrides ?? {},
    registries: new Map(Object.entries(registry).map(([name, { oci }]) => [name, settings(oci ?? {}, name, file)])),
  };
}

type Oci = NonNullable<NonNullable<z.infer<typeof schema>['registry']>[string]['oci']>;

function settings({ auth, protocol }: Oci, name: string, file: string): RegistrySettings {
  const credentials = typeof auth === 'string' ? decodeBasic(auth) : auth && { kind: 'password' as const, ...auth };
  if (auth !== undefined && !credentials)
    throw wrong(file, `\`auth\` of registry \`${name}\` is no \`NAME:PASSWORD\` in base64`);
  return { protocol, ...(credentials && { credentials }) };
}

function parse(text: string, file: string): z.infer<typeof schema> {
  const parsed = schema.safeParse(toml(text, file));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw wrong(file, `\`${issue?.path.join('.') ?? ''}\` is not what it should be`);
}

function toml(text: string, file: string): unknown {
  try {
    return getStaticTOMLValue(parseTOML(text));
  } catch (failure) {
    if (!(failure instanceof ParseError)) throw failure;
    throw wrong(file, `${failure.message} (line ${failure.lineNumber})`);
  }
}

/** Names no line: it would be shown, and it may have a password in it. */
function wrong(file: string, what: string): Stop {
  return new Stop(
    error('registry-settings', `the settings of wkg are wrong: ${what}`, {
      location: { file },
      help: 'https://github.com/bytecodealliance/wasm-pkg-tools/blob/main/docs/configuration.md describes them',
    }),
  );
}
