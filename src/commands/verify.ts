import { error, type Finding, note, Stop } from '../finding.js';
import { notHad } from '../registry/answers.js';
import { openRepository } from '../registry/client.js';
import { pullWasm } from '../registry/pull.js';
import { parseReference, referenceText } from '../registry/reference.js';
import { attachmentsOf } from '../registry/referrers.js';
import { verifiedText } from '../reporters/verified.js';
import { judge, type Proof } from '../signing/judge.js';
import { publicKeyIn } from '../signing/keys.js';
import type { Command } from './command.js';

/** Says what is attached to a published artifact, whether it belongs to it, and who has signed it. */
export const verify: Command = async ({ subject = '', key: keyFile }, { platform, signal }) => {
  const reference = parseReference(subject.replace(/^oci:(\/\/)?/, ''));
  const key = keyFile === undefined ? undefined : await publicKeyIn(keyFile, platform);
  const repository = await openRepository(reference, platform, signal);
  const pulled = await pullWasm(repository, reference.digest ?? reference.tag ?? 'latest', subject);
  if (!pulled) throw new Stop(notHad(subject, 'there is no such artifact'));
  const { digest } = pulled;
  const proofs = (await attachmentsOf(repository, digest)).map((attachment) => judge(attachment, pulled, key));
  const exact = referenceText({ ...reference, digest });
  return {
    text: verifiedText(exact, proofs),
    document: { reference: exact, digest, attachments: proofs },
    findings: findingsFor(proofs, exact, keyFile),
    isClosing: true,
  };
};

function findingsFor(proofs: readonly Proof[], reference: string, keyFile: string | undefined): Finding[] {
  const wrong = proofs.flatMap(({ what, is, why }) =>
    is === 'wrong'
      ? [
          error('attestation-invalid', `the ${what} that is attached to \`${reference}\` is not of it: ${why}`, {
            help: 'do not use it, and find out who has attached that',
          }),
        ]
      : [],
  );
  if (keyFile === undefined) {
    return wrong.length > 0 || proofs.length > 0
      ? wrong
      : [note('signature-missing', `nothing is attached to \`${reference}\``)];
  }
  if (proofs.some(({ what, is }) => what === 'signature' && is === 'right')) return wrong;
  return [
    ...wrong,
    error('signature-missing', `\`${reference}\` is not signed with the key of \`${keyFile}\``, {
      help: 'is it the public key of whoever publishes it?',
    }),
  ];
}
