import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { error, Stop } from '../finding.js';
import type { Platform } from '../platform/platform.js';

/** A key that signs, and the one that its signatures are checked with. */
export interface SigningKey {
  readonly key: KeyObject;
  readonly publicKey: KeyObject;
}

const variable = 'WASMWRIGHT_SIGNING_KEY';

/** The key of a file, or else of the environment; none where neither says one. Stops when it is none. */
export async function signingKey(file: string | undefined, { env, files }: Platform): Promise<SigningKey | undefined> {
  const text = file === undefined ? env[variable] : await files.readText(file);
  if (!text) return undefined;
  const where = file === undefined ? `the variable ${variable}` : `\`${file}\``;
  const passphrase = env['WASMWRIGHT_SIGNING_PASSWORD'];
  try {
    const key = createPrivateKey({ key: text, ...(passphrase && { passphrase }) });
    mustBeKnown(key);
    return { key, publicKey: createPublicKey(key) };
  } catch {
    throw noKey(
      where,
      'private',
      'a key of cosign that is encrypted in its own way is not read: `openssl genpkey -algorithm ed25519` makes one that is',
    );
  }
}

/** A public key, in a file. Stops when it is none. */
export async function publicKeyIn(file: string, { files }: Platform): Promise<KeyObject> {
  const text = await files.readText(file);
  try {
    const key = createPublicKey(text);
    mustBeKnown(key);
    return key;
  } catch {
    throw noKey(`\`${file}\``, 'public', '`openssl pkey -in KEY.pem -pubout` writes it from the private one');
  }
}

function mustBeKnown({ asymmetricKeyType }: KeyObject): void {
  if (asymmetricKeyType !== 'ed25519' && asymmetricKeyType !== 'ec') throw new Error('another kind');
}

/** What the key is, is in no message. */
function noKey(where: string, kind: string, help: string): Stop {
  return new Stop(error('usage', `${where} holds no ${kind} key of Ed25519 or of an elliptic curve, in PEM`, { help }));
}
