import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { putFiles, withFiles } from '../helpers/files.js';
import { withServer } from '../helpers/loopback.js';
import { about, beside, build, missingFor, project, skipped } from './shop.js';

/** What a registry on this machine answers; it has nothing else. */
type Answers = (url: string) => Readonly<Record<string, string>>;

const nothing: Answers = () => ({});

/** Nobody listens there. */
const nowhere = 'http://127.0.0.1:9';

interface Case {
  readonly what: string;
  readonly files: Readonly<Record<string, string>>;
  /** None: the registry cannot be reached. */
  readonly answers?: Answers;
  /** What it answers where it has nothing. */
  readonly status?: number;
  readonly env?: (url: string) => Record<string, string>;
  readonly id: 'dependency-unknown' | 'registry-failed';
  readonly message: RegExp;
  readonly at: readonly [file: string, line: number];
  readonly help?: RegExp;
}

const unreachable = /^is the registry reachable\?/;
const tampered = /^what the registry serves is not what is recorded/;

const cargoToml = (dependency: string) =>
  beside['rust']?.['Cargo.toml']?.replace(/wit-bindgen = .*\n/, `${dependency}\n`) ?? '';
const crate = { 'Cargo.toml': cargoToml('warehouse = { version = "1", registry = "local" }'), 'src/lib.rs': '' };
const cargoRegistry = (url: string, cwd: string) => ({
  CARGO_HOME: join(cwd, 'cargo'),
  CARGO_REGISTRIES_LOCAL_INDEX: `sparse+${url}/`,
  CARGO_NET_RETRY: '0',
});
const config = (url: string) => JSON.stringify({ dl: `${url}/crates` });
const zeros = '0'.repeat(64);

