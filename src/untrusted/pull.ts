import { error, Stop } from '../finding.js';
import type { Surroundings } from '../pipeline.js';
import { notHad } from '../registry/answers.js';
import { openRepository } from '../registry/client.js';
import { parsePackageName, repositoryOf } from '../registry/packages.js';
import { pullWasm } from '../registry/pull.js';
import { parseReference, type Reference, referenceText } from '../registry/reference.js';

/** A component out of a registry, and exactly which one. */
export interface Pulled {
  readonly bytes: Uint8Array;
  /** `HOST/REPOSITORY@DIGEST`, of its manifest. */
  readonly reference: string;
}

/**
 * Whether a text names something in a registry: `oci:…`, `NAMESPACE:PACKAGE@VERSION`, or `HOST/REPOSITORY` with a tag
 * or a digest. What is there as a file is a file.
 */
export function isReference(text: string): boolean {
  if (text.startsWith('oci:') || parsePackageName(text)?.version !== undefined) return true;
  return /^(localhost|[\w-]+(\.[\w-]+)+|[\w.-]+:\d+|\[[\da-f:]+\]:\d+)\/[^:@]+[:@]/i.test(text);
}

/** Pulls what a reference names, of no more than so many bytes; they are what the digests say. */
export async function pull(
  text: string,
  most: number,
  { platform, signal, offline }: Pick<Surroundings, 'platform' | 'signal' | 'offline'>,
): Promise<Pulled> {
  if (offline)
    throw new Stop(
      error('download-failed', `\`${text}\` is in a registry, and nothing may be downloaded`, {
        help: 'run without `--offline`, or give a file',
      }),
    );
  const place = await placeOf(text, { platform, signal });
  const tagOrDigest = place.digest ?? place.tag ?? 'latest';
  const pulled = await pullWasm(await openRepository(place, platform, signal, most), tagOrDigest, text);
  if (!pulled) throw new Stop(notHad(text, 'there is no such artifact'));
  const { registry, repository } = place;
  return { bytes: pulled.bytes, reference: referenceText({ registry, repository, digest: pulled.digest }) };
}

async function placeOf(
  text: string,
  { platform, signal }: Pick<Surroundings, 'platform' | 'signal'>,
): Promise<Reference> {
  const named = text.startsWith('oci:') ? undefined : parsePackageName(text);
  if (named?.version === undefined) return parseReference(text.replace(/^oci:(\/\/)?/, ''));
  return { ...(await repositoryOf(named, platform, signal)), tag: named.version };
}
