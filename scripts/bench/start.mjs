import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inTurn, median, ms, node, print, root, time } from './measure.mjs';

/** What everyone waits for: the start of the program, and its download. */
export async function start(work, cli) {
  const bare = node('-e', '0');
  await ratio('wasmwright --version', node(cli, '--version'), 'node -e 0', bare, 2);
  await ratio(
    'the step, to its end, with an input that is refused',
    node(join(root, 'dist/action.js')),
    'node -e 0',
    bare,
    4,
    {
      INPUT_COMMAND: 'none',
      GITHUB_STEP_SUMMARY: file('summary'),
      GITHUB_OUTPUT: file('output'),
    },
  );
  const packed = execFileSync('tar', ['-cz', '-C', root, 'dist'], { maxBuffer: 1 << 28 }).length;
  print('dist/, compressed', packed / 1e6, 'MB', 3);

  function file(name) {
    writeFileSync(join(work, name), '');
    return join(work, name);
  }
}

/** The medians of two commands, run in turn. */
async function ratio(what, a, against, b, goal, env = {}) {
  const [ours, theirs] = await inTurn(
    11,
    () => time(a, { env }),
    () => time(b),
  );
  print(what, median(ours) / median(theirs), `times ${against} (${ms(ours)} against ${ms(theirs)})`, goal);
}
