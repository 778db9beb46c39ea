import { createHash, type KeyObject, sign, verify } from 'node:crypto';
import * as z from 'zod/mini';
import type { Statement } from './statement.js';

/** The media type of a bundle (sigstore protobuf-specs, sigstore_bundle.proto). */
export const bundleType = 'application/vnd.dev.sigstore.bundle.v0.3+json';

const payloadType = 'application/vnd.in-toto+json';

const schema = z.looseObject({
  mediaType: z.string().check(z.regex(/^application\/vnd\.dev\.sigstore\.bundle/)),
  verificationMaterial: z.looseObject({ publicKey: z.optional(z.looseObject({ hint: z.optional(z.string()) })) }),
  dsseEnvelope: z.object({
    payload: z.string(),
    payloadType: z.string(),
    signatures: z.array(z.looseObject({ sig: z.string() })),
  }),
});

const statementSchema = z.object({
  _type: z.literal('https://in-toto.io/Statement/v1'),
  subject: z.array(z.object({ name: z._default(z.string(), ''), digest: z.record(z.string(), z.string()) })),
  predicateType: z.string(),
  predicate: z._default(z.looseObject({}), {}),
});

/** A signed statement. */
export type Bundle = z.infer<typeof schema>;

/** Signs a statement with a key of one's own: without a certificate, and without a public log. */
export function signStatement(statement: Statement, key: KeyObject, publicKey: KeyObject): Bundle {
  const payload = Buffer.from(JSON.stringify(statement));
  const sig = sign(algorithmFor(key), encoded(payload), key).toString('base64');
  return {
    mediaType: bundleType,
    verificationMaterial: { publicKey: { hint: hintOf(publicKey) }, tlogEntries: [] },
    dsseEnvelope: { payload: payload.toString('base64'), payloadType, signatures: [{ sig, keyid: '' }] },
  };
}

/** What a bundle states, if it was signed with the key; none, if it was not. */
export function verifiedStatement({ dsseEnvelope }: Bundle, publicKey: KeyObject): Statement | undefined {
  const payload = Buffer.from(dsseEnvelope.payload, 'base64');
  const isSigned = dsseEnvelope.signatures.some(({ sig }) =>
    verify(algorithmFor(publicKey), encoded(payload, dsseEnvelope.payloadType), publicKey, Buffer.from(sig, 'base64')),
  );
  return isSigned ? statementIn({ dsseEnvelope }) : undefined;
}

/** What a bundle states, whoever has signed it. */
export function statementIn({ dsseEnvelope }: Pick<Bundle, 'dsseEnvelope'>): Statement | undefined {
  if (dsseEnvelope.payloadType !== payloadType) return undefined;
  try {
    return statementSchema.safeParse(JSON.parse(Buffer.from(dsseEnvelope.payload, 'base64').toString())).data;
  } catch {
    return undefined;
  }
}

/** None when it is no bundle, or one that signs something else than a statement. */
export function readBundle(content: Uint8Array): Bundle | undefined {
  try {
    return schema.safeParse(JSON.parse(new TextDecoder().decode(content))).data;
  } catch {
    return undefined;
  }
}

/** Ed25519 hashes by itself. */
const algorithmFor = ({ asymmetricKeyType }: KeyObject) => (asymmetricKeyType === 'ed25519' ? undefined : 'sha256');

/** What is signed in the place of a payload, so that it cannot be taken for one of another type (DSSE, Pre-Authentication Encoding). */
function encoded(payload: Uint8Array, type: string = payloadType): Buffer {
  return Buffer.concat([Buffer.from(`DSSEv1 ${Buffer.byteLength(type)} ${type} ${payload.length} `), payload]);
}

const hintOf = (key: KeyObject) =>
  createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('base64');

/** Whether something is a bundle that was signed by whom a certificate names, and not with a key. */
export function hasCertificate({ type, content }: { readonly type: string; readonly content: Uint8Array }): boolean {
  const bundle = type === bundleType ? readBundle(content) : undefined;
  return bundle !== undefined && bundle.verificationMaterial.publicKey === undefined;
}
