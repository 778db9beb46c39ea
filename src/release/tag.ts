import { Stop } from '../finding.js';
import { type Git, gitSays } from '../git/git.js';
import type { Host } from './make.js';

/** Where there is nothing but git, a release is a tag, with what is new as its message. */
export const tagsOf = (git: Git): Host => ({
  async show({ tag, notes }, commit) {
    const exit = await git.run(
      ['tag', '--annotate', '--cleanup=whitespace', '--file=-', tag, commit],
      `${tag}\n\n${notes}\n`,
    );
    if (exit.code !== 0) throw new Stop(gitSays(`the tag \`${tag}\` could not be made`, exit));
    return { tag };
  },
});
