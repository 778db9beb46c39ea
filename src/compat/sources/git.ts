import { error, Stop } from '../../finding.js';
import {
  commitMeant,
  isInRepository,
  openRepository,
  pathInRepository,
  type Repository,
} from '../../git/repository.js';
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
    const { platform } = opening;
    const repository = await repositoryOf(path, opening);
    const commit = await commitMeant(ref, repository, opening.location);
    const shown = (path: string) => `git:${opening.as ?? ref}:${path}`;
    const place = (path: string) => pathInRepository(path, repository, platform);
    const files = await readTree(commit, path, { git: repository.git, place, shown });
    if ((await files.kind(path)) === 'none') throw missing(path, ref, opening);
    return openPath(path, files, shown(path), opening);
  },
};

/** That of the current folder; or that of the path, if it lies in another. */
async function repositoryOf(path: string, { platform, signal }: Opening): Promise<Repository> {
  const here = await openRepository(['.', path], platform, signal);
  return isInRepository(path, here, platform) ? here : openRepository([path], platform, signal);
}

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

function missing(path: string, ref: string, { location, as }: Opening): Stop {
  return new Stop(
    error('baseline-lacks', `commit \`${as ?? ref}\` has no \`${path}\``, {
      ...(location && { location }),
      help: 'if it had another place then, name that: `git:REF:PATH`',
    }),
  );
}
