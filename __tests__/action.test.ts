import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Finished, root, withCopy } from './helpers/cli.js';

const wat = join(root, '__tests__/cli/ci-wat/project');
const action = parse(readFileSync(join(root, 'action.yml'), 'utf8'));

/** Starts the step as a runner does, with the defaults of action.yml, and nothing else of a runner than what is given. */
async function step(cwd: string, given: Record<string, string>): Promise<Finished> {
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

const events: [what: string, payload: string | undefined, env: Record<string, string>][] = [
  ['nothing of a runner', undefined, {}],
  ['an event of no name', '{}', { GITHUB_EVENT_NAME: '' }],
  ['an event that nobody knows', '{}', { GITHUB_EVENT_NAME: '__proto__', GITHUB_REF: 'x' }],
  ['a payload that is not there', undefined, { GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: 'nowhere.json' }],
  ['a payload that is not JSON', '<event>', { GITHUB_EVENT_NAME: 'pull_request' }],
  ['a payload of another shape', '[{"pull_request": 7}]', { GITHUB_EVENT_NAME: 'pull_request' }],
  ['a payload that is nothing', 'null', { GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/tags/v1' }],
  ['no days', '{}', { GITHUB_EVENT_NAME: 'pull_request', GITHUB_RETENTION_DAYS: 'many' }],
];
test.each(events)('the step runs with %s', async (_, payload, env) => {
  await withCopy(wat, async (cwd) => {
    const file = join(cwd, '.git-event.json');
    if (payload !== undefined) await writeFile(file, payload);
    const { code, stdout, stderr } = await step(cwd, {
      ...(payload !== undefined && { GITHUB_EVENT_PATH: file }),
      ...env,
    });
    expect(code, stdout + stderr).toBe(0);
    expect(stderr).toBe('');
    expect(stdout).not.toMatch(/^::(error|warning)/m);
  });
});

test('the step refuses the code of strangers without any payload', async () => {
  await withCopy(wat, async (cwd) => {
    const { code, stdout } = await step(cwd, { GITHUB_EVENT_NAME: 'pull_request_target' });
    expect(code).toBe(2);
    expect(stdout).toMatch(/^::error title=unsafe-event::/m);
  });
});
