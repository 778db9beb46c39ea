import { persistently, Refused } from './github.js';

/** The attestations of a repository on GitHub. Fails with `Refused`. */
export interface Attestations {
  /** Whether it is there, among those of a digest (`sha256:…`), as far as the token may see. */
  has(bundle: object, digest: string): Promise<boolean>;
  add(bundle: object): Promise<void>;
}

/** Those of the repository that the workflow runs in. */
export async function attestations(token: string, signal: AbortSignal): Promise<Attestations> {
  const { context, getOctokit } = await import('@actions/github');
  const octokit = getOctokit(token, { request: { signal } });
  const { owner, repo } = context.repo;
  const ask = <T>(work: () => Promise<T>) => persistently(work, signal);
  return {
    async has(bundle, subject_digest) {
      const where = { owner, repo, subject_digest, per_page: 100 };
      try {
        const { data } = await ask(() =>
          octokit.request('GET /repos/{owner}/{repo}/attestations/{subject_digest}', where),
        );
        const own = signatureIn(bundle);
        // One that is not in the answer itself was stored elsewhere; it is taken for this one.
        return (data.attestations ?? []).some((one) => !one.bundle || signatureIn(one.bundle) === own);
      } catch (failure) {
        if (failure instanceof Refused && failure.isForbidden) return false;
        throw failure;
      }
    },
    async add(bundle) {
      await ask(() =>
        octokit.request('POST /repos/{owner}/{repo}/attestations', { owner, repo, bundle: { ...bundle } }),
      );
    },
  };
}

const signatureIn = (bundle: {
  readonly dsseEnvelope?: { readonly signatures?: readonly { readonly sig?: string }[] };
}) => bundle.dsseEnvelope?.signatures?.[0]?.sig;
