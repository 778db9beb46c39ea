import type { Compared } from '../compat/packages.js';
import type { MergeBase } from '../compat/sources/merge-base.js';
import { commitOf, openRepository, pathInRepository, type Repository } from '../git/repository.js';
import type { Platform } from '../platform/platform.js';
import { docs } from '../reporters/compat/formats.js';
import type { Places } from '../reporters/compat/gate.js';
import type { PullRequest } from './pull-request.js';

interface Here {
  /** The folder of the project. */
  readonly folder: string;
  readonly platform: Platform;
  readonly signal: AbortSignal;
  readonly base: MergeBase | undefined;
  readonly pull: PullRequest | undefined;
}

/** The addresses of all that the gate speaks of, each at a commit: branches move on. */
export async function placesOf(compared: Pick<Compared, 'verdicts'>, here: Here): Promise<Places> {
  const { platform, base, pull } = here;
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: slug, GITHUB_SHA: merged, GITHUB_RUN_ID: run } = platform.env;
  const web = `${server}/${slug}`;
  const head = pull?.head ?? merged;
  return {
    docs: docsOf(platform),
    files: await filesOf(compared, here, web),
    ...(head && { head: { name: short(head), address: `${web}/commit/${head}` } }),
    ...(base && {
      base: { name: short(base.ref), branch: branchOf(base), address: `${web}/commit/${base.ref}` },
    }),
    ...(server && slug && { commits: `${web}/commit` }),
    ...(run && { run: `${web}/actions/runs/${run}` }),
  };
}

const short = (commit: string) => commit.slice(0, 7);
const branchOf = ({ title }: MergeBase) => title.replace(/^git:/, '');

/** Where the action itself was taken from. */
function docsOf({ env }: Platform): string {
  const { GITHUB_SERVER_URL: server, GITHUB_ACTION_REPOSITORY: slug, GITHUB_ACTION_REF: ref } = env;
  return slug && ref ? `${server}/${slug}/blob/${encodeURIComponent(ref)}/docs/findings` : docs;
}

async function filesOf(
  { verdicts }: Pick<Compared, 'verdicts'>,
  { folder, platform, signal, base, pull }: Here,
  web: string,
): Promise<ReadonlyMap<string, string>> {
  const places = verdicts.flatMap(({ findings }) =>
    findings.flatMap(({ location, baseline }) => [location, baseline].flatMap((place) => place?.file ?? [])),
  );
  const files = [...new Set(places)];
  if (files.length === 0) return new Map();
  const repository = await openRepository([folder], platform, signal);
  const checkedOut = (await commitOf('HEAD', repository.git)) ?? '';
  const before = base && `${base.title}:`;
  const current = files.filter((file) => before === undefined || !file.startsWith(before));
  const same = pull ? await sameAt(pull.head, current, repository, platform) : new Set<string>();
  return new Map(
    files.flatMap((file) => {
      const isCurrent = current.includes(file);
      // What lies elsewhere, in a registry or at another commit, has no address here.
      if (isCurrent && /^\w+:/.test(file)) return [];
      const commit = isCurrent ? (same.has(file) ? pull?.head : checkedOut) : base?.ref;
      const path = pathInRepository(isCurrent ? file : file.slice(before?.length), repository, platform);
      return commit ? [[file, `${web}/blob/${commit}/${path}`] as const] : [];
    }),
  );
}

/** The files that are the same at the end of the pull request as in its merge, which was checked out. */
async function sameAt(
  head: string,
  files: readonly string[],
  repository: Repository,
  platform: Platform,
): Promise<ReadonlySet<string>> {
  const paths = files
    .filter((file) => !/^\w+:|\n/.test(file))
    .map((file) => pathInRepository(file, repository, platform));
  const asked = [...paths.map((path) => `${head}:${path}`), ...paths.map((path) => `HEAD:${path}`)];
  const { text } = await repository.git.run(['cat-file', '--batch-check=%(objectname)'], `${asked.join('\n')}\n`);
  const hashes = text.split('\n');
  const isSame = (i: number) => hashes[i] === hashes[i + paths.length] && /^[0-9a-f]+$/.test(hashes[i] ?? '');
  return new Set(files.filter((_, i) => isSame(i)));
}
