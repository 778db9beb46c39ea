import type { TrustedRoot } from '@sigstore/protobuf-specs';
import { getTrustedRoot } from '@sigstore/tuf';

/** Whom Sigstore's public instance trusts, by The Update Framework; what is not out of date is taken from the folder `cachePath`. */
export function publicTrustedRoot(cachePath: string): Promise<TrustedRoot> {
  return getTrustedRoot({ cachePath, forceCache: true, retry: { retries: 1 } });
}
