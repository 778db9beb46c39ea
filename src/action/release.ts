import { failed, findingsOf } from '../failure.js';
import { error, Stop } from '../finding.js';
import { openRepository, pathInRepository } from '../git/repository.js';
import type { Project } from '../model.js';
import type { Surroundings } from '../pipeline.js';
import { openToPublish } from '../publish/open.js';
import type { Published } from '../publish/push.js';
import { dueAt } from '../release/due.js';
import { make } from '../release/make.js';
import { type Prepared, prepare } from '../release/prepare.js';
import type { Report } from '../report.js';
import { madeText, notesOf, type Releasing, releaseText } from '../reporters/release.js';
import type { Listening } from '../request.js';
import { inTurn } from '../turn.js';
import { withGitToken } from './git-token.js';
import { githubReleases } from './github-releases.js';
import type { Inputs } from './inputs.js';
import { askedIn, publishingWith } from './publish.js';
import { type Proposed, propose, withdraw } from './release-pull.js';
import { type Repository, repositoryOf } from './repository.js';

export interface ReleaseStep {
  readonly text: string;
  readonly releasing: Releasing;
  readonly published: readonly Published[];
  readonly report: Report;
}

/** Makes the releases that are due; where none is, keeps the pull request up to date that prepares the next. */
export async function releaseStep(inputs: Inputs, listening: Listening): Promise<ReleaseStep> {
  try {
    const platform = withGitToken(listening.platform, inputs.token);
    const surroundings = await publishingWith(inputs, { ...listening, platform });
    const { project } = await openToPublish(inputs.request.paths[0] ?? '.', surroundings);
    return await inTurn(project.root, surroundings, () => step(project, inputs, surroundings));
  } catch (failure) {
    return { text: '', releasing: { releases: [], notes: '' }, published: [], report: failed(findingsOf(failure)) };
  }
}

async function step(project: Project, inputs: Inputs, surroundings: Surroundings): Promise<ReleaseStep> {
  const { platform, signal } = surroundings;
  const ready = await dueAt(project, surroundings);
  const { due } = ready;
  const repository = await repositoryOf(inputs.token, 'release', { platform, signal });
  if (due.length === 0) return prepared(project, ready.head, { repository, inputs }, surroundings);
  mustBeBranch(surroundings);
  const host = githubReleases(repository);
  const asked = askedIn(inputs, surroundings);
  const { published, shown, report = failed([]), findings } = await make(project, ready, { host, asked }, surroundings);
  const notes = notesOf(due);
  return {
    text: madeText(published, shown),
    releasing: { releases: shown, notes },
    published,
    report: { ...report, findings },
  };
}

/** On a branch, as a pull request; everywhere else it is only said. */
async function prepared(
  project: Project,
  head: string,
  { repository, inputs }: { readonly repository: Repository; readonly inputs: Inputs },
  surroundings: Surroundings,
): Promise<ReleaseStep> {
  const preparation = await prepare(project.root, surroundings);
  const { releases, findings } = preparation;
  const notes = notesOf(releases);
  const base = branchOf(surroundings);
  const isProposed = base !== undefined && !inputs.publish.dryRun;
  const pull = isProposed
    ? await keepPull({ base, head, notes }, preparation, { project, repository }, surroundings)
    : undefined;
  const text = [releaseText(releases, []), ...(pull ? [`   Pull request  ${pull.url} ${pull.status}`] : [])].join('\n');
  return {
    text,
    releasing: { releases: releases.map(({ tag }) => ({ tag })), notes, ...(pull && { pull }) },
    published: [],
    report: { ...failed([]), outcome: 'passed', findings },
  };
}

async function keepPull(
  { base, head, notes }: { readonly base: string; readonly head: string; readonly notes: string },
  { releases, texts }: Prepared,
  { project, repository }: { readonly project: Project; readonly repository: Repository },
  { platform, signal }: Surroundings,
): Promise<Proposed | undefined> {
  if (releases.length === 0) return void (await withdraw(base, repository));
  const local = await openRepository([project.root], platform, signal);
  const tags = releases.map(({ tag }) => tag);
  const more = tags.length > 3 ? ` and ${tags.length - 3} more` : '';
  const proposal = {
    base,
    head,
    title: `Release ${tags.slice(0, 3).join(', ')}${more}`,
    body: `Merging this makes the release: what is new is published, tagged and shown.\n\n${notes}`,
    texts: new Map([...texts].map(([path, text]) => [pathInRepository(path, local, platform), text])),
  };
  return propose(proposal, repository);
}

/** The branch that a workflow runs for. */
const branchOf = ({ platform: { env } }: Surroundings): string | undefined =>
  env['GITHUB_REF_TYPE'] === 'branch' && !/^pull_request/.test(env['GITHUB_EVENT_NAME'] ?? '')
    ? env['GITHUB_REF_NAME'] || undefined
    : undefined;

function mustBeBranch(surroundings: Surroundings): void {
  if (branchOf(surroundings) !== undefined) return;
  throw new Stop(
    error('usage', 'a release is made of a branch, and this run is for none', {
      help: 'run it `on: { push: { branches: [main] } }`',
    }),
  );
}
