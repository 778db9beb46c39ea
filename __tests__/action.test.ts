import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root, withCopy } from './helpers/cli.js';
import { step } from './helpers/step.js';

const wat = join(root, '__tests__/cli/ci-wat/project');

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
