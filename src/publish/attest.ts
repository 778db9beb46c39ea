import type { Descriptor } from '../registry/manifest.js';
import type { Target } from '../registry/push.js';
import type { Place } from '../registry/reference.js';
import { type Attachment, attach, attachmentsOf } from '../registry/referrers.js';
import { bundleType, readBundle, signStatement, verifiedStatement } from '../signing/bundle.js';
import type { SigningKey } from '../signing/keys.js';
import { isAbout, signedType, statementOf } from '../signing/statement.js';

/** Signs what was published, unless the same key has done so before. */
export async function signPublished(target: Target, subject: Descriptor, key: SigningKey): Promise<void> {
  const before = await attachmentsOf(target, subject.digest);
  if (before.some((attachment) => isSignature(attachment, subject.digest, key))) return;
  await attach(target, subject, signatureOf(target.place, subject.digest, key));
}

function isSignature({ type, content }: Attachment, digest: string, { publicKey }: SigningKey): boolean {
  const bundle = type === bundleType ? readBundle(content) : undefined;
  const statement = bundle && verifiedStatement(bundle, publicKey);
  return statement?.predicateType === signedType && isAbout(statement, digest);
}

function signatureOf({ registry, repository }: Place, digest: string, { key, publicKey }: SigningKey): Attachment {
  const bundle = signStatement(statementOf(`${registry}/${repository}`, digest), key, publicKey);
  return {
    type: bundleType,
    content: new TextEncoder().encode(JSON.stringify(bundle)),
    // As cosign looks for them.
    annotations: { 'dev.sigstore.bundle.content': 'dsse-envelope', 'dev.sigstore.bundle.predicateType': signedType },
  };
}
