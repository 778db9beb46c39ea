import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inTurn, median, ms, print, time, timed } from './measure.mjs';

/** What the gate costs a pull request that touches no WIT: finding the base branch, and asking git what has changed. */
export async function untouched(work, { load, platform, signal }) {
  const repository = join(work, 'untouched');
  mkdirSync(join(repository, 'wit'), { recursive: true });
  const git = (...args) => execFileSync('git', ['-C', repository, ...who, ...args], { encoding: 'utf8' }).trim();
  const commit = (path, text) => {
    writeFileSync(join(repository, path), text);
    git('add', '.');
    git('commit', '--quiet', '-m', 'A step');
  };
  git('init', '--quiet', '-b', 'main');
  commit('wit/world.wit', 'package demo:kv@0.1.0;\ninterface store { get: func() -> u32; }\n');
  git('checkout', '--quiet', '-b', 'work');
  commit('README.md', 'About it.\n');
  const head = git('rev-parse', 'HEAD');

  // What a workflow has checked out is the merge of the pull request into its base branch.
  git('checkout', '--quiet', '--detach', 'main');
  git('merge', '--quiet', '--no-ff', '--no-edit', 'work');
  const event = join(work, 'event.json');
  writeFileSync(event, JSON.stringify({ pull_request: { base: { ref: 'main' }, head: { sha: head } } }));
  const env = { ...platform.env, GITHUB_ACTIONS: 'true', GITHUB_BASE_REF: 'main', GITHUB_EVENT_PATH: event };
  await measure({ ...platform, env });

  async function measure(platform) {
    const { gate } = await load('action/gate.js');
    const inputs = { command: 'check', folder: repository, request: { paths: [repository], command: 'check' } };
    const run = async () => {
      const { verdicts, findings, compared } = await gate(inputs, undefined, { platform, signal });
      if (compared || verdicts.length > 0 || findings.length > 0) throw new Error(JSON.stringify(findings));
    };
    await run();
    const question = ['git', ['-C', repository, 'rev-parse', 'HEAD']];
    const [ours, theirs] = await inTurn(
      21,
      () => timed(run),
      () => time(question),
    );
    const unit = `ms, in which git is asked (one question takes ${ms(theirs)})`;
    print('the gate in a pull request without a change of WIT', median(ours), unit, 50);
  }
}

const who = ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.com'];
