import type { Finding, Location } from '../../finding.js';
import type { Platform } from '../../platform/platform.js';
import { basic } from '../../registry/basic.js';
import { unusable } from './trouble.js';

/** What a manifest says of a cache. */
export interface WantedCache {
  readonly url?: string;
  readonly readOnly?: boolean;
  /** Where it says it. */
  readonly location: Location;
}

/** A cache to ask. */
export interface RemoteSettings {
  /** The address, without a `/` at its end and without a password. */
  readonly url: string;
  readonly authorization?: string;
  readonly readOnly: boolean;
}

/**
 * The environment wins over the manifest. Passwords and tokens are for the address that the environment names: a manifest
 * is part of what a pull request can change, and could have them sent anywhere.
 */
export function remoteSettings(
  wanted: WantedCache | undefined,
  { env }: Pick<Platform, 'env'>,
): RemoteSettings | Finding | undefined {
  const { WASMWRIGHT_CACHE: named, WASMWRIGHT_CACHE_TOKEN: token, WASMWRIGHT_CACHE_READONLY: reading } = env;
  const text = named || wanted?.url;
  if (!text || text === 'off') return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash) {
    return unusable('`WASMWRIGHT_CACHE` is no address of a cache, and no cache is asked', {
      help: 'write `https://HOST/PREFIX`, or `off`',
    });
  }
  const { username, password } = url;
  [url.username, url.password] = ['', ''];
  const authorization = !named
    ? undefined
    : token
      ? `Bearer ${token}`
      : username && basic(decoded(username), decoded(password));
  return {
    url: url.href.replace(/\/+$/, ''),
    ...(authorization && { authorization }),
    // Whatever it says that is no plain `no` keeps from writing.
    readOnly: reading ? !/^(0|false|no)$/i.test(reading) : (wanted?.readOnly ?? false),
  };
}

/** As it was meant; who wrote a bare `%` meant that. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
