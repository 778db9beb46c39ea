import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inTurn, median, ms, print, time, timed } from './measure.mjs';

/** What the gate costs a pull request that touches no WIT: finding the base branch, and one question to git. */
export async function untouched(work, { load, platform, signal }) {
  const repository = join(work, 'untouched');
  mkdirSync(join(repository, 'wit'), { recursive: true });
  commit('wit/world.wit', 'package demo:kv@0.1.0;\ninterface store { get: func() -> u32; }\n', 'init', '-b', 'main');
  commit('README.md', 'About it.\n', 'checkout', '-b', 'work');
  const { gate } = await load('action/gate.js');
  const inputs = { command: 'check', folder: repository, request: { paths: [repository], command: 'check' } };
  const run = async () => {
    const { verdicts, findings, compared } = await gate(inputs, undefined, { platform, signal });
    if (compared || verdicts.length > 0 || findings.length > 0) throw new Error(JSON.stringify(findings));
  };
  await run();
  const git = ['git', ['-C', repository, 'rev-parse', 'HEAD']];
  const [ours, theirs] = await inTurn(
    21,
    () => timed(run),
    () => time(git),
  );
  const unit = `ms, in which git is asked (one question takes ${ms(theirs)})`;
  print('the gate in a pull request without a change of WIT', median(ours), unit, 50);

  function commit(path, text, ...branch) {
    const inRepository = (...args) => execFileSync('git', ['-C', repository, ...args], { stdio: 'ignore' });
    inRepository(...branch);
    writeFileSync(join(repository, path), text);
    inRepository('add', '.');
    inRepository('-c', 'user.name=Bench', '-c', 'user.email=bench@example.com', 'commit', '-m', 'A step');
  }
}
