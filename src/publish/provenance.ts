import { everyOrStop, type Finding, note, Stop } from '../finding.js';
import { digestOf } from '../registry/digest.js';
import { mediaTypes } from '../registry/manifest.js';
import { descriptorOf } from '../registry/push.js';
import { type Attachment, attachmentsOf } from '../registry/referrers.js';
import { bundleType, readBundle, statementIn } from '../signing/bundle.js';
import { isAbout, isProvenance, listName } from '../signing/statement.js';
import { attachMissing, type Wanted } from './attach.js';
import { type Ready, told } from './push.js';
import { sbomFor } from './sbom.js';

/** Something that a statement is about (in-toto attestation framework, ResourceDescriptor). */
export interface Subject {
  readonly name: string;
  readonly digest: { readonly sha256: string };
}

/** Whoever vouches for where this run builds things, and from what. */
export interface Attestor {
  /** States where all of them come from, in one signed bundle. Stops with why it cannot. */
  attest(subjects: readonly Subject[]): Promise<object>;
  /** Keeps a bundle for those who have the files only, unless it is kept; gives what there is to say of it. */
  keep(bundle: object, is: 'new' | 'old'): Promise<readonly Finding[]>;
}

/**
 * Says of everything that is published, and that this run has built, where it comes from. What was said before stays, so
 * that doing it again only does what is missing.
 */
export async function attestAll(ready: readonly Ready[], attestor: Attestor): Promise<readonly Finding[]> {
  const found = await everyOrStop(ready, async (one) => ({ one, there: await provenanceOf(one) }));
  const bare = found.flatMap(({ one, there }) => (there ? [] : [one]));
  const mine = bare.filter(isOfThisRun);
  const findings: Finding[] = bare.filter((one) => !mine.includes(one)).map(builtElsewhere);
  const made = mine.length > 0 ? await attestor.attest(mine.flatMap(subjectsOf)).catch(whyNot) : undefined;
  if (Array.isArray(made)) findings.push(...made);
  else if (made) {
    await everyOrStop(mine, (one) => attachTo(one, made));
    findings.push(...(await attestor.keep(made, 'new')));
  }
  const old = found.flatMap(({ one, there }) =>
    there && isOfThisRun(one) ? [Buffer.from(there.content).toString()] : [],
  );
  for (const bundle of new Set(old)) findings.push(...(await attestor.keep(JSON.parse(bundle), 'old')));
  return findings;
}

function whyNot(failure: unknown): Finding[] {
  if (failure instanceof Stop) return [...failure.findings];
  throw failure;
}

/** Where something that is published already comes from, only the run that has built just these bytes can say. */
const isOfThisRun = ({ state, artifact }: Ready) => state.is === 'new' || state.digest === digestOf(artifact.manifest);

const digestIn = ({ state, artifact }: Ready) => (state.is === 'new' ? digestOf(artifact.manifest) : state.digest);

async function provenanceOf(one: Ready): Promise<Attachment | undefined> {
  const digest = digestIn(one);
  return (await attachmentsOf(one.target, digest)).find((attachment) => isOf(attachment, digest));
}

function isOf({ type, content }: Attachment, digest: string): boolean {
  const bundle = type === bundleType ? readBundle(content) : undefined;
  const stated = bundle && statementIn(bundle);
  return stated !== undefined && isProvenance(stated) && isAbout(stated, digest);
}

/** The artifact, its file as whoever has it calls it, and the list of what is inside. */
function subjectsOf({ artifact, target, sbom }: Ready): readonly Subject[] {
  const { registry, repository } = target.place;
  const subject = (name: string, digest: string) => ({ name, digest: { sha256: digest.replace('sha256:', '') } });
  return [
    subject(`${registry}/${repository}`, digestOf(artifact.manifest)),
    subject(artifact.title, artifact.layer.digest),
    ...(sbom ? [subject(listName(artifact.title), digestOf(sbomFor(sbom, '').attachment.content))] : []),
  ];
}

async function attachTo({ target, artifact, sbom }: Ready, bundle: object): Promise<void> {
  const subject = descriptorOf(artifact.manifest, mediaTypes.manifest);
  const provenance: Wanted = {
    attachment: {
      type: bundleType,
      content: new TextEncoder().encode(JSON.stringify(bundle)),
      // As cosign looks for them.
      annotations: {
        'dev.sigstore.bundle.content': 'dsse-envelope',
        'dev.sigstore.bundle.predicateType': 'https://slsa.dev/provenance/v1',
      },
    },
    isSame: (other) => isOf(other, subject.digest),
  };
  // The list has to be the one that the statement names, to the byte.
  const listed = sbom ? [{ ...sbomFor(sbom, ''), isSame: () => false }] : [];
  await attachMissing(target, subject, [...listed, provenance]);
}

const builtElsewhere = (one: Ready): Finding =>
  note(
    'provenance-missing',
    `nothing says where \`${told(one, 'skipped').reference}\` comes from, and this run has not built it`,
    {
      help: 'only the run that builds something can say so: publish the next version from a workflow',
    },
  );
