import type { KeyObject } from 'node:crypto';
import type { Pulled } from '../registry/pull.js';
import type { Attachment } from '../registry/referrers.js';
import { isOfDigest, sbomType } from '../sbom/attached.js';
import { bundleType, readBundle, statementIn, verifiedStatement } from './bundle.js';
import { isAbout, signedType } from './statement.js';

/** What is attached to an artifact, and whether it belongs to it. */
export interface Proof {
  readonly what: 'signature' | 'provenance' | 'statement' | 'SBOM' | 'attachment';
  /** `unchecked`: it is of this artifact, and who says so is not known here. */
  readonly is: 'right' | 'wrong' | 'unchecked';
  /** Why it is not right. */
  readonly why?: string;
  readonly type: string;
}

/** Judges one attachment; `key`: whose signature counts. */
export function judge({ type, content }: Attachment, pulled: Pulled, key: KeyObject | undefined): Proof {
  if (type === bundleType) return ofBundle(content, pulled.digest, key);
  if (type === sbomType) return { ...ofSbom(content, pulled), type };
  return { what: 'attachment', is: 'unchecked', why: 'this kind is not known here', type };
}

function ofBundle(content: Uint8Array, digest: string, key: KeyObject | undefined): Proof {
  const type = bundleType;
  const bundle = readBundle(content);
  const stated = bundle && statementIn(bundle);
  if (!bundle || !stated) return { what: 'statement', is: 'wrong', why: 'it is no bundle with a statement', type };
  const what = kindOf(stated.predicateType);
  if (!isAbout(stated, digest)) return { what, is: 'wrong', why: 'it speaks of another digest', type };
  const hasCertificate = bundle.verificationMaterial.publicKey === undefined;
  if (hasCertificate)
    return { what, is: 'unchecked', why: 'its certificate is not checked here: `gh attestation verify` does', type };
  if (!key) return { what, is: 'unchecked', why: '`--key` says whose signature counts', type };
  return verifiedStatement(bundle, key)
    ? { what, is: 'right', type }
    : { what, is: 'unchecked', why: 'it is signed with another key, or was changed', type };
}

const kindOf = (predicateType: string): Proof['what'] => {
  if (predicateType === signedType) return 'signature';
  return predicateType.startsWith('https://slsa.dev/provenance/') ? 'provenance' : 'statement';
};

/** It says whose contents it lists by the digest of the component. */
function ofSbom(content: Uint8Array, { manifest }: Pulled): Omit<Proof, 'type'> {
  const digests = manifest.layers.map(({ digest }) => digest);
  try {
    return isOfDigest(content, digests)
      ? { what: 'SBOM', is: 'right' }
      : { what: 'SBOM', is: 'wrong', why: 'it lists another component' };
  } catch {
    return { what: 'SBOM', is: 'wrong', why: 'it is no JSON' };
  }
}
