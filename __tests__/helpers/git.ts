import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A repository made by git itself, in a folder of its own. */
export interface TestRepository {
  readonly folder: string;
  /** Runs git in it; gives what it prints. */
  git(...args: readonly string[]): string;
  /** Writes files and commits them; gives the hash. Without files, an empty commit. */
  commit(message: string, files?: Readonly<Record<string, string | Uint8Array>>): string;
  /** Makes many commits that change nothing; gives the hash of the last. */
  commits(count: number): string;
}

/** Commits one minute after the other, so that histories have an order. */
let clock = Date.UTC(2026, 0, 1) / 1000;

export function repositoryIn(folder: string): TestRepository {
  const git = (...args: readonly string[]) => {
    const date = `${clock} +0000`;
    const identity = { NAME: 'Ada', EMAIL: 'ada@example.org', DATE: date };
    const env = Object.fromEntries(
      Object.entries(identity).flatMap(([key, value]) => [
        [`GIT_AUTHOR_${key}`, value],
        [`GIT_COMMITTER_${key}`, value],
      ]),
    );
    return execFileSync('git', args, {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', ...env },
    }).trim();
  };
  return {
    folder,
    git,
    commit(message, files = {}) {
      clock += 60;
      for (const [path, content] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), content);
      }
      git('add', '--all');
      git('commit', '--quiet', '--allow-empty', '--message', message);
      return git('rev-parse', 'HEAD');
    },
    commits(count) {
      const branch = git('symbolic-ref', 'HEAD');
      const isNew = git('for-each-ref', branch) === '';
      const stream = Array.from({ length: count }, (_, i) => {
        clock += 60;
        const from = i === 0 && !isNew ? `from ${branch}^0\n` : '';
        return `commit ${branch}\ncommitter Ada <ada@example.org> ${clock} +0000\ndata 2\n-\n${from}\n`;
      });
      if (count > 0) execFileSync('git', ['fast-import', '--quiet'], { cwd: folder, input: stream.join('') });
      return count === 0 ? '' : git('rev-parse', 'HEAD');
    },
  };
}

/** Makes a folder that is gone after the work. */
export async function inTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'wasmwright-test-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A fresh repository in a folder that is made for it. */
export function newRepository(folder: string, branch = 'main'): TestRepository {
  mkdirSync(folder, { recursive: true });
  const repository = repositoryIn(folder);
  repository.git('init', '--quiet', `--initial-branch=${branch}`);
  return repository;
}

/** `git clone`, with the protocol that a depth needs. */
export function cloneOf(remote: TestRepository, folder: string, ...options: readonly string[]): TestRepository {
  remote.git('clone', '--quiet', ...options, `file://${remote.folder}`, folder);
  return repositoryIn(folder);
}
