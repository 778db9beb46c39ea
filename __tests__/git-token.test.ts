import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withGitToken } from '../src/action/git-token.js';
import { node } from '../src/platform/node.js';
import { inTemporaryFolder, newRepository } from './helpers/git.js';

/** What git has said of who it is, one list for each request. */
const seen: string[][] = [];
const server = createServer(({ rawHeaders }, response) => {
  seen.push(rawHeaders.filter((_, i) => i % 2 === 1 && rawHeaders[i - 1]?.toLowerCase() === 'authorization'));
  response.writeHead(404).end();
});
let url = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const header = (token: string) => `basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`;

async function fetchIn(folder: string, token: string): Promise<readonly string[] | undefined> {
  const platform = withGitToken({ ...node, env: { GITHUB_SERVER_URL: url } }, token);
  seen.length = 0;
  await platform.processes.run({ program: 'git', args: ['ls-remote', `${url}/acme/demo.git`], cwd: folder });
  return seen[0];
}

test('git reads the repository with the token of the step', () =>
  inTemporaryFolder(async (folder) => {
    newRepository(folder);
    expect(await fetchIn(folder, 'secret')).toEqual([header('secret')]);
  }));

test('also where the checkout has left its own', () =>
  inTemporaryFolder(async (folder) => {
    const { git } = newRepository(folder);
    git('config', `http.${url}/.extraheader`, `AUTHORIZATION: ${header('of the checkout')}`);
    expect(await fetchIn(folder, 'secret')).toEqual([header('secret')]);
    expect(await fetchIn(folder, '')).toEqual([header('of the checkout')]);
  }));

test('nobody else is told', async () => {
  const { processes } = withGitToken({ ...node, env: { GITHUB_SERVER_URL: url } }, 'secret');
  const { stdout } = await processes.run({ program: process.execPath, args: ['-p', 'JSON.stringify(process.env)'] });
  expect(stdout).not.toContain('GIT_CONFIG_');
});
