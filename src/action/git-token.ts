import type { Command, Platform } from '../platform/platform.js';

/**
 * The same machine, on which git may read the repository of the workflow: a checkout without
 * `persist-credentials` leaves it no way to fetch the commits that it lacks. Nobody but git is told
 * the token, and git is told by its environment, which no log and no list of processes shows.
 */
export function withGitToken(platform: Platform, token: string): Platform {
  const server = platform.env['GITHUB_SERVER_URL'];
  if (token === '' || !server) return platform;
  const key = `http.${server}/.extraheader`;
  const credentials = Buffer.from(`x-access-token:${token}`).toString('base64');
  const env = {
    GIT_CONFIG_COUNT: '2',
    // Takes away what the checkout may have left: two of them are refused.
    GIT_CONFIG_KEY_0: key,
    GIT_CONFIG_VALUE_0: '',
    GIT_CONFIG_KEY_1: key,
    GIT_CONFIG_VALUE_1: `AUTHORIZATION: basic ${credentials}`,
  };
  const told = (command: Command): Command =>
    command.program === 'git' ? { ...command, env: { ...command.env, ...env } } : command;
  const { run, read, start } = platform.processes;
  return {
    ...platform,
    processes: {
      ...platform.processes,
      run: (command, signal) => run(told(command), signal),
      read: (command, signal) => read(told(command), signal),
      find: platform.processes.find,
      start: (command, signal) => start(told(command), signal),
    },
  };
}
