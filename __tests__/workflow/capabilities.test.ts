import { homedir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { core, wit } from '../core/core.js';
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

/** A crate, and the same with another one that opens sockets. */
const manifest =
  '[package]\nname = "audit"\nversion = "0.1.0"\nedition = "2021"\n\n[lib]\ncrate-type = ["cdylib"]\n\n[workspace]\n';
const lock = 'version = 4\n\n[[package]]\nname = "audit"\nversion = "0.1.0"\n';
const auditWit = 'package acme:audit;\nworld audit { export run: func() -> u32; }\n';

/** What bindings would say of the world, so that no crate of others is needed: the custom section that linkers look for. */
function ofWorld(): string {
  const empty = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
  const module = core.components.embed(empty, wit(auditWit), undefined);
  const [section = new ArrayBuffer(0)] = WebAssembly.Module.customSections(
    new WebAssembly.Module(module as BufferSource),
    'component-type',
  );
  const bytes = [...new Uint8Array(section)];
  return `#[unsafe(link_section = "component-type")]\n#[used]\nstatic WORLD: [u8; ${bytes.length}] = [${bytes.join(', ')}];\n`;
}
const guest = (value: string) =>
  `${ofWorld()}#[unsafe(no_mangle)]\npub extern "C" fn run() -> u32 {\n    ${value}\n}\n`;
const crate: Record<string, string> = {
  'audit/.gitignore': 'target/\n',
  'audit/Cargo.toml': manifest,
  'audit/Cargo.lock': lock,
  'audit/src/lib.rs': guest('1'),
  'audit/wit/world.wit': auditWit,
};
const withReporter: Record<string, string> = {
  'audit/Cargo.toml': `${manifest}\n[dependencies]\nreporter = { path = "../vendor/reporter" }\n`,
  'audit/Cargo.lock': `${lock}dependencies = [\n "reporter",\n]\n\n[[package]]\nname = "reporter"\nversion = "0.3.1"\n`,
  'audit/src/lib.rs': guest('reporter::report()'),
  'vendor/reporter/Cargo.toml': '[package]\nname = "reporter"\nversion = "0.3.1"\nedition = "2021"\n',
  'vendor/reporter/src/lib.rs':
    'pub fn report() -> u32 {\n    std::net::TcpStream::connect(("127.0.0.1", 9)).is_ok() as u32\n}\n',
};

const rustHomes = {
  CARGO_HOME: process.env['CARGO_HOME'] ?? join(homedir(), '.cargo'),
  RUSTUP_HOME: process.env['RUSTUP_HOME'] ?? join(homedir(), '.rustup'),
};

const [store, log] = ['acme:host/store@0.1.0', 'acme:host/log@0.1.0'];

const title = `what a pull request asks for${obstacle ? ` (skipped ${obstacle})` : ''}`;

describe.skipIf(obstacle !== undefined)(title, () => {
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
    const { ran, hashes } = await afterMain({ files }, [
      { 'README.md': 'Hello\n' },
      asking,
      { 'other/notes.md': 'Hi\n' },
    ]);
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

  test('is nothing where nothing is, and what grows too much fails', async () => {
    const budget = { 'wasmwright.toml': '[components.audit]\n[components.other]\n[policy.budget]\ngrowth = "10 %"\n' };
    const larger = (files['audit/audit.wat'] ?? '').replace(
      '(func (export',
      `(memory (export "m") 1) (data (i32.const 0) "${'x'.repeat(5_000)}")\n  (func (export`,
    );
    const { ran } = await afterMain({ files: { ...files, ...budget } }, [{ 'audit/audit.wat': larger }]);
    expect(ran.code, ran.output).toBe(1);
    expect(body()).toMatch(/^<!-- [^\n]* -->\n### ✗ `audit` has grown by \d+\.\d %, and may grow by 10 %\n/);
    expect(body()).not.toContain('asks for');
    expect(ran.annotations.map(({ level, title, file, line }) => [level, title, file, line])).toEqual([
      ['error', 'budget-exceeded (audit)', 'wasmwright.toml', '4'],
    ]);
    expect(ran.outputs['gate']).toMatchObject({ outcome: 'failed' });
    expect(ran.summary).toMatch(/\| `audit` \|.* KiB \(\+\d+ %\) \|/);
    expect(ran.summary).toMatch(/\| `other` \|.* \d+ KiB \|/);
  });

  test('is all that a new component asks for', async () => {
    const { ran } = await afterMain({ files }, [component('fresh', `${log}#write`, `${store}#open`)]);
    expect(ran.code, ran.output).toBe(0);
    expect(body()).toContain(
      '### ! The new component `fresh` asks for host services (`acme:host/log`, `acme:host/store`)\n',
    );
    expect(body()).not.toContain('audit');
  });

  const here = hasRust ? test : test.skip;
  const noRust = hasRust ? '' : ' (skipped: no cargo on PATH)';
  here(`comes with a dependency, which is named with the commit that added it${noRust}`, async () => {
    const env = { ...rustHomes, GITHUB_TOKEN: services.api.token };
    const { ran, hashes } = await afterMain({ files: crate, env }, [
      { 'audit/src/lib.rs': `// Counts.\n${crate['audit/src/lib.rs']}` },
      withReporter,
      { 'audit/src/lib.rs': `// Reports.\n${withReporter['audit/src/lib.rs']}` },
    ]);
    expect(ran.code, ran.output).toBe(0);
    expect(body()).toMatch(/^<!-- [^\n]* -->\n### ! `audit` now asks for network \([^\n]*`wasi:sockets\/tcp`/);
    expect(body()).toContain(
      `\n- brought by commit [\`${hashes[1]}\`][k1] (Test), which changes its dependencies\n- one dependency is new: \`reporter 0.3.1\`\n`,
    );
  });
});
