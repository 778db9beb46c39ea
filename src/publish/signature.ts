import type { Place } from '../registry/reference.js';
import { bundleType, readBundle, signStatement, verifiedStatement } from '../signing/bundle.js';
import type { SigningKey } from '../signing/keys.js';
import { isAbout, signedType, statementOf } from '../signing/statement.js';
import type { Wanted } from './attach.js';

/** The signature of something published; one of the same key is as good. */
export function signatureFor({ registry, repository }: Place, digest: string, { key, publicKey }: SigningKey): Wanted {
  const bundle = signStatement(statementOf(`${registry}/${repository}`, digest), key, publicKey);
  return {
    attachment: {
      type: bundleType,
      content: new TextEncoder().encode(JSON.stringify(bundle)),
      // As cosign looks for them.
      annotations: { 'dev.sigstore.bundle.content': 'dsse-envelope', 'dev.sigstore.bundle.predicateType': signedType },
    },
    isSame({ type, content }) {
      const other = type === bundleType ? readBundle(content) : undefined;
      const statement = other && verifiedStatement(other, publicKey);
      return statement?.predicateType === signedType && isAbout(statement, digest);
    },
  };
}
