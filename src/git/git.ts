import { error, Stop } from '../finding.js';
import { type BinaryExit, type Platform, ProgramNotFound } from '../platform/platform.js';

/** What is asked of git, in one repository. */
export interface Git {
  readonly folder: string;
  /** Runs git; fails only when there is no git. Arguments from outside go to its input, where none is taken for an option. */
  run(args: readonly string[], input?: string): Promise<Answered>;
  /** The same for a call that has to work: Stops with `what` when it does not. */
  must(args: readonly string[], what: string, input?: string): Promise<Answered>;
}

export interface Answered extends BinaryExit {
  /** Standard output as text, without the line end at its end. */
  readonly text: string;
}

/** Messages in English, no question to anybody, and a path is a path and no pattern. */
const manners = { LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GCM_INTERACTIVE: 'never', GIT_LITERAL_PATHSPECS: '1' };

/** git in the repository that a folder lies in. */
export function gitIn(folder: string, { processes }: Pick<Platform, 'processes'>, signal: AbortSignal): Git {
  const run = async (args: readonly string[], input?: string): Promise<Answered> => {
    const command = { program: 'git', args, cwd: folder, env: manners, ...(input !== undefined && { input }) };
    const exit = await processes.read(command, signal).catch((failure: unknown) => {
      throw failure instanceof ProgramNotFound ? noGit() : failure;
    });
    if (signal.aborted) throw new Stop(error('cancelled', 'the run was stopped from outside'));
    return { ...exit, text: new TextDecoder().decode(exit.bytes).replace(/\n$/, '') };
  };
  return {
    folder,
    run,
    async must(args, what, input) {
      const exit = await run(args, input);
      if (exit.code !== 0) throw new Stop(gitSays(what, exit));
      return exit;
    },
  };
}

function noGit(): Stop {
  return new Stop(
    error('git-failed', 'a commit is to be read, and there is no program `git` on PATH', {
      help: 'install git: https://git-scm.com/',
    }),
  );
}

/** What git could not do, with what it said about it. */
export function gitSays(what: string, { errors }: BinaryExit, help?: string) {
  const notes = withoutSecrets(errors).split('\n').filter(Boolean).slice(-8);
  const owner = /dubious ownership/.test(errors)
    ? 'the folder belongs to another user: `git config --global --add safe.directory FOLDER` allows git to read it'
    : help;
  return error('git-failed', what, { ...(notes.length > 0 && { notes }), ...(owner !== undefined && { help: owner }) });
}

/** Remotes may have a password in their URL, and a checkout leaves its token in a header. */
function withoutSecrets(text: string): string {
  return text.replace(/:\/\/[^/@\s]+@/g, '://***@').replace(/(authorization:\s*\S+\s+)\S+/gi, '$1***');
}
