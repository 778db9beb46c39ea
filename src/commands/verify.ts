import { error, type Finding, note, Stop } from '../finding.js';
import type { Platform } from '../platform/platform.js';
import { notHad } from '../registry/answers.js';
import { openRepository } from '../registry/client.js';
import { pullWasm } from '../registry/pull.js';
import { parseReference, referenceText } from '../registry/reference.js';
import { attachmentsOf } from '../registry/referrers.js';
import { verifiedText } from '../reporters/verified.js';
import { hasCertificate } from '../signing/bundle.js';
import { judge, type Proof } from '../signing/judge.js';
import { publicKeyIn } from '../signing/keys.js';
import type { Command } from './command.js';

/** What must be proved. */
interface Demand {
  readonly key?: string | undefined;
  readonly repository?: string | undefined;
}

/** Says what is attached to a published artifact, whether it belongs to it, and who has signed it. */
export const verify: Command = async ({ subject = '', key, repository, trustedRoot }, { platform, signal }) => {
  const reference = parseReference(subject.replace(/^oci:(\/\/)?/, ''));
  mustBeRepository(repository);
  const publicKey = key === undefined ? undefined : await publicKeyIn(key, platform);
  const given = trustedRoot === undefined ? undefined : await trustFrom(trustedRoot, platform);
  const place = await openRepository(reference, platform, signal);
  const pulled = await pullWasm(place, reference.digest ?? reference.tag ?? 'latest', subject);
  if (!pulled) throw new Stop(notHad(subject, 'there is no such artifact'));
  const { digest } = pulled;
  const attachments = await attachmentsOf(place, digest);
  // Nobody is asked whom to trust where nothing has a certificate.
  const trust = given ?? (attachments.some(hasCertificate) ? await trustFrom(undefined, platform) : undefined);
  const proofs = judge(attachments, pulled, { key: publicKey, trust, repository });
  const exact = referenceText({ ...reference, digest });
  return {
    text: verifiedText(exact, proofs),
    document: { reference: exact, digest, attachments: proofs },
    findings: findingsFor(proofs, exact, { key, repository }),
    isClosing: true,
  };
};

/** What reads certificates is loaded when there are some. */
const trustFrom = async (file: string | undefined, platform: Platform) =>
  (await import('../signing/roots.js')).trustOf(file, platform);

function mustBeRepository(repository: string | undefined): void {
  if (repository === undefined || /^[\w.-]+\/[\w.-]+$/.test(repository)) return;
  throw new Stop(
    error('usage', `\`${repository}\` is no repository on GitHub`, {
      help: 'it is written `OWNER/NAME`, as in `acme/kv`',
    }),
  );
}

function findingsFor(proofs: readonly Proof[], reference: string, { key, repository }: Demand): Finding[] {
  const findings = proofs.flatMap(({ what, is, why }) =>
    is === 'wrong'
      ? [
          error('attestation-invalid', `the ${what} that is attached to \`${reference}\` is not of it: ${why}`, {
            help: 'do not use it, and find out who has attached that',
          }),
        ]
      : [],
  );
  const right = proofs.filter(({ is }) => is === 'right');
  // Anybody can have a certificate: it says nothing of a key, and a key nothing of a repository.
  if (key !== undefined && !right.some(({ what, by }) => what === 'signature' && by === undefined))
    findings.push(
      error('signature-missing', `\`${reference}\` is not signed with the key of \`${key}\``, {
        help: 'is it the public key of whoever publishes it?',
      }),
    );
  if (repository !== undefined && !right.some(({ what, by }) => what === 'provenance' && by !== undefined))
    findings.push(
      error('provenance-missing', `nothing proves that a workflow of ${repository} has built \`${reference}\``, {
        notes: proofs.flatMap(({ what, why }) =>
          what === 'provenance' && why !== undefined ? [`its provenance: ${why}`] : [],
        ),
        help: 'is it the repository of whoever publishes it?',
      }),
    );
  if (key === undefined && repository === undefined && proofs.length === 0)
    return [note('signature-missing', `nothing is attached to \`${reference}\``)];
  return findings;
}
