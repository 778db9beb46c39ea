import type { Platform } from '../platform/platform.js';
import type { Credentials } from './basic.js';
import { dockerCredentials } from './docker-config.js';
import { type Place, registryName } from './reference.js';
import { readWkgConfig, settingsFor } from './wkg-config.js';

/** One place where people keep credentials. */
type Keeper = (place: Place, platform: Platform, signal: AbortSignal) => Promise<Credentials | undefined>;

/** The first that has some for a registry wins. */
const keepers: readonly Keeper[] = [ofWkgsEnvironment, ofWkgsConfig, dockerCredentials, ofWorkflow];

/** Looks up the credentials for a registry. They are asked for only when it refuses a stranger. */
export async function credentialsFor(
  place: Place,
  platform: Platform,
  signal: AbortSignal,
): Promise<Credentials | undefined> {
  for (const keeper of keepers) {
    const found = await keeper(place, platform, signal);
    if (found) return found;
  }
  return undefined;
}

/** `WKG_REGISTRY_GHCR_IO_AUTH_BEARER`. */
async function ofWkgsEnvironment({ registry }: Place, { env }: Platform): Promise<Credentials | undefined> {
  const token = env[`WKG_REGISTRY_${registry.replace(/[^A-Za-z0-9]/g, '_').toUpperCase()}_AUTH_BEARER`];
  return token ? { kind: 'bearer', token } : undefined;
}

async function ofWkgsConfig(place: Place, platform: Platform): Promise<Credentials | undefined> {
  return settingsFor(place, await readWkgConfig(platform))?.credentials;
}

/** GitHub's registry takes the token of a workflow, with any name. */
async function ofWorkflow({ registry }: Place, { env }: Platform): Promise<Credentials | undefined> {
  const password = env['GITHUB_TOKEN'];
  if (registryName(registry) !== 'ghcr.io' || !password) return undefined;
  return { kind: 'password', username: env['GITHUB_ACTOR'] || 'x-access-token', password };
}
