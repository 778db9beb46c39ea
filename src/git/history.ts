import { error, Stop } from '../finding.js';
import { join } from '../path.js';
import type { Platform } from '../platform/platform.js';
import { gitSays } from './git.js';
import type { Repository } from './repository.js';

/** How many commits further down each next step goes. At some depth the whole history is the better thing to have. */
const steps = [32, 128, 512, 2048, 8192];

/** Two commits whose last common ancestor is looked for. */
export interface Pair {
  readonly ours: string;
  readonly theirs: string;
}

/**
 * The last common ancestor of two commits. A shallow history is deepened from `origin` step by step
 * until it shows one for certain; files and HEAD stay as they are. None: the histories are unrelated.
 */
export async function commonAncestor(
  pair: Pair,
  repository: Repository,
  { platform, mayFetch }: { readonly platform: Platform; readonly mayFetch: boolean },
): Promise<string | undefined> {
  for (let step = 0; ; step++) {
    const found = await mergeBaseOf(pair, repository);
    const open = await openEnds(pair, found, repository, platform);
    if (open.length === 0) return found;
    const depth = steps[step];
    if (depth === undefined || !mayFetch) throw tooShallow(found === undefined, mayFetch);
    await deepen(open, depth, repository);
  }
}

async function mergeBaseOf({ ours, theirs }: Pair, { git }: Repository): Promise<string | undefined> {
  const exit = await git.run(['merge-base', ours, theirs]);
  if (exit.code === 0) return exit.text;
  if (exit.code === 1) return undefined;
  throw new Stop(gitSays('git cannot compare two histories', exit));
}

/**
 * The commits at which the history is cut off, and below which a later common ancestor may be hidden.
 * Not those that are older than the one that was found: what comes after it cannot lie below them.
 */
async function openEnds(
  { ours, theirs }: Pair,
  found: string | undefined,
  repository: Repository,
  platform: Platform,
): Promise<string[]> {
  if (found !== undefined && (found === ours || found === theirs)) return [];
  const cut = await cutOff(repository, platform);
  if (cut.size === 0) return [];
  const range = [ours, theirs, ...(found === undefined ? [] : [`^${found}`])].join('\n');
  const list = ['rev-list', '--timestamp', '--stdin'];
  const { text } = await repository.git.must(list, 'git cannot read the history', `${range}\n`);
  const since = found === undefined ? 0 : await timeOf(found, repository);
  return text.split('\n').flatMap((line) => {
    const [time, hash = ''] = line.split(' ');
    return cut.has(hash) && Number(time) >= since ? [hash] : [];
  });
}

/** The commits of a shallow repository whose parents it does not have. */
async function cutOff({ git }: Repository, { files }: Platform): Promise<ReadonlySet<string>> {
  const { text } = await git.must(['rev-parse', '--git-path', 'shallow'], 'git cannot read the repository');
  const file = join(git.folder, text);
  if ((await files.kind(file)) !== 'file') return new Set();
  return new Set((await files.readText(file)).split('\n').filter(Boolean));
}

async function timeOf(commit: string, { git }: Repository): Promise<number> {
  const { text } = await git.must(
    ['rev-list', '--timestamp', '--max-count=1', commit, '--'],
    'git cannot read a commit',
  );
  return Number(text.split(' ')[0]);
}

/** Fetches what lies below some commits. Servers that give no commit by its hash are asked for all that the checkout follows. */
async function deepen(commits: readonly string[], depth: number, { git }: Repository): Promise<void> {
  const byHash = await git.run([...fetch, `--depth=${depth + 1}`, '--stdin', 'origin'], lines(commits));
  if (byHash.code === 0) return;
  const byName = await git.run([...fetch, `--deepen=${depth}`, 'origin']);
  if (byName.code !== 0)
    throw new Stop(gitSays('the history could not be deepened from `origin`', byHash, wholeHistory));
}

/** No tags, no submodules, no `FETCH_HEAD`, and no cleaning up afterwards: only commits. */
export const fetch = [
  'fetch',
  '--quiet',
  '--no-tags',
  '--no-recurse-submodules',
  '--no-write-fetch-head',
  '--no-auto-maintenance',
] as const;

export const lines = (items: readonly string[]): string => items.map((item) => `${item}\n`).join('');

export const wholeHistory =
  'in a workflow, give `actions/checkout` the input `fetch-depth: 0`; elsewhere, `git fetch --unshallow`';

function tooShallow(nothingFound: boolean, mayFetch: boolean): Stop {
  const what = nothingFound
    ? 'shows no common ancestor'
    : 'does not show for certain which common ancestor is the last';
  const why = mayFetch ? ', even after it was deepened many times' : ', and nothing may be downloaded';
  return new Stop(error('baseline-missing', `the shallow history ${what}${why}`, { help: wholeHistory }));
}