const cargo: readonly Case[] = [
  {
    what: 'a crate that there is not',
    files: crate,
    answers: (url) => ({ '/config.json': config(url) }),
    id: 'dependency-unknown',
    message: /^no matching package named `warehouse` found$/,
    at: ['Cargo.toml', 10],
  },
  {
    what: 'a crate that there is not in this version',
    files: crate,
    answers: (url) => ({
      '/config.json': config(url),
      '/wa/re/warehouse': `${JSON.stringify({ name: 'warehouse', vers: '0.9.0', deps: [], cksum: zeros, features: {}, yanked: false })}\n`,
    }),
    id: 'dependency-unknown',
    message: /^failed to select a version for the requirement `warehouse = "\^1"`/,
    at: ['Cargo.toml', 10],
  },
  {
    what: 'a registry that is down',
    files: crate,
    id: 'registry-failed',
    message: /^failed to get `warehouse` as a dependency/,
    at: ['Cargo.toml', 10],
    help: unreachable,
  },
  {
    what: 'a registry that fails',
    files: crate,
    answers: nothing,
    status: 503,
    id: 'registry-failed',
    message: /^failed to get `warehouse` as a dependency/,
    at: ['Cargo.toml', 10],
    help: unreachable,
  },
  {
    what: 'a crate with another checksum',
    files: crate,
    answers: (url) => ({
      '/config.json': config(url),
      '/wa/re/warehouse': `${JSON.stringify({ name: 'warehouse', vers: '1.0.0', deps: [], cksum: zeros, features: {}, yanked: false })}\n`,
      '/crates/warehouse/1.0.0/download': 'other bytes',
    }),
    id: 'registry-failed',
    message: /^failed to download .*warehouse|^failed to verify the checksum of `warehouse v1\.0\.0/,
    at: ['Cargo.toml', 10],
    help: tampered,
  },
  {
    what: 'a crate that was not fetched before going offline',
    files: { ...crate, 'Cargo.toml': cargoToml('warehouse = { version = "1", registry = "local" }') },
    answers: (url) => ({ '/config.json': config(url) }),
    env: () => ({ CARGO_NET_OFFLINE: 'true' }),
    id: 'registry-failed',
    message: /`warehouse`/,
    at: ['Cargo.toml', 10],
    help: /^fetch it once without what forbids downloads$/,
  },
];

const module = 'example.org/warehouse';
const goFiles = (sums = '') => ({
  'go.mod': `module example.com/shop\n\ngo 1.25\n\nrequire ${module} v1.0.0\n`,
  ...(sums !== '' && { 'go.sum': sums }),
  'export_wit_world/greet.go': `package export_wit_world

import "${module}"

func GreetAll(n uint32) uint32 { return warehouse.Count(n) }
`,
});
const served: Answers = () => ({
  [`/${module}/@v/v1.0.0.mod`]: `module ${module}\n`,
  [`/${module}/@v/v1.0.0.info`]: '{"Version":"v1.0.0"}',
});
const goProxy = (url: string) => ({ GOPROXY: url, GONOSUMDB: '*', GOFLAGS: '' });

const go: readonly Case[] = [
  {
    what: 'a module that there is not',
    files: goFiles(),
    answers: nothing,
    id: 'dependency-unknown',
    message: /example\.org\/warehouse@v1\.0\.0: reading .*: 404 Not Found/,
    at: ['export_wit_world/greet.go', 3],
  },
  {
    what: 'an import that go.mod does not have',
    files: { ...goFiles(), 'go.mod': 'module example.com/shop\n\ngo 1.25\n' },
    answers: nothing,
    id: 'dependency-unknown',
    message: /^no required module provides package example\.org\/warehouse$/,
    at: ['export_wit_world/greet.go', 3],
    help: /^run `go get example\.org\/warehouse` and commit go\.mod and go\.sum$/,
  },
  {
    what: 'a proxy that is down',
    files: goFiles(),
    id: 'registry-failed',
    message: /example\.org\/warehouse@v1\.0\.0: .*connection refused/,
    at: ['export_wit_world/greet.go', 3],
    help: unreachable,
  },
  {
    what: 'a proxy that fails',
    files: goFiles(),
    answers: nothing,
    status: 503,
    id: 'registry-failed',
    message: /example\.org\/warehouse@v1\.0\.0: reading .*: 503/,
    at: ['export_wit_world/greet.go', 3],
    help: unreachable,
  },
  {
    what: 'a proxy that is turned off',
    files: goFiles(),
    env: () => ({ GOPROXY: 'off' }),
    id: 'registry-failed',
    message: /module lookup disabled by GOPROXY=off/,
    at: ['export_wit_world/greet.go', 3],
    help: /^fetch it once without what forbids downloads$/,
  },
  {
    what: 'a module with another checksum',
    files: goFiles(`${module} v1.0.0/go.mod h1:${'A'.repeat(43)}=\n`),
    answers: served,
    id: 'registry-failed',
    message: /^verifying example\.org\/warehouse@v1\.0\.0\/go\.mod: checksum mismatch$/,
    at: ['go.mod', 5],
    help: tampered,
  },
  {
    what: 'a module that go.sum has no entry for',
    files: goFiles(),
    answers: served,
    env: (url) => ({ GONOSUMDB: '', GOSUMDB: `sum.golang.org ${url}/sumdb` }),
    id: 'registry-failed',
    message: /^example\.org\/warehouse@v1\.0\.0: verifying /,
    at: ['export_wit_world/greet.go', 3],
    help: /^its checksum is not recorded, .*commit go\.sum$/,
  },
];

const app =
  'import wit_world\n\n\nclass WitWorld(wit_world.WitWorld):\n    def greet_all(self, n):\n        return n\n';
const pythonFiles = (more: Readonly<Record<string, string>>) => ({ 'app.py': app, ...more });
const pipIndex = (url: string) => ({
  PIP_INDEX_URL: `${url}/simple/`,
  PIP_EXTRA_INDEX_URL: '',
  PIP_FIND_LINKS: '',
  PIP_NO_INDEX: '',
  PIP_RETRIES: '1',
});
const wheel = 'warehouse-1.0-py3-none-any.whl';

const pip: readonly Case[] = [
  {
    what: 'a requirement that there is not',
    files: pythonFiles({ 'requirements.txt': '# What is sold.\nwarehouse==1.0\n' }),
    answers: nothing,
    id: 'dependency-unknown',
    message: /^No matching distribution found for warehouse==1\.0$/,
    at: ['requirements.txt', 2],
  },
  {
    what: 'a dependency of pyproject.toml that there is not',
    files: pythonFiles({
      'pyproject.toml': '[project]\nname = "shop"\nversion = "1"\ndependencies = [\n  "warehouse>=1.0",\n]\n',
    }),
    answers: nothing,
    id: 'dependency-unknown',
    message: /^No matching distribution found for warehouse>=1\.0$/,
    at: ['pyproject.toml', 5],
  },
  {
    what: 'an index that is down',
    files: pythonFiles({ 'requirements.txt': 'warehouse==1.0\n' }),
    id: 'registry-failed',
    message: /^No matching distribution found for warehouse==1\.0$/,
    at: ['requirements.txt', 1],
    help: unreachable,
  },
  {
    what: 'a wheel with another checksum',
    files: pythonFiles({ 'requirements.txt': `warehouse==1.0 --hash=sha256:${zeros}\n` }),
    answers: () => ({
      '/simple/warehouse/': `<a href="/${wheel}">${wheel}</a>`,
      [`/${wheel}`]: 'other bytes',
    }),
    id: 'registry-failed',
    message: /^checksum mismatch: what the registry serves as `warehouse` is not what is recorded$/,
    at: ['requirements.txt', 1],
    help: tampered,
  },
  {
    what: 'a module that nothing brings',
    files: pythonFiles({ 'app.py': `import warehouse\n${app}` }),
    answers: nothing,
    id: 'dependency-unknown',
    message: /^ModuleNotFoundError: No module named 'warehouse'$/,
    at: ['app.py', 1],
    help: /^list what has `warehouse` in requirements\.txt/,
  },
];

const javascript: readonly Case[] = [
  {
    what: 'a package that is not there',
    files: {
      'shop.js': 'export { greetAll } from "./greet.js";\n',
      'greet.js': 'import { count } from "@shop/warehouse/count";\nexport const greetAll = (n) => count(n);\n',
    },
    answers: nothing,
    id: 'dependency-unknown',
    message: /^there is no package `@shop\/warehouse` in node_modules$/,
    at: ['greet.js', 1],
    help: /`npm install @shop\/warehouse`$/,
  },
];

const languages: readonly [
  language: string,
  settings: string,
  env: (url: string, cwd: string) => Record<string, string>,
  cases: readonly Case[],
][] = [
  ['rust', 'target = "wasm32-unknown-unknown"', cargoRegistry, cargo],
  [
    'go',
    '',
    // A cache of its own, so that nothing of it is there.
    (url, cwd) => ({ ...goProxy(url), GOMODCACHE: join(cwd, 'modules') }),
    go,
  ],
  ['python', '', pipIndex, pip],
  ['javascript', '', () => ({}), javascript],
];

describe.each(languages)('what %s cannot be had with', (language, settings, envOf, cases) => {
  const missing = missingFor(language);
  for (const { what, files, answers, status = 404, env, id, message, at, help } of cases) {
    test.skipIf(missing !== undefined)(`${what}${skipped(missing)}`, () =>
      withFiles(project({ [language]: files }, { [language]: settings }, 'small'), (cwd) =>
        withServer(
          (request, response) => reply(response, answers?.(hostOf(request.headers.host))[request.url ?? ''], status),
          async (server) => {
            const url = answers ? server : nowhere;
            const told = await build(cwd, { ...envOf(url, cwd), ...env?.(url) });
            const [finding, ...others] = about(told, language);
            expect(finding?.message).toMatch(message);
            expect(finding?.id).toBe(id);
            expect(finding?.location).toMatchObject({ file: `shop/${language}/${at[0]}`, line: at[1] });
            if (help) expect(finding?.help).toMatch(help);
            expect(others).toEqual([]);
            // What is no fault of the sources is none of theirs in the exit code.
            expect(told.code).toBe(id === 'registry-failed' ? 2 : 1);
          },
        ),
      ),
    );
  }
});

const hostOf = (host: string | undefined) => `http://${host}`;

function reply(response: ServerResponse, text: string | undefined, status: number): void {
  response.statusCode = text === undefined ? status : 200;
  response.setHeader('content-type', text?.startsWith('<') ? 'text/html' : 'text/plain');
  response.end(text ?? 'there is none');
}

const offline: readonly [language: string, files: Readonly<Record<string, string>>, at: readonly [string, number]][] = [
  [
    'rust',
    { ...crate, 'Cargo.toml': cargoToml('warehouse = { version = "1", registry = "local" }') },
    ['Cargo.toml', 10],
  ],
  ['go', goFiles(), ['export_wit_world/greet.go', 3]],
  ['python', pythonFiles({ 'requirements.txt': 'warehouse==1.0\n' }), ['requirements.txt', 1]],
];

describe('with --offline no package manager asks anybody', () => {
  for (const [language, files, [file, line]] of offline) {
    const missing = missingFor(language);
    const [, settings = '', envOf] = languages.find(([name]) => name === language) ?? [];
    test.skipIf(missing !== undefined)(`${language}${skipped(missing)}`, () =>
      withFiles(project({ [language]: files }, { [language]: settings }, 'small'), async (cwd) => {
        const asked: (string | undefined)[] = [];
        await withServer(
          ({ url }, response) => {
            asked.push(url);
            reply(response, undefined, 404);
          },
          async (url) => {
            const told = await build(cwd, envOf?.(url, cwd), '--offline');
            expect(about(told, language)).toMatchObject([
              {
                id: 'registry-failed',
                location: { file: `shop/${language}/${file}`, line },
                help: 'fetch it once without what forbids downloads',
              },
            ]);
          },
        );
        expect(asked).toEqual([]);
      }),
    );
  }
});

test('and other components are built all the same', () =>
  withFiles(
    {
      ...project({ python: pythonFiles({ 'requirements.txt': 'warehouse==1.0\n' }), wat: {} }, {}, 'small'),
    },
    async (cwd) => {
      const text = '(module\n  (func (export "greet-all") (param i32) (result i32)\n    local.get 0))\n';
      await putFiles(cwd, { 'shop/wat/shop.wat': text });
      const { components } = await build(cwd, pipIndex(nowhere));
      expect(components['wat']?.status).toBe('passed');
      expect(components['python']?.status).toBe('failed');
    },
  ));
