import { homedir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { has } from '../helpers/cli.js';
import { obstacle, runWorkflow, type Workflow } from './act.js';
import { type Services, startServices } from './services.js';

const hasRust = await has('cargo', '--version');

const workflow = `
on: [push, pull_request]
jobs:
  components:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - id: gate
        uses: acme/wasmwright@v1
        with: { cache: false }
`;

/** A component that imports functions, each as the world has it: `INTERFACE#FUNCTION`. */
function component(name: string, ...functions: readonly string[]): Record<string, string> {
  const named = functions.map((text) => text.split('#') as [string, string]);
  const imports = named.map(([face, func]) => `(import "${face}" "${func}" (func))`).join('\n  ');
  const world = [...new Set(named.map(([face]) => face))].map((face) => `import ${face};`).join(' ');
  return {
    [`${name}/${name}.wat`]: `(module\n  ${imports}\n  (func (export "run") (result i32) i32.const 1))\n`,
    [`${name}/wit/world.wit`]: `package acme:${name};\nworld ${name} { ${world} export run: func() -> u32; }\n`,
    [`${name}/wit/deps/host/host.wit`]:
      'package acme:host@0.1.0;\ninterface store { open: func(); }\ninterface log { write: func(); }\n',
  };
}

const [store, log] = ['acme:host/store@0.1.0', 'acme:host/log@0.1.0'];

describe.skipIf(obstacle !== undefined)(`what a pull request asks for${obstacle ? ` (skipped ${obstacle})` : ''}`, () => {
  let services: Services;
  beforeAll(async () => {
    services = await startServices();
  });
  afterAll(() => services?.close());
  beforeEach(() => {
    services.api.comments(7).length = 0;
    services.api.runs.length = 0;
  });
  const go = (asked: Partial<Workflow>) =>
    runWorkflow({ event: 'pull_request', services, workflow, env: { GITHUB_TOKEN: services.api.token }, ...asked });
  const body = () => services.api.comments(7).at(-1)?.body ?? '';
  /** Runs the workflow for what is on main, then for a pull request that leaves it. */
  const afterMain = async (asked: Pick<Workflow, 'files' | 'env'>, commits: readonly Record<string, string>[]) => {
    const main = await go({ ...asked, event: 'push' });
    expect(main.code, main.output).toBe(0);
    const artifacts = main.artifacts.map(({ id, name, url, size }) => {
      return { id: Number(id), name, url, size_in_bytes: size, expired: false };
    });
    let hashes: readonly string[] = [];
    const ran = await go({
      ...asked,
      commits,
      committed: (made, base) => {
        hashes = made.map((hash) => hash.slice(0, 7));
        services.api.runs.push({ id: 5, head_sha: base, event: 'push', artifacts });
      },
    });
    return { ran, hashes };
  };
  const files = { ...component('audit', `${log}#write`), ...component('other', `${store}#open`) };
  const asking = component('audit', `${log}#write`, `${store}#open`);

  test('is told at the top, with the commit that brought it', async () => {
    const { ran, hashes } = await afterMain({ files }, [{ 'README.md': 'Hello\n' }, asking, { 'other/notes.md': 'Hi\n' }]);
    expect(ran.code, ran.output).toBe(0);
    expect(body()).toMatch(/^<!-- [^\n]* -->\n### ! `audit` now asks for host services \(`acme:host\/store`\)\n/);
    expect(body()).toContain(`\n- brought by commit [\`${hashes[1]}\`][k1] (Test)\n`);
    expect(body()).toContain('\n- no dependency is new: it is the code of the component itself\n');
    expect(body()).toContain(`[k1]: https://github.com/acme/demo/commit/${hashes[1]}`);
    expect(ran.summary).toMatch(/^### ! `audit` now asks for/);
    expect(ran.annotations.filter(({ title }) => title?.startsWith('capability-added'))).toMatchObject([
      { level: 'warning', file: 'audit/audit.wat' },
    ]);
  });
});
