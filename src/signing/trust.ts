import { X509Certificate as Strict } from 'node:crypto';
import { bundleFromJSON } from '@sigstore/bundle';
import { X509Certificate } from '@sigstore/core';
import type { TrustedRoot } from '@sigstore/protobuf-specs';
import { toSignedEntity, toTrustMaterial, Verifier } from '@sigstore/verify';

/** Whom a certificate names: the workflow, and the repository that it ran in. */
export interface Signer {
  /** The address of the workflow's file, at its commit. */
  readonly workflow: string;
  /** `OWNER/NAME`, of a repository on GitHub. */
  readonly repository?: string;
}

/** Why nothing can be said of a certificate. */
export interface Untold {
  readonly why: string;
}

/** Says who has signed a bundle. Throws with the reason when a signature, or what must come with it, does not hold. */
export type Trust = (bundle: object) => Signer | Untold;

/** Trusts the authorities of these roots, and what they demand of each other: logs, where they have logs, or else a time. */
export function trustIn(roots: readonly TrustedRoot[]): Trust {
  const worlds = roots.map((root) => ({
    authorities: toTrustMaterial(root).certificateAuthorities.flatMap(({ certChain }) => certChain),
    verifier: new Verifier(toTrustMaterial(root), {
      ctlogThreshold: Math.min(root.ctlogs.length, 1),
      tlogThreshold: Math.min(root.tlogs.length, 1),
      tsaThreshold: root.tlogs.length > 0 ? 0 : 1,
    }),
  }));
  return (json) => {
    const bundle = bundleFromJSON(json);
    const certificate = certificateIn(bundle);
    const own = worlds.filter(({ authorities }) =>
      authorities.some(({ subject }) => subject.equals(certificate.issuer)),
    );
    if (own.length === 0) return { why: 'its certificate is of no authority that the trusted root has' };
    const entity = toSignedEntity(bundle);
    let failure: unknown;
    for (const { verifier } of own) {
      try {
        const { identity } = verifier.verify(entity);
        return signerIn(certificate, identity?.extensions?.issuer);
      } catch (reason) {
        failure = reason;
      }
    }
    throw failure;
  };
}

function certificateIn({ verificationMaterial: { content } }: ReturnType<typeof bundleFromJSON>): X509Certificate {
  const bytes =
    content.$case === 'certificate'
      ? content.certificate.rawBytes
      : content.$case === 'x509CertificateChain'
        ? content.x509CertificateChain.certificates[0]?.rawBytes
        : undefined;
  if (!bytes) throw new Error('it has no certificate');
  // OpenSSL insists on what the library overlooks: that it is written as certificates are, to the byte.
  if (!new Strict(bytes).raw.equals(bytes)) throw new Error('its certificate has more in it than a certificate');
  return X509Certificate.parse(bytes);
}

const issuer = 'https://token.actions.githubusercontent.com';

/** https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md: what Fulcio writes of a workflow. */
const extensions = { source: '1.3.6.1.4.1.57264.1.12', olderRepository: '1.3.6.1.4.1.57264.1.5' };

/** Repositories of GitHub are named by GitHub only. */
function signerIn(certificate: X509Certificate, issuedBy: string | undefined): Signer {
  const isOfGitHub = issuedBy === issuer || issuedBy?.startsWith(`${issuer}/`);
  const source = certificate.extension(extensions.source)?.valueObj.subs[0]?.value.toString();
  const repository =
    source === undefined
      ? certificate.extension(extensions.olderRepository)?.value.toString()
      : /^https:\/\/github\.com\/([^/]+\/[^/]+)$/.exec(source)?.[1];
  return {
    workflow: certificate.subjectAltName ?? 'somebody without a name',
    ...(isOfGitHub && repository !== undefined && { repository }),
  };
}
