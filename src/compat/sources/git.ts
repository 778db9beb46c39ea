import { error, Stop } from '../../finding.js';
import { commitOf, openRepository, pathInRepository, type Repository } from '../../git/repository.js';
import { readTree } from '../../git/tree.js';
import { join } from '../../path.js';
import { openPath } from './content.js';
import type { Opening, Source } from './source.js';

/** What a commit of the repository has. */
export const git: Source = {
  id: 'git',
  form: 'git:REF[:PATH], a branch, tag or commit; PATH as seen from here, by default that of the other side',
  matches: (reference) => reference.startsWith('git:'),
  async open(reference, opening) {
    const { ref, path } = parse(reference, opening);
    const { platform, signal } = opening;
    const repository = await openRepository(['.', path], platform, signal);
    const commit = await resolve(ref, repository, opening);
    const title = `git:${opening.as ?? ref}:`;
    // Paths are shown as the user wrote them, behind the name of the commit.
    const place = (shown: string) => pathInRepository(shown.slice(title.length), repository, platform);
    const files = await readTree(commit, place(title + path), { git: repository.git, place });
    if ((await files.kind(title + path)) === 'none') throw missing(path, ref, opening);
    return openPath(title + path, files, title + path, opening);
  },
};

function parse(reference: string, { like, location }: Opening): { ref: string; path: string } {
  const [, ref = '', path = like] = /^git:([^:]*)(?::(.*))?$/s.exec(reference) ?? [];
  if (ref !== '' && path !== undefined) return { ref, path: join(path || '.').replace(/(?<=.)\/$/, '') };
  const lacks = ref === '' ? 'names no branch, tag or commit' : 'names no path';
  throw new Stop(
    error('usage', `\`${reference}\` ${lacks}`, {
      ...(location && { location }),
      help: 'it is written `git:REF:PATH`, such as `git:main:wit`',
    }),
  );
}

/** A branch that is only on the remote, as in most checkouts of workflows, is meant as well. */
async function resolve(ref: string, { git, isShallow }: Repository, { location }: Opening): Promise<string> {
  const commit = (await commitOf(ref, git)) ?? (await commitOf(`refs/remotes/origin/${ref}`, git));
  if (commit !== undefined) return commit;
  throw new Stop(
    error('baseline-missing', `there is no commit \`${ref}\` in this repository`, {
      ...(location && { location }),
      ...(isShallow && { notes: ['it is a shallow checkout, which has no more than the last commits of one branch'] }),
      help: `\`git fetch origin ${/^[\w./-]+$/.test(ref) && !ref.startsWith('-') ? ref : 'BRANCH'}\` fetches a branch, \`git fetch --tags\` the tags; in a workflow give \`actions/checkout\` the input \`fetch-depth: 0\``,
    }),
  );
}

function missing(path: string, ref: string, { location, as }: Opening): Stop {
  return new Stop(
    error('baseline-missing', `commit \`${as ?? ref}\` has no \`${path}\``, {
      ...(location && { location }),
      help: 'if it had another place then, name that: `git:REF:PATH`',
    }),
  );
}
