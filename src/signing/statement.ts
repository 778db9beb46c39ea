/** A statement about an artifact (in-toto attestation framework, Statement v1). */
export interface Statement {
  readonly _type: 'https://in-toto.io/Statement/v1';
  readonly subject: readonly { readonly name: string; readonly digest: Readonly<Record<string, string>> }[];
  readonly predicateType: string;
  readonly predicate: object;
}

/** That somebody vouches for an artifact, and nothing more: what `cosign sign` states. */
export const signedType = 'https://sigstore.dev/cosign/sign/v1';

/** `digest`: `sha256:…`, of the manifest. */
export function statementOf(name: string, digest: string): Statement {
  const [algorithm = '', hash = ''] = digest.split(':');
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name, digest: { [algorithm]: hash } }],
    predicateType: signedType,
    predicate: {},
  };
}

export const isAbout = ({ subject }: Statement, digest: string): boolean =>
  subject.some((one) => Object.entries(one.digest).some(([algorithm, hash]) => `${algorithm}:${hash}` === digest));
