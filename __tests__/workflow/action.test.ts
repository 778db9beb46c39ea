import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { node } from '../../src/platform/node.js';
import { toolCache } from '../../src/toolchains/cache.js';
import { zig } from '../../src/toolchains/zig.js';
import { has, root } from '../helpers/cli.js';
import { obstacle, type Ran, runWorkflow, type Workflow } from './act.js';
import { type Services, startServices } from './services.js';

const wat = join(root, '__tests__/cli/ci-wat/project');

const cargoLock = `version = 4

[[package]]
name = "app"
version = "0.1.0"
dependencies = [
 "itoa",
]

[[package]]
name = "itoa"
version = "1.0.15"
source = "registry+https://github.com/rust-lang/crates.io-index"
checksum = "4a5f13b858c8d314ee3e8f639011f7ccefe71f97f96e50151fb991f267928e2c"
`;

interface Manager {
  readonly program: string;
  /** The component, with a comment of its own. */
  files(comment: string): Record<string, string>;
  readonly settings: string;
  /** Where it keeps what it downloads. */
  env(home: string): Record<string, string>;
  /** What is in its cache it asks for once more, whether it is still what is wanted. */
  readonly isAskedAgain?: boolean;
}

const managers: Readonly<Record<string, Manager>> = {
  cargo: {
    program: 'cargo',
    files: (comment) => ({
      'app/Cargo.toml':
        '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n[lib]\ncrate-type = ["cdylib"]\n[dependencies]\nitoa = "=1.0.15"\n',
      'app/Cargo.lock': cargoLock,
      'app/src/lib.rs': `// ${comment}\n#[unsafe(no_mangle)]\npub extern "C" fn run() -> u32 {\n    itoa::Buffer::new().format(12).len() as u32\n}\n`,
    }),
    settings: 'target = "wasm32-unknown-unknown"\n',
    // What rustup has is of the machine.
    env: (home) => ({ CARGO_HOME: home, RUSTUP_HOME: process.env['RUSTUP_HOME'] ?? join(homedir(), '.rustup') }),
  },
  go: {
    program: 'go',
    files: (comment) => ({
      'app/go.mod': 'module example.com/app\n\ngo 1.25\n\nrequire github.com/pkg/errors v0.9.1\n',
      'app/go.sum':
        'github.com/pkg/errors v0.9.1 h1:FEBLx1zS214owpjy7qsBeixbURkuhQAwrK5UwLGTwt4=\ngithub.com/pkg/errors v0.9.1/go.mod h1:bwawxfHBFNV+L2hUp1rHADufV3IMtnDRdf1r5NINEl0=\n',
      'app/export_wit_world/app.go': `package export_wit_world\n\nimport "github.com/pkg/errors"\n\n// ${comment}\nfunc Run() uint32 { return uint32(len(errors.New("no").Error())) }\n`,
    }),
    settings: '',
    env: (home) => ({ GOMODCACHE: join(home, 'pkg/mod'), GOFLAGS: '-modcacherw' }),
  },
  npm: {
    program: 'npm',
    files: (comment) => ({
      'app/package.json': '{ "name": "app", "type": "module", "main": "app.js", "dependencies": { "ms": "2.1.3" } }',
      'app/package-lock.json': JSON.stringify({
        name: 'app',
        lockfileVersion: 3,
        packages: {
          '': { name: 'app', dependencies: { ms: '2.1.3' } },
          'node_modules/ms': {
            version: '2.1.3',
            resolved: 'https://registry.npmjs.org/ms/-/ms-2.1.3.tgz',
            integrity:
              'sha512-6FlzubTLZG3J2a/NVCAleEhjzq5oxgHyaCU9yYXvcLsvoVaHJq/s5xXI6/XXP6tz7R9xAOtHnSO/tXtF3WRTlA==',
          },
        },
      }),
      'app/app.js': `// ${comment}\nimport ms from 'ms';\n\nexport const run = () => ms('1s');\n`,
    }),
    settings: 'toolchain = "componentize-qjs"\n',
    env: (home) => ({ npm_config_cache: home }),
  },
  pip: {
    program: 'python3',
    files: (comment) => ({
      'app/requirements.txt': 'six==1.17.0\n',
      'app/app.py': `import six\nimport wit_world\n\n\nclass WitWorld(wit_world.WitWorld):\n    # ${comment}\n    def run(self):\n        return len(six.__name__)\n`,
    }),
    settings: '',
    env: (home) => ({ PIP_CACHE_DIR: home }),
    isAskedAgain: true,
  },
};
const lacking = new Set<string>();
for (const { program } of Object.values(managers)) {
  if (!(await has(program, program === 'go' ? 'version' : '--version'))) lacking.add(program);
}

