import { error, Stop } from '../../finding.js';
import { openRepository } from '../../registry/client.js';
import { pullWasm } from '../../registry/pull.js';
import { parseReference, type Reference, referenceText } from '../../registry/reference.js';
import { mustBeOnline } from './online.js';
import type { Opened, Opening, Source } from './source.js';

/** What a registry has under a tag or a digest. */
export const oci: Source = {
  id: 'oci',
  form: 'oci:HOST/REPOSITORY[:TAG][@DIGEST], a component or WIT package in a registry',
  matches: (reference) => reference.startsWith('oci:'),
  async open(reference, opening) {
    mustBeOnline(reference, opening);
    const place = parseReference(reference.replace(/^oci:(\/\/)?/, ''), opening.location);
    return openReference(place, reference, opening);
  },
};

/** Pulls what a reference names; without a tag that is `latest`, as everywhere. */
export async function openReference(place: Reference, title: string, opening: Opening): Promise<Opened> {
  const { platform, signal, location } = opening;
  const tagOrDigest = place.digest ?? place.tag ?? 'latest';
  const pulled = await pullWasm(await openRepository(place, platform, signal), tagOrDigest, title);
  if (pulled) return { kind: 'binary', title, bytes: pulled.bytes };
  throw new Stop(
    error('baseline-missing', `there is no \`${referenceText({ tag: 'latest', ...place })}\``, {
      ...(location && { location }),
      help: `a registry says the same of what a stranger may not see: if it is private, \`docker login ${place.registry}\``,
    }),
  );
}
