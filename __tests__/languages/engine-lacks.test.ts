import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/finding.js';
import { wasmwright } from '../helpers/cli.js';
import { withFiles } from '../helpers/files.js';

const wit = `package example:engine;

world app {
  export now: func() -> string;
  export random: func() -> string;
  export tick: func() -> string;
  export wait: func() -> string;
  export get: func() -> string;
}
`;

const program = `import { fetched, series } from './more.js';

// Date.now() of a comment, and of a text.
const text = 'Math.random()';
const clock = (Date: { now(): number }) => Date.now();

export const now = () => (clock({ now: () => text.length }) === 13 ? \`\${Date.now()}\` : '');
export const random = () => series().join();
export const tick = () => String(performance.now());
export const wait = () => {
  setTimeout(() => {}, 1);
  return 'set';
};
export const get = () => {
  const promise = fetched('http://127.0.0.1:1/');
  return typeof promise;
};
`;

const more = `export const series = () => {
  const { random } = Math;
  console.log('drawn');
  return [random(), random(), \`\${crypto.randomUUID()}\`];
};
export const fetched = (url) => globalThis.fetch(url);
export const unused = () => new Date();
`;

const functions = ['now', 'random', 'tick', 'wait', 'get'];

/** Builds with these settings, and calls each function twice, each time in an instance of its own. */
const run = (settings: string, series = more) =>
  withFiles(
    {
      'wasmwright.toml': `[components.app]\n${settings}\n${functions
        .flatMap((name) => [name, name])
        .map((name) => `[[smoke]]\ncomponent = "app"\ncall = "${name}()"\nexpect = '"nothing of the kind"'\n`)
        .join('')}`,
      'wit/w.wit': wit,
      'app/package.json': '{"main": "app.ts"}',
      'app/app.ts': program,
      'app/more.js': series,
    },
    async (cwd) => {
      // What Wasmtime says besides is the same.
      const { stdout, stderr } = await wasmwright(['smoke', '--format', 'json'], { cwd });
      const findings = JSON.parse(stdout).findings as Finding[];
      const calls = (name: string) =>
        findings
          .filter(
            ({ id, message }) => id.startsWith('smoke-') && message.startsWith(`\`${name}()\``) && /Node/.test(message),
          )
          .map(({ id, notes }) => (id === 'smoke-trap' ? 'trap' : notes?.at(-1)?.replace(/^got +/, '')));
      const said = findings
        .filter(({ id }) => id === 'engine-lacks')
        .map(
          ({ message, location, severity }) =>
            `${severity} ${location?.file}:${location?.line}:${location?.column} ${message}`,
        );
      expect(calls('now'), stdout + stderr).toHaveLength(2);
      const [app] = JSON.parse(stdout).components as { imports: readonly string[] }[];
      return { calls, said, imports: app?.imports.map((name) => name.replace(/@.*/, '')) };
    },
  );

const same = ([a, b]: readonly (string | undefined)[]) => a !== 'trap' && a === b;

describe('what a JavaScript engine lacks is said, and is as it is said', () => {
  test('componentize-js, which leaves out what the world does not ask for', async () => {
    const { calls, said } = await run('');
    expect(said).toEqual([
      'warning app/app.ts:7:73 `Date.now` gives the time at which the component was built, at every call',
      'warning app/app.ts:9:34 `performance.now` traps, since the engine has no clock',
      'warning app/more.js:2:11 `Math.random` gives the same series in every instance, which is chosen when the component is built',
      'warning app/more.js:6:33 `fetch` traps, since the engine has no HTTP',
      'note app/more.js:3:3 `console.log` prints nothing',
    ]);
    expect(same(calls('now'))).toBe(true);
    expect(same(calls('random'))).toBe(true);
    expect(['tick', 'wait', 'get'].flatMap(calls)).toEqual(Array(6).fill('trap'));
  }, 300_000);

  test('componentize-js with `wasi = "host"`, which asks', async () => {
    const { calls, said, imports } = await run('wasi = "host"');
    expect(said).toEqual([]);
    expect(imports).toContain('wasi:http/outgoing-handler');
    for (const name of ['now', 'random', 'tick']) {
      expect(calls(name)).not.toContain('trap');
      expect(same(calls(name)), name).toBe(false);
    }
    expect(calls('wait')).toEqual(['"set"', '"set"']);
    expect(calls('get')).toEqual(['"object"', '"object"']);
  }, 300_000);

  test('HTTP is asked for only by a program that uses it', async () => {
    const { imports } = await run('wasi = "host"', more.replace('globalThis.fetch(url)', 'Promise.resolve(url)'));
    expect(imports).toContain('wasi:clocks/wall-clock');
    expect(imports?.filter((name) => name.startsWith('wasi:http/'))).toEqual([]);
  }, 300_000);

  const [ofQuickJs, random] = ['toolchain = "componentize-qjs"', 'the same series in every instance'];

  test('QuickJS with a stub of WASI', async () => {
    const { calls, said } = await run(ofQuickJs);
    expect(said).toEqual([
      'warning app/app.ts:7:73 `Date.now` traps, since WASI is a stub',
      `warning app/more.js:2:11 \`Math.random\` gives ${random}, which is chosen when the component is built`,
      'warning app/more.js:3:3 `console.log` is not there in QuickJS, and throws a ReferenceError',
    ]);
    expect(functions.flatMap(calls)).toEqual(Array(10).fill('trap'));
  }, 300_000);

  test('QuickJS with `wasi = "host"`: the series is the same all the same', async () => {
    const bare = more.replace("console.log('drawn');", '').replace(/, `.*?`/, '');
    const { calls } = await run(`${ofQuickJs}\nwasi = "host"`, bare);
    expect(same(calls('now'))).toBe(false);
    expect(calls('now')).not.toContain('trap');
    expect(same(calls('random'))).toBe(true);
    expect(['wait', 'get'].flatMap(calls)).toEqual(Array(4).fill('trap'));
  }, 300_000);
});

test('what may not be asked for while the program is loaded has its place', () =>
  withFiles(
    {
      'app/package.json': '{"main": "app.js"}',
      'app/app.js': 'export const run = () => seed;\n\nlet seed = Math.random();\n',
      'app/wit/w.wit': 'package example:engine;\n\nworld app {\n  export run: func() -> f64;\n}\n',
    },
    async (cwd) => {
      const { stdout } = await wasmwright(['build', '--format', 'json'], { cwd });
      const { message, location } = (JSON.parse(stdout).findings as Finding[])[0] ?? {};
      expect(message).toBe('`Math.random` is called while the program is loaded');
      expect(location).toMatchObject({ file: 'app/app.js', line: 3, column: 12 });
    },
  ));
