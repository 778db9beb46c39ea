import type { Repository } from './repository.js';

/** What a pull request proposes. */
export interface Proposal {
  /** The branch that it goes to, and the commit that it is made of. */
  readonly base: string;
  readonly head: string;
  readonly title: string;
  readonly body: string;
  /** What files say then, by their paths in the repository. */
  readonly texts: ReadonlyMap<string, string>;
}

/** What became of a pull request. */
export interface Proposed {
  readonly number: number;
  readonly url: string;
  readonly status: 'opened' | 'updated' | 'unchanged';
}

/** The branch that releases are prepared on. */
export const releaseBranch = (base: string): string => `wasmwright/release-${base}`;

/** Keeps the one pull request of a branch up to date: what is as it should be is left alone. */
export async function propose(proposal: Proposal, repository: Repository): Promise<Proposed> {
  const moved = await pushed(proposal, repository);
  const open = await openPull(proposal.base, repository);
  return open ? update(open, proposal, moved, repository) : opened(proposal, repository);
}

/** Closes the pull request, when nothing is left to propose. */
export async function withdraw(base: string, repository: Repository): Promise<void> {
  const { owner, repo, octokit, ask } = repository;
  const open = await openPull(base, repository);
  if (open)
    await ask('the pull request be closed', () =>
      octokit.rest.pulls.update({ owner, repo, pull_number: open.number, state: 'closed' }),
    );
}

interface Pull {
  readonly number: number;
  readonly html_url: string;
  readonly title: string;
  readonly body: string | null;
}

async function openPull(base: string, { owner, repo, octokit, ask }: Repository): Promise<Pull | undefined> {
  const asked = { owner, repo, base, head: `${owner}:${releaseBranch(base)}`, state: 'open' } as const;
  const [open] = await ask('pull requests be read', () => octokit.rest.pulls.list(asked));
  return open;
}

async function opened({ base, title, body }: Proposal, { owner, repo, octokit, ask }: Repository): Promise<Proposed> {
  const { number, html_url: url } = await ask('the pull request be opened', () =>
    octokit.rest.pulls.create({ owner, repo, base, head: releaseBranch(base), title, body }),
  );
  return { number, url, status: 'opened' };
}

async function update(
  { number, html_url: url, ...before }: Pull,
  { title, body }: Proposal,
  moved: boolean,
  { owner, repo, octokit, ask }: Repository,
): Promise<Proposed> {
  // GitHub gives line ends back as it likes.
  const isSame = before.title === title && before.body?.replaceAll('\r', '').trimEnd() === body.trimEnd();
  if (!isSame)
    await ask('the pull request be updated', () =>
      octokit.rest.pulls.update({ owner, repo, pull_number: number, title, body }),
    );
  return { number, url, status: isSame && !moved ? 'unchanged' : 'updated' };
}

/** Has the branch be one commit above the base; whether it had to be moved. The commit is GitHub's, and signed by it. */
async function pushed({ base, head, title, texts }: Proposal, repository: Repository): Promise<boolean> {
  const { owner, repo, octokit, ask, find } = repository;
  const what = 'the branch of the release be written';
  const base_tree = (await ask(what, () => octokit.rest.git.getCommit({ owner, repo, commit_sha: head }))).tree.sha;
  const files = [...texts].map(([path, content]) => ({ path, content, mode: '100644', type: 'blob' }) as const);
  const tree = await ask(what, () => octokit.rest.git.createTree({ owner, repo, base_tree, tree: files }));
  const ref = `heads/${releaseBranch(base)}`;
  const there = await find(what, () => octokit.rest.git.getRef({ owner, repo, ref }));
  if (there) {
    const commit_sha = there.object.sha;
    const { tree: old, parents } = await ask(what, () => octokit.rest.git.getCommit({ owner, repo, commit_sha }));
    if (old.sha === tree.sha && parents.length === 1 && parents[0]?.sha === head) return false;
  }
  const made = { owner, repo, message: title, tree: tree.sha, parents: [head] };
  const { sha } = await ask(what, () => octokit.rest.git.createCommit(made));
  if (there) await ask(what, () => octokit.rest.git.updateRef({ owner, repo, ref, sha, force: true }));
  else await ask(what, () => octokit.rest.git.createRef({ owner, repo, ref: `refs/${ref}`, sha }));
  return true;
}