/** A workflow with one step of Wasmwright, and what comes after it. */
const workflow = (inputs: string, after = '') => `
on: [push, pull_request, pull_request_target]
jobs:
  components:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - id: wasmwright
        uses: acme/wasmwright@v1
        with: { ${inputs} }
${after}
`;

describe.skipIf(obstacle !== undefined)(`the action${obstacle ? ` (skipped ${obstacle})` : ''}`, () => {
  let services: Services;
  beforeAll(async () => {
    services = await startServices();
  });
  afterAll(() => services?.close());
  const go = (asked: Omit<Workflow, 'services' | 'event'> & Partial<Workflow>) =>
    runWorkflow({ event: 'push', services, ...asked });

  describe('on a push', () => {
    const echo = ['outcome', 'report', 'artifact-url'].map((name) => `\${{ steps.wasmwright.outputs.${name} }}`);
    let ran: Ran;
    beforeAll(async () => {
      ran = await go({ workflow: workflow('', `      - run: 'echo "then ${echo.join(' ')}"'`), project: wat });
    });

    test('passes', () => {
      expect(ran.code, ran.output).toBe(0);
      expect(ran.annotations).toEqual([]);
      expect(ran.requests).toEqual([]);
    });

    test('shows every component in the summary', () => {
      expect(ran.summary).toMatch(/^### ✓ 2 components and 1 composition passed\n/);
      expect(ran.summary).toMatch(
        /^\| `a` \| WebAssembly text \| `wit#a` \| 1 \| host services \| 1 KiB \| [\d.]+ m?s \| passed \|$/m,
      );
      expect(ran.summary).toMatch(
        /^\| `b` \| WebAssembly text \| `wit#b` \| 0 \| {2}\| 1 KiB \| [\d.]+ m?s \| passed \|$/m,
      );
      expect(ran.summary).toContain('```mermaid\nflowchart LR\n');
    });

    test('uploads the output folder', () => {
      const [artifact] = ran.artifacts;
      expect(ran.artifacts.map(({ name }) => name)).toEqual(['wasmwright']);
      const names = [...(artifact?.files.keys() ?? [])];
      expect(names).toEqual(
        expect.arrayContaining(['SHA256SUMS', 'a.wasm', 'a.wit', 'b.wasm', 'b.wit', 'report.json']),
      );
      const sums = [...(artifact?.files ?? [])]
        .filter(([name]) => name !== 'SHA256SUMS')
        .map(([name, bytes]) => `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`);
      for (const sum of artifact?.files.get('SHA256SUMS')?.toString().match(/^.*\n/gm) ?? [])
        expect(sums).toContain(sum);
    });

    test('hands its outputs to the next step', () => {
      const outputs = ran.outputs['wasmwright'];
      const url = `https://github.com/acme/demo/actions/runs/1/artifacts/${ran.artifacts[0]?.id}`;
      expect(outputs).toMatchObject({
        outcome: 'passed',
        report: 'wasmwright-out/report.json',
        'artifact-id': ran.artifacts[0]?.id,
        'artifact-url': url,
      });
      expect(ran.output).toContain(`then passed wasmwright-out/report.json ${url}\n`);
      const report = JSON.parse(ran.artifacts[0]?.files.get('report.json')?.toString() ?? '');
      expect(JSON.parse(outputs?.['components'] ?? '')).toEqual(report.components);
      expect(JSON.parse(outputs?.['compositions'] ?? '')).toEqual(report.compositions);
    });
  });

  describe('on a pull request that breaks something', () => {
    const broken = [
      {
        what: 'a source',
        files: { 'lib/a/a.wat': '(module\n  (func (export "twice")\n    local.bet 0))\n' },
        title: 'compile-error (a)',
        place: { file: 'lib/a/a.wat', line: '3', col: '5' },
      },
      {
        what: 'the WIT',
        files: { 'lib/wit/w.wit': 'package demo:sum@0.1.0;\n\nworld a {\n  export twice: func(x: u3) -> u32;\n}\n' },
        title: 'wit-invalid',
        place: { file: 'lib/wit/w.wit', line: '4', col: '25' },
      },
    ];
    test.each(broken)('fails at the line: $what', async ({ files, title, place }) => {
      const project = Object.fromEntries(
        ['a/a.wat', 'b/b.wat', 'wit/w.wit'].map((name) => [`lib/${name}`, readFileSync(join(wat, name), 'utf8')]),
      );
      const ran = await go({
        event: 'pull_request',
        workflow: workflow('working-directory: lib', '      - run: echo reached'),
        files: { ...project, ...files },
      });
      expect(ran.code, ran.output).toBe(1);
      expect(ran.annotations).toHaveLength(1);
      expect(ran.annotations[0]).toMatchObject({ level: 'error', title, ...place });
      expect(ran.summary).toContain(`\`${place.file}:${place.line}:${place.col}\``);
      expect(ran.outputs['wasmwright']).toMatchObject({ outcome: 'failed', report: '', 'artifact-id': '' });
      expect(ran.artifacts).toEqual([]);
      expect(ran.output).not.toContain('reached');
    });
  });

  describe('says what is wrong', () => {
    const cases: { what: string; inputs?: string; asked?: Partial<Workflow>; message: RegExp }[] = [
      {
        what: 'an unknown command',
        inputs: 'command: biuld',
        message: /no command `biuld`\nhelp: did you mean `build`\?/,
      },
      {
        what: 'a flag that is none',
        inputs: 'upload: maybe',
        message: /`upload` must be `true` or `false`, not `maybe`/,
      },
      {
        what: 'a mode of the cache that is none',
        inputs: 'cache: always',
        message: /`cache` must be `auto`, `true`, `restore` or `false`, not `always`/,
      },
      {
        what: 'days that are none',
        inputs: 'retention-days: 0',
        message: /`retention-days` must be a number of days, from 1, not `0`/,
      },
      { what: 'a missing folder', inputs: 'working-directory: nowhere', message: /there is no `nowhere`/ },
      {
        what: "strangers' code with secrets",
        asked: { event: 'pull_request_target' },
        message: /pull_request_target.*\n.*allow-pull-request-target: true/,
      },
      {
        what: 'no service to upload to',
        inputs: 'cache: false',
        asked: { env: { ACTIONS_RESULTS_URL: 'http://127.0.0.1:9/' } },
        message: /could not be uploaded as artifact `wasmwright`: .*ECONNREFUSED/,
      },
      {
        what: 'a token of nobody',
        inputs: 'cache: false',
        asked: { env: { ACTIONS_RUNTIME_TOKEN: 'x' } },
        message: /could not be uploaded.*token/,
      },
      { what: 'a name that no artifact can have', inputs: 'artifact-name: a/b', message: /artifact name is not valid/ },
    ];
    test.each(cases)('$what', async ({ inputs = '', asked, message }) => {
      const ran = await go({ workflow: workflow(inputs), project: wat, ...asked });
      expect(ran.code).toBe(1);
      expect(ran.annotations).toHaveLength(1);
      expect(ran.annotations[0]?.message).toMatch(message);
      expect(ran.outputs['wasmwright']).toMatchObject({ outcome: 'failed', 'artifact-id': '' });
      expect(ran.summary).toMatch(/^### ✗ 1 error\n/);
    });
  });

  describe('keeps the results when they cannot be uploaded:', () => {
    const refusals: { what: string; status: number; words: string; message: RegExp }[] = [
      {
        what: 'not with this token',
        status: 401,
        words: 'no',
        message: /\(401\).*\n.*`wasmwright-out`\nhelp: the token/,
      },
      {
        what: 'not with these rights',
        status: 403,
        words: 'no',
        message: /\(403\).*\n.*`wasmwright-out`\nhelp: the token/,
      },
      {
        what: 'no room is left',
        status: 403,
        words: 'insufficient usage to create the artifact',
        message: /quota has been hit.*\n.*\nhelp: delete old artifacts/,
      },
    ];
    test.each(refusals)('$what', async ({ status, words, message }) => {
      services.results.refused.set('ArtifactService/CreateArtifact', [status, words]);
      try {
        await withoutUpload(workflow('', keptResults), message);
      } finally {
        services.results.refused.clear();
      }
    });

    test('the name is taken in the run', async () => {
      const twice = workflow('', `      - uses: acme/wasmwright@v1\n${keptResults}`);
      await withoutUpload(twice, /\(409\).*\n.*\nhelp: .*`artifact-name`/, 1);
    });

    const keptResults = `      - { if: always(), run: cat wasmwright-out/report.json }`;
    async function withoutUpload(text: string, message: RegExp, artifacts = 0): Promise<void> {
      const ran = await go({ workflow: text, project: wat });
      expect(ran.code).toBe(1);
      expect(ran.annotations.map(({ level, title }) => [level, title])).toEqual([['error', 'upload-failed']]);
      expect(ran.annotations[0]?.message).toMatch(message);
      expect(ran.output).toContain('"outcome": "passed"');
      expect(ran.artifacts).toHaveLength(artifacts);
    }
  });

  test('keeps the artifact of a pull request for a week, if nothing else is asked', async () => {
    const daysOf = async (inputs: string, env?: Record<string, string>) => {
      const ran = await go({ event: 'pull_request', workflow: workflow(inputs), project: wat, ...(env && { env }) });
      expect(ran.annotations).toEqual([]);
      return Math.round((Date.parse(ran.artifacts[0]?.expires ?? '') - Date.now()) / 86_400_000);
    };
    expect(await daysOf('')).toBe(7);
    expect(await daysOf('', { GITHUB_RETENTION_DAYS: '3' })).toBe(3);
    expect(await daysOf('retention-days: 30')).toBe(30);
  });

  test('leaves the results where they are without `upload`', async () => {
    const ran = await go({
      workflow: workflow('upload: false', '      - run: cat wasmwright-out/report.json'),
      project: wat,
    });
    expect(ran.code, ran.output).toBe(0);
    expect(ran.output).toContain('"outcome": "passed"');
    expect(ran.artifacts).toEqual([]);
  });

  const isBuilds = ({ key }: Ran['cacheUses'][number]) => key.startsWith('wasmwright-builds-');
  const tools = ({ cacheUses }: Ran) => cacheUses.filter((use) => !isBuilds(use));
  const builds = ({ cacheUses }: Ran) => cacheUses.filter(isBuilds).map(({ what }) => what);

  test('installs a toolchain once, then takes it from the cache, and again when that is broken', async () => {
    const files = { 'wasmwright.toml': '[components.app]\nworld = "wit#greeter"\n' };
    const example = join(root, 'examples/hello');
    const asked = { workflow: workflow(''), project: example, files, timeout: 300_000 };
    const source = readFileSync(join(example, 'app/greeter.js'), 'utf8');
    // What has changed is built, and needs its tool.
    const changed = (n: number) => ({ ...asked, files: { ...files, 'app/greeter.js': `${source}// ${n}\n` } });
    const first = await go({ ...asked, network: true });
    // Without the network: nothing but the cache can have it.
    const second = await go(changed(2));
    expect([first.code, second.code], first.output + second.output).toEqual([0, 0]);
    const keys = (...numbers: number[]) =>
      numbers.map((n) => expect.stringMatching(`^wasmwright-componentize-js-.*\\.${n}$`));
    const [one, two] = keys(1, 2);
    expect(tools(first).filter(({ what }) => what !== 'miss')).toEqual([{ what: 'saved', key: one }]);
    expect(tools(second)).toEqual([{ what: 'hit', key: one }]);
    for (const { artifacts } of [first, second]) expect(artifacts[0]?.files.has('app.wasm')).toBe(true);

    // The same again builds nothing, and needs no tool.
    const same = await go(changed(2));
    expect(same.code, same.output).toBe(0);
    expect(same.output).toMatch(/Unchanged {2}app\n/);
    expect(same.output).not.toMatch(/ Built | Toolchain /);
    expect([tools(same), builds(same)]).toEqual([[], ['hit']]);
    const wasm = ({ artifacts }: Ran) => artifacts[0]?.files.get('app.wasm');
    expect(wasm(same)).toEqual(wasm(second));

    services.results.damageCaches();
    const third = await go({ ...changed(3), network: true });
    expect(third.code, third.output).toBe(0);
    // What is broken stays where it is; the next takes what was saved in its stead.
    expect(tools(third).at(-1)).toEqual({ what: 'saved', key: two });
    const fourth = await go(changed(4));
    expect(fourth.code, fourth.output).toBe(0);
    expect(tools(fourth)).toEqual([{ what: 'hit', key: two }]);
  }, 600_000);

  test('builds libc once, then takes it from the cache', async () => {
    // When zig builds a library, it writes what it has read of its own sources into `z`.
    const read = 'find "$RUNNER_TOOL_CACHE/wasmwright/zig-libraries/z" -type f | wc -l | sed "s/^/read: /"';
    const asked = {
      workflow: workflow('', `      - run: '${read}'`),
      files: {
        'wasmwright.toml': '[components.phrases]\nworld = "wit#phrasebook"\n',
        ...Object.fromEntries(
          ['phrases/phrases.c', 'wit/hello.wit'].map((name) => [
            name,
            readFileSync(join(root, 'examples/hello', name), 'utf8'),
          ]),
        ),
      },
      timeout: 300_000,
    };
    const first = await go({ ...asked, network: true });
    const source = `${readFileSync(join(root, 'examples/hello/phrases/phrases.c'), 'utf8')}// More.\n`;
    const second = await go({ ...asked, files: { ...asked.files, 'phrases/phrases.c': source } });
    expect([first.code, second.code], first.output + second.output).toEqual([0, 0]);
    const keys = [/^wasmwright-zig-(?!.*-libraries-)/, /^wasmwright-zig-.*-libraries-c-wasm32-wasi-release/].map(
      (key) => expect.stringMatching(key),
    );
    expect(tools(first)).toEqual([
      ...keys.map((key) => ({ what: 'miss', key })),
      // Before it is saved it is asked for once more: a broken one keeps its name.
      ...keys.flatMap((key) => ['miss', 'saved'].map((what) => ({ what, key }))),
    ]);
    expect(tools(second)).toEqual(keys.map((key) => ({ what: 'hit', key })));
    expect(second.output).toContain('read: 0\n');
  }, 600_000);

  describe('downloads packages once for a lock file, then takes them from the cache', () => {
    for (const [manager, { program, files, settings, env, isAskedAgain }] of Object.entries(managers)) {
      const missing = lacking.has(program) ? ` (skipped without ${program})` : '';
      test.skipIf(missing !== '')(
        `of ${manager}${missing}`,
        async () => {
          const home = await mkdtemp(join(tmpdir(), `${manager}-`));
          try {
            const asked = {
              workflow: workflow('command: build'),
              timeout: 300_000,
              toolCache: toolCache(node),
              env: env(home),
            };
            const project = (more: string) => ({
              'wit/w.wit': 'package demo:packages;\n\nworld one {\n  export run: func() -> u32;\n}\n',
              'wasmwright.toml': `[components.app]\nworld = "one"\n${settings}`,
              ...files(more),
            });
            const first = await go({ ...asked, files: project('one'), network: true });
            await rm(home, { recursive: true });
            const second = await go({ ...asked, files: project('two'), ...(isAskedAgain && { network: true }) });
            expect([first.code, second.code], first.output + second.output).toEqual([0, 0]);
            const uses = ({ cacheUses }: Ran) =>
              cacheUses.filter(({ key }) => key.startsWith(`wasmwright-${manager}-`)).map(({ what }) => what);
            expect([uses(first), uses(second)]).toEqual([['miss', 'miss', 'saved'], ['hit']]);
          } finally {
            await rm(home, { recursive: true, force: true });
          }
        },
        600_000,
      );
    }
  });

  describe('with `command: setup`', () => {
    const project = join(root, '__tests__/cli/setup-path/project');
    let ran: Ran;
    beforeAll(async () => {
      const after = `      - run: 'cd / && zig version | sed "s/^/zig is /"'`;
      ran = await go({ workflow: workflow('command: setup', after), project, toolCache: toolCache(node) });
    });

    test('puts the tools on the PATH of the steps that follow', () => {
      expect(ran.code, ran.output).toBe(0);
      expect(ran.output).toContain(`zig is ${zig.version}\n`);
      expect(ran.artifacts).toEqual([]);
    });

    test('says where they are', () => {
      const [tool] = JSON.parse(ran.outputs['wasmwright']?.['tools'] ?? '');
      expect(tool).toMatchObject({ tool: 'zig', version: zig.version, bin: [`${tool.folder}/ziglang`] });
      expect(ran.outputs['wasmwright']).toMatchObject({ outcome: 'passed', report: '', components: '[]' });
      expect(ran.summary).toMatch(/^### ✓ 1 tool ready\n\n\| Tool \| Version \| On PATH \|\n/);
      expect(ran.summary).toMatch(/^\| `zig` \| [\d.]+ \| .*ziglang.* \|$/m);
    });

    test('fails where nothing may be installed and nothing is there', async () => {
      const bare = await go({ workflow: workflow('command: setup, offline: true, cache: false'), project });
      expect(bare.code).toBe(1);
      expect(bare.annotations.map(({ title }) => title)).toEqual(['tool-install']);
      expect(bare.summary).toMatch(/^### ✗ 0 of 1 tool ready\n/);
      expect(bare.outputs['wasmwright']).toMatchObject({ outcome: 'failed' });
    });
  });

  describe('saves what was installed', () => {
    const asked = { workflow: workflow('command: setup'), project: join(root, '__tests__/cli/setup-tools/project') };
    const what = ({ cacheUses }: Ran) => cacheUses.map(({ what }) => what);

    test('not on a tag, but on a branch', async () => {
      const tag = await go({ ...asked, payload: { ref: 'refs/tags/v1.0.0' }, network: true });
      const branch = await go({ ...asked, network: true });
      expect([tag.code, branch.code], tag.output + branch.output).toEqual([0, 0]);
      expect(what(tag)).toEqual(['miss']);
      expect(what(branch)).toEqual(['miss', 'miss', 'saved']);
    });

    test('or goes on without', async () => {
      services.results.refused.set('CacheService/FinalizeCacheEntryUpload', [403, 'no']);
      services.results.refused.set('CacheService/GetCacheEntryDownloadURL', [403, 'no']);
      try {
        const ran = await go({ ...asked, network: true });
        expect(ran.code, ran.output).toBe(0);
        expect(
          ran.annotations.map(({ level }) => level),
          ran.output,
        ).toEqual(['warning', 'warning', 'warning']);
      } finally {
        services.results.refused.clear();
      }
    });

    test('nowhere with `cache: false`', async () => {
      const ran = await go({ ...asked, workflow: workflow('command: setup, cache: false'), network: true });
      expect(ran.code, ran.output).toBe(0);
      expect(ran.cacheUses).toEqual([]);
    });
  });

  describe('examples/workflows', () => {
    const events: Record<string, Partial<Workflow>> = {
      'many.yml': { event: 'push' },
      'pull-request.yml': { event: 'pull_request' },
      'push.yml': { event: 'push' },
      'tag.yml': { event: 'push', payload: { ref: 'refs/tags/v1.0.0' } },
    };
    test.each(readdirSync(join(root, 'examples/workflows')))('%s passes, in ten lines at most', async (name) => {
      const text = readFileSync(join(root, 'examples/workflows', name), 'utf8');
      expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(10);
      expect(events).toHaveProperty([name]);
      const ran = await go({ workflow: text, project: wat, ...events[name] });
      expect(ran.code, ran.output).toBe(0);
      // What jobs hand each other is no result.
      const results = ran.artifacts.filter(({ name }) => !name.startsWith('wasmwright-shared-'));
      expect(results).toHaveLength(1);
    });
  });
});
