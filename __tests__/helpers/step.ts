import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Finished, root } from './cli.js';

const action = parse(readFileSync(join(root, 'action.yml'), 'utf8'));

/** Starts the step as a runner does, with the defaults of action.yml, and nothing else of a runner than what is given. */
export async function step(cwd: string, given: Record<string, string>): Promise<Finished> {
  const summary = join(cwd, '.summary.md');
  await writeFile(summary, '');
  const inputs = Object.entries<{ default?: string }>(action.inputs).map(([name, { default: value = '' }]) => [
    `INPUT_${name.toUpperCase()}`,
    value,
  ]);
  const own = Object.entries(process.env).filter(([name]) => !/^(GITHUB|ACTIONS|INPUT|RUNNER)_/.test(name));
  const env = {
    ...Object.fromEntries([...own, ...inputs]),
    INPUT_UPLOAD: 'false',
    GITHUB_STEP_SUMMARY: summary,
    ...given,
  };
  return new Promise((resolve) => {
    execFile(process.execPath, [join(root, action.runs.main)], { cwd, env }, (failure, stdout, stderr) => {
      resolve({ code: failure ? Number(failure.code) : 0, stdout, stderr });
    });
  });
}
