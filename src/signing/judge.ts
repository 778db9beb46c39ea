import type { KeyObject } from 'node:crypto';
import { digestOf } from '../registry/digest.js';
import type { Pulled } from '../registry/pull.js';
import type { Attachment } from '../registry/referrers.js';
import { isOfDigest, sbomType } from '../sbom/attached.js';
import { type Bundle, bundleType, readBundle, statementIn, verifiedStatement } from './bundle.js';
import { isAbout, isProvenance, listsFor, type Statement, signedType } from './statement.js';
import type { Signer, Trust, Untold } from './trust.js';

/** What is attached to an artifact, and whether it belongs to it. */
export interface Proof {
  readonly what: 'signature' | 'provenance' | 'statement' | 'SBOM' | 'attachment';
  /** `unchecked`: it is of this artifact, and who says so is not known here. */
  readonly is: 'right' | 'wrong' | 'unchecked';
  /** Why it is not right. */
  readonly why?: string;
  /** The workflow that has signed it. */
  readonly by?: string;
  readonly type: string;
}

/** Whose word counts. */
export interface Trusted {
  readonly key?: KeyObject | undefined;
  /** Who may issue certificates; none: there are no certificates. */
  readonly trust?: Trust | Untold | undefined;
  /** `OWNER/NAME`: certificates must be of its workflows. */
  readonly repository?: string | undefined;
}

type Verdict = Omit<Proof, 'type' | 'what'>;

/** Judges everything that is attached to an artifact. */
export function judge(attachments: readonly Attachment[], pulled: Pulled, trusted: Trusted): readonly Proof[] {
  const bundles = new Map(
    attachments.flatMap((one) =>
      one.type === bundleType ? [[one, ofBundle(one.content, pulled.digest, trusted)]] : [],
    ),
  );
  const lists = [...bundles.values()].flatMap(({ proof: { is, what }, stated }) =>
    is === 'right' && what === 'provenance' && stated ? listsFor(stated, pulled.manifest.layers[0]?.digest ?? '') : [],
  );
  const isListed = attachments.some(({ content }) => lists.includes(digestOf(content)));
  return attachments.map((one) => {
    const { type, content } = one;
    const ofBundle = bundles.get(one);
    if (ofBundle) return { ...ofBundle.proof, type };
    if (type === sbomType) return { what: 'SBOM', ...ofSbom(content, pulled, lists, isListed), type };
    return { what: 'attachment', is: 'unchecked', why: 'this kind is not known here', type };
  });
}

interface OfBundle {
  readonly proof: Omit<Proof, 'type'>;
  readonly stated?: Statement;
}

function ofBundle(content: Uint8Array, digest: string, trusted: Trusted): OfBundle {
  const bundle = readBundle(content);
  const stated = bundle && statementIn(bundle);
  if (!bundle || !stated) return { proof: { what: 'statement', is: 'wrong', why: 'it is no bundle with a statement' } };
  const what = kindOf(stated);
  if (!isAbout(stated, digest)) return { proof: { what, is: 'wrong', why: 'it speaks of another digest' } };
  const isKeyed = bundle.verificationMaterial.publicKey !== undefined;
  return { proof: { what, ...(isKeyed ? byKey(bundle, trusted) : byCertificate(content, trusted)) }, stated };
}

function byKey(bundle: Bundle, { key }: Trusted): Verdict {
  if (!key) return { is: 'unchecked', why: '`--key` says whose signature counts' };
  return verifiedStatement(bundle, key)
    ? { is: 'right' }
    : { is: 'unchecked', why: 'it is signed with another key, or was changed' };
}

function byCertificate(content: Uint8Array, { trust, repository }: Trusted): Verdict {
  if (typeof trust !== 'function') return { is: 'unchecked', why: trust?.why ?? 'nothing says whom to trust' };
  let signer: Signer | Untold;
  try {
    signer = trust(JSON.parse(new TextDecoder().decode(content)));
  } catch (failure) {
    return { is: 'wrong', why: `its signature does not hold: ${(failure as Error).message}` };
  }
  if ('why' in signer) return { is: 'unchecked', why: signer.why };
  const by = signer.workflow;
  if (repository !== undefined && signer.repository?.toLowerCase() !== repository.toLowerCase())
    return { is: 'wrong', why: `it is signed by ${by}, which is no workflow of ${repository}`, by };
  return { is: 'right', by };
}

const kindOf = (statement: Statement): Proof['what'] => {
  if (statement.predicateType === signedType) return 'signature';
  return isProvenance(statement) ? 'provenance' : 'statement';
};

/** It says whose contents it lists by the digest of the component. `lists`: the digests of those that the provenance names, if it names any. */
function ofSbom(content: Uint8Array, { manifest }: Pulled, lists: readonly string[], isListed: boolean): Verdict {
  const digests = manifest.layers.map(({ digest }) => digest);
  try {
    if (!isOfDigest(content, digests)) return { is: 'wrong', why: 'it lists another component' };
  } catch {
    return { is: 'wrong', why: 'it is no JSON' };
  }
  if (lists.length === 0 || lists.includes(digestOf(content))) return { is: 'right' };
  return isListed
    ? { is: 'unchecked', why: 'the provenance names another one, which is attached as well' }
    : { is: 'wrong', why: 'the provenance names another one' };
}
