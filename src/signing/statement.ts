/** A statement about an artifact (in-toto attestation framework, Statement v1). */
export interface Statement {
  readonly _type: 'https://in-toto.io/Statement/v1';
  readonly subject: readonly { readonly name: string; readonly digest: Readonly<Record<string, string>> }[];
  readonly predicateType: string;
  readonly predicate: object;
}

/** That somebody vouches for an artifact, and nothing more: what `cosign sign` states. */
export const signedType = 'https://sigstore.dev/cosign/sign/v1';

/** Where an artifact comes from (SLSA). */
export const isProvenance = ({ predicateType }: Statement): boolean =>
  predicateType.startsWith('https://slsa.dev/provenance/');

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

export const isAbout = ({ subject }: Pick<Statement, 'subject'>, digest: string): boolean =>
  subject.some((one) => Object.entries(one.digest).some(([algorithm, hash]) => `${algorithm}:${hash}` === digest));

/** The digests of the lists of contents that a statement names for a file with a digest: `NAME.cdx.json` for `NAME.wasm`. */
export function listsFor({ subject }: Statement, digest: string): readonly string[] {
  const ofFile = subject.filter((one) => isAbout({ subject: [one] }, digest)).map(({ name }) => listName(name));
  return subject.flatMap((one) => (ofFile.includes(one.name) ? [`sha256:${one.digest['sha256']}`] : []));
}

/** What the list of the contents of a file is called. */
export const listName = (file: string): string => file.replace(/(\.wasm)?$/, '.cdx.json');
