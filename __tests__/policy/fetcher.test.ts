import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../src/report.js';
import type { ValueType } from '../../src/wave/type.js';
import type { Value } from '../../src/wave/value.js';
import { has, root, wasmwright } from '../helpers/cli.js';
import { openWasmtime } from '../helpers/wasmtime-wheel.js';
import { callIn } from '../virtualize/call.js';
import { jco } from '../virtualize/jco.js';
import { withListener } from './listener.js';

const hasRust = await has('cargo', '--version');
const wheel = openWasmtime();
const noRust = hasRust ? '' : ' (skipped: no cargo on PATH)';
const noWasmtime = wheel === undefined ? ' (skipped: there is no Wasmtime 47 for this machine)' : '';

const component = '[components.fetcher]\nlanguage = "rust"\n';
const policy = '[policy]\nallow = ["wasi:cli/*", "wasi:clocks/*"]\n\n';
const closing = `
[components.fetcher.virtualize]
"wasi:sockets/*" = "deny"
"wasi:cli/environment" = "empty"
"wasi:clocks/wall-clock#now" = "{seconds: 42, nanoseconds: 7}"
"wasi:filesystem/types" = "deny"
"wasi:filesystem/preopens" = "empty"
`;
const api = 'acme:fetcher/api@0.1.0';

interface Built {
  readonly code: number;
  readonly report: Report;
  /** None: it was refused. */
  readonly file?: string;
}

