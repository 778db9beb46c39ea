import { error, type Location, Stop } from '../finding.js';
import { dirname, join, relative } from '../path.js';
import type { Platform } from '../platform/platform.js';
import { type Git, gitIn, gitSays } from './git.js';

export interface Repository {
  readonly git: Git;
  /** From the root of the repository to the folder that git runs in: `packages/kv/`, or nothing. */
  readonly prefix: string;
  readonly isShallow: boolean;
}

/** Opens the repository that the first of the folders lies in that lies in one. Stops when none does. */
export async function openRepository(
  folders: readonly [string, ...string[]],
  platform: Platform,
  signal: AbortSignal,
): Promise<Repository> {
  let refused: Awaited<ReturnType<Git['run']>> | undefined;
  for (const folder of folders) {
    const git = gitIn(await existing(folder, platform), platform, signal);
    const exit = await git.run(['rev-parse', '--is-shallow-repository', '--show-prefix']);
    const [isShallow, prefix = ''] = exit.text.split('\n');
    if (exit.code === 0) return { git, prefix, isShallow: isShallow === 'true' };
    refused ??= exit;
  }
  const where = folders[0] === '.' ? 'the current folder' : `\`${folders[0]}\``;
  throw new Stop(
    gitSays(`${where} is in no git repository that can be read`, refused as NonNullable<typeof refused>, help),
  );
}

const help = 'run wasmwright inside the repository; in a workflow, `actions/checkout` must have run before';

/** The folder itself, or the nearest around it that is there. */
async function existing(path: string, platform: Platform): Promise<string> {
  if ((await platform.files.kind(path)) === 'folder') return path;
  const above = dirname(path);
  return above === path ? '.' : existing(above, platform);
}

/** A path, as the user gave it, in terms of the repository. Stops when it leads out. */
export function pathInRepository(path: string, repository: Repository, platform: Platform): string {
  if (isInRepository(path, repository, platform)) return fromRoot(path, repository, platform);
  throw new Stop(
    error('baseline-missing', `\`${path}\` does not lie in the repository of \`${repository.git.folder}\``, {
      help: 'name a path of the repository: `git:REF:PATH`, from the folder in which wasmwright runs',
    }),
  );
}

export function isInRepository(path: string, repository: Repository, platform: Platform): boolean {
  return !/^\.\.(\/|$)/.test(fromRoot(path, repository, platform));
}

function fromRoot(path: string, { git, prefix }: Repository, { files }: Platform): string {
  const fromFolder = relative(files.absolute(git.folder), files.absolute(path));
  return join(prefix || '.', fromFolder || '.').replace(/(?<=.)\/$/, '');
}

/** The hash of the commit that a name stands for. None: there is no such commit here. */
export async function commitOf(name: string, git: Git): Promise<string | undefined> {
  return (await commitsOf([name], git))[0];
}

/** The same for several names in one question: starting git is what takes time. */
export async function commitsOf<const Names extends readonly string[]>(names: Names, git: Git) {
  // On standard input a name that begins with `-` is a name. A name of several lines is none.
  const input = names.map((name) => `${/[\n\0]/.test(name) ? '' : name}^{commit}\n`).join('');
  const { text } = await git.run(['cat-file', '--batch-check=%(objectname) %(objecttype)'], input);
  const answers = text.split('\n').map((line) => /^([0-9a-f]{40,64}) commit$/.exec(line)?.[1]);
  return names.map((_, i) => answers[i]) as { [Name in keyof Names]: string | undefined };
}

/** The commit that somebody names. A branch that is only on the remote, as in most checkouts of workflows, is meant as well. */
export async function commitMeant(
  ref: string,
  { git, isShallow }: Pick<Repository, 'git' | 'isShallow'>,
  location?: Location,
): Promise<string> {
  const [local, remote] = await commitsOf([ref, `refs/remotes/origin/${ref}`], git);
  const commit = local ?? remote;
  if (commit !== undefined) return commit;
  throw new Stop(
    error('baseline-missing', `there is no commit \`${ref}\` in this repository`, {
      ...(location && { location }),
      ...(isShallow && { notes: ['it is a shallow checkout, which has no more than the last commits of one branch'] }),
      help: `\`git fetch origin ${/^[\w./-]+$/.test(ref) && !ref.startsWith('-') ? ref : 'BRANCH'}\` fetches a branch, \`git fetch --tags\` the tags; in a workflow give \`actions/checkout\` the input \`fetch-depth: 0\``,
    }),
  );
}
