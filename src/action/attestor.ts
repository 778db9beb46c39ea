import { causesOf } from '../causes.js';
import { error, type Finding, note, Stop, warning } from '../finding.js';
import type { Attestor, Subject } from '../publish/provenance.js';
import type { Listening } from '../request.js';
import { readBundle, statementIn } from '../signing/bundle.js';
import { attestations } from './attestations.js';
import { Refused } from './github.js';
import { missingPermission } from './permissions.js';

/** The workflow vouches for what it builds, by the identity that GitHub gives it; none: this is no workflow of GitHub. */
export function workflowAttestor(
  token: string,
  { platform: { env }, signal }: Pick<Listening, 'platform' | 'signal'>,
): Attestor | undefined {
  if (env['GITHUB_ACTIONS'] !== 'true') return undefined;
  const request = env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] ?? '';
  const mayAttest = Boolean(env['ACTIONS_ID_TOKEN_REQUEST_URL'] && request);
  return {
    attest: (subjects) => (mayAttest ? attest(subjects, [token, request]) : Promise.reject(notAllowed())),
    // What an earlier run has left is put right by one that may make it.
    keep: async (bundle, is) => (is === 'new' || mayAttest ? keep(bundle, is, token, signal) : []),
  };
}

function notAllowed(): Stop {
  const help = missingPermission('provenance', 'attestations') ?? '';
  return new Stop(
    note('provenance-missing', 'nothing says where what is published comes from: the job has no `id-token: write`', {
      help,
    }),
  );
}

/** Signed by Sigstore's public instance for a public repository, and else by that of GitHub. */
async function attest(subjects: readonly Subject[], secrets: readonly string[]): Promise<object> {
  const { attestProvenance } = await import('@actions/attest');
  try {
    const mutable = subjects.map(({ name, digest }) => ({ name, digest: { ...digest } }));
    return (await attestProvenance({ subjects: mutable, token: '', skipWrite: true })).bundle;
  } catch (failure) {
    throw new Stop(
      error(
        'provenance-failed',
        `where what is published comes from could not be signed: ${reasonsIn(failure, secrets)}`,
        {
          help: 'it is published: run it once more, and only what is missing is made',
        },
      ),
    );
  }
}

async function keep(
  bundle: object,
  is: 'new' | 'old',
  token: string,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  try {
    if (token === '') throw new Refused('the step has no `token`', true);
    const kept = await attestations(token, signal);
    if (is === 'old' && (await kept.has(bundle, firstDigestIn(bundle)))) return [];
    await kept.add(bundle);
    return [];
  } catch (failure) {
    if (!(failure instanceof Refused)) throw failure;
    const message = `the provenance is in the registry only: GitHub does not keep it: ${failure.message}`;
    if (!failure.isForbidden)
      return [error('provenance-failed', message, { help: 'run it once more: only what is missing is made' })];
    const help = missingPermission('attestations') ?? '';
    return [warning('provenance-missing', message, { help })];
  }
}

function firstDigestIn(bundle: object): string {
  const read = readBundle(new TextEncoder().encode(JSON.stringify(bundle)));
  const [subject] = (read && statementIn(read)?.subject) ?? [];
  return `sha256:${subject?.digest['sha256'] ?? ''}`;
}

/** Whatever a server says, no secret of this run is shown. */
function reasonsIn(failure: unknown, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret !== '')
    .reduce((said, secret) => said.replaceAll(secret, '***'), causesOf(failure))
    .replace(/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '***');
}
