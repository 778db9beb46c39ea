import { spawn } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../helpers/cli.js';
import { newRepository, type TestRepository } from '../helpers/git.js';

/** The repository that recipes clone, with the program as it is built here; gives what makes git take it for the one they name. */
export function programRepository(folder: string): Readonly<Record<string, string>> {
  const repository = newRepository(folder);
  for (const name of ['dist', 'package.json']) cpSync(join(root, name), join(folder, name), { recursive: true });
  repository.commit('the program');
  repository.git('tag', 'v1');
  return {
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `url.file://${folder}.insteadOf`,
    GIT_CONFIG_VALUE_0: 'https://github.com/OWNER/wasmwright',
  };
}

/** What a runner of GitLab makes, and others as well: some commits of one ref, and no branch. */
export function shallowCheckout(remote: TestRepository, folder: string, ref: string, depth = 20): TestRepository {
  mkdirSync(folder, { recursive: true });
  const repository = newRepository(folder, 'none');
  repository.git('remote', 'add', 'origin', `file://${remote.folder}`);
  repository.git('fetch', '--quiet', `--depth=${depth}`, 'origin', `+${ref}:refs/pipelines/1`);
  repository.git('checkout', '--quiet', '--detach', 'refs/pipelines/1');
  return repository;
}

export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** Runs a script by a shell with its arguments, and nothing of the pipeline that these tests may run in themselves. */
export function shell(
  program: readonly [string, ...string[]],
  script: string,
  { cwd, env }: { readonly cwd: string; readonly env: Readonly<Record<string, string>> },
): Promise<Ended> {
  const ours = Object.entries(process.env).filter(
    ([name]) => !/^(CI|GIT|GITHUB|GITLAB|BUILDKITE|JENKINS)(_|$)/.test(name),
  );
  const [shell, ...args] = program;
  const child = spawn(shell, [...args, script], {
    cwd,
    env: { ...Object.fromEntries(ours), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}