/** A component of Rust's standard library that opens sockets, as it is and with all of that closed. */
describe.skipIf(!hasRust)(`what reaches out${noRust}`, () => {
  let folder: string;
  let [open, refused, closed] = [] as unknown as [Built, Built, Built];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wasmwright-fetcher-'));
    await cp(join(root, '__tests__/policy/fetcher'), join(folder, 'fetcher'), { recursive: true });
    open = await build('open', component);
    refused = await build('refused', policy + component);
    closed = await build('closed', policy + component + closing);
  }, 600_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function build(out: string, manifest: string): Promise<Built> {
    await writeFile(join(folder, 'wasmwright.toml'), manifest);
    const { code, stdout } = await wasmwright(['ci', '--out', out, '--format', 'json'], { cwd: folder });
    const report = JSON.parse(stdout) as Report;
    return { code, report, ...(code === 0 && { file: join(folder, out, 'fetcher.wasm') }) };
  }

  const capabilities = ({ report }: Built) => report.components[0]?.capabilities?.map((each) => each.capability);

  test('is built, and what it asks for is in the report', () => {
    expect(open.code).toBe(0);
    const all = ['network', 'files', 'environment', 'streams', 'clocks', 'plumbing'];
    expect(capabilities(open)).toEqual(all);
  });

  test('is refused by a policy that does not grant it', () => {
    expect(refused.code).toBe(1);
    const denied = refused.report.findings.filter(({ id }) => id === 'capability-denied');
    expect(denied.map(({ notes, location }) => [notes?.[0], location?.file, location?.line])).toEqual([
      ['files: in the folders that the host opens to it', 'wasmwright.toml', 2],
      ['network: opens connections and listens for them', 'wasmwright.toml', 2],
    ]);
    expect(denied[1]?.message).toContain('`wasi:sockets/tcp-create-socket@0.2.');
    expect(denied[1]?.help).toContain('`virtualize = { "wasi:sockets/*" = "deny" }` in `[components.fetcher]`');
  });

  test('passes when it is closed, and imports it no more', () => {
    expect(closed.report.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(closed.code).toBe(0);
    expect(capabilities(closed)).toEqual(['environment', 'streams', 'clocks', 'plumbing']);
    const imports = closed.report.components[0]?.imports ?? [];
    expect(imports.filter((name) => /sockets|filesystem|environment|wall-clock/.test(name))).toEqual([]);
  });

  test('is refused, and passes, as a file with the policy in another', async () => {
    const file = join(folder, 'policy.toml');
    await writeFile(file, policy.split('\n').slice(1).join('\n'));
    const check = (built: Built) => wasmwright(['check', built.file ?? '', '--policy', file], { cwd: folder });
    const [of, ofClosed] = [await check(open), await check(closed)];
    expect(of.code).toBe(1);
    expect(of.stdout).toContain('error[capability-denied]: `fetcher` imports `wasi:sockets/');
    expect(ofClosed, ofClosed.stdout).toMatchObject({ code: 0, stdout: '' });
  });

  interface Host {
    /** The values of calls; a trap is an error. */
    call(file: string, calls: readonly (readonly [name: string, ...args: Value[]])[]): Promise<readonly unknown[]>;
  }

  const inWasmtime: Host = {
    call: async (file, calls) => {
      const environment = { SECRET: 'swordfish' };
      const request = JSON.stringify({ component: file, interface: api, environment, folder, calls });
      const lines = await python(join(root, '__tests__/policy/call_generously.py'), request);
      return lines.map((line) => JSON.parse(line).value);
    },
  };

  const inNode: Host = {
    call: async (file, calls) => {
      const typed = calls.map(([name, ...args]) => ({
        interface: api,
        function: name,
        arguments: args,
        ...(types[name] ?? { params: [], result: null }),
      }));
      const replies = await callIn('node', await readFile(file), typed, await jco(), {
        network: true,
        environment: { SECRET: 'swordfish' },
        files: [[folder, '/']],
      });
      return replies.map((reply) => ('value' in reply ? plain(reply.value) : reply));
    },
  };

  describe.each([
    ['Wasmtime', inWasmtime, wheel === undefined, noWasmtime],
    ['Node', inNode, false, ''],
  ] as const)('in %s, where everything is open to it', (_, host, isMissing, why) => {
    const skipping = test.skipIf(isMissing);

    skipping(`as it is it reaches out${why}`, { timeout: 120_000 }, async () => {
      const sent = await withListener(async (port) => {
        expect(await host.call(open.file ?? '', [['send', port, 'hello']])).toEqual([null]);
      });
      expect(sent).toEqual(['hello\n']);
    });

    skipping(`closed it gets an error, and nobody hears of it${why}`, { timeout: 120_000 }, async () => {
      const sent = await withListener(async (port) => {
        expect(await host.call(closed.file ?? '', [['send', port, 'hello']])).toEqual([
          expect.stringMatching(/Permission denied/),
        ]);
      });
      expect(sent).toEqual([]);
    });

    skipping(`closed it sees no variables, no files, and one time${why}`, { timeout: 120_000 }, async () => {
      const calls = [['variables'], ['now'], ['read', '/wasmwright.toml']] as const;
      const [variables, now, read] = await host.call(closed.file ?? '', calls);
      expect(variables).toEqual([]);
      expect(now).toBe(42);
      expect(read).toEqual({ err: expect.stringMatching(/No such file/) });
    });
  });

  test.skipIf(wheel === undefined)(`as it is it sees variables, files and the time${noWasmtime}`, async () => {
    const calls = [['variables'], ['now'], ['read', '/wasmwright.toml']] as const;
    const [variables, now, read] = await inWasmtime.call(open.file ?? '', calls);
    expect(variables).toEqual([['SECRET', 'swordfish']]);
    expect(now).toBeGreaterThan(1_700_000_000);
    expect(read).toEqual({ ok: policy + component + closing });
  });

  const types: Readonly<Record<string, { params: readonly ValueType[]; result: ValueType }>> = {
    send: { params: ['u16', 'string'], result: { result: [null, 'string'] } },
    variables: { params: [], result: { list: { tuple: ['string', 'string'] } } },
    now: { params: [], result: 'u64' },
    read: { params: ['string'], result: { result: ['string', 'string'] } },
  };

  /** As Wasmtime's package has values: no tag where the sides of a result are of two types. */
  function plain(value: Value): unknown {
    if (typeof value === 'string' && /^\d+$/.test(value)) return Number(value);
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
    const [[tag, payload]] = Object.entries(value) as [[string, Value]];
    if (tag === 'ok' && payload === null) return null;
    return tag === 'err' && /Permission/.test(String(payload)) ? payload : value;
  }

  function python(script: string, input: string): Promise<readonly string[]> {
    return new Promise((resolve, reject) => {
      const env = { ...process.env, PYTHONPATH: wheel };
      const child = execFile('python3', [script], { env }, (failure, stdout) =>
        failure ? reject(failure) : resolve(stdout.trim().split('\n')),
      );
      child.stdin?.end(input);
    });
  }
});
