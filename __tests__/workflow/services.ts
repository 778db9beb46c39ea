import { type GitHubApi, startGitHubApi } from './github-api.js';
import { type Results, startResults } from './results.js';

/** The parts of GitHub that a workflow talks to, on this machine. */
export interface Services {
  readonly results: Results;
  readonly api: GitHubApi;
  close(): Promise<void>;
}

export async function startServices(): Promise<Services> {
  const [results, api] = await Promise.all([startResults(), startGitHubApi()]);
  return {
    results,
    api,
    async close() {
      await Promise.all([results.close(), api.close()]);
    },
  };
}
