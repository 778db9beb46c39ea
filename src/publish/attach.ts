import { digestOf } from '../registry/digest.js';
import type { Descriptor } from '../registry/manifest.js';
import type { Target } from '../registry/push.js';
import { type Attachment, attach, attachmentsOf, manifestOf } from '../registry/referrers.js';

/** What is to be attached to something that is published. */
export interface Wanted {
  readonly attachment: Attachment;
  /** Whether another, with other bytes perhaps, says the same of it. */
  isSame(other: Attachment): boolean;
}

/** Attaches what is not attached yet: doing it again does nothing. */
export async function attachMissing(target: Target, subject: Descriptor, wanted: readonly Wanted[]): Promise<void> {
  const { manifests } = await target.referrers(subject.digest);
  const listed = new Set(manifests.map(({ digest }) => digest));
  const missing = wanted.filter(({ attachment }) => !listed.has(digestOf(manifestOf(attachment, subject))));
  // What is there byte for byte is known by its digest; the rest has to be read.
  const there = missing.length > 0 && listed.size > 0 ? await attachmentsOf(target, subject.digest) : [];
  for (const { attachment, isSame } of missing) if (!there.some(isSame)) await attach(target, subject, attachment);
}
