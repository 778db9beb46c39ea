import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Core } from '../src/core/index.js';
import type { Event } from '../src/events.js';
import type { Component } from '../src/model.js';
import type { InstallStep } from '../src/plan.js';
import { node } from '../src/platform/node.js';
import type { Context } from '../src/stages/context.js';
import { installTools } from '../src/stages/toolchains.js';
import type { ToolId } from '../src/toolchains/index.js';
import type { Installed } from '../src/toolchains/toolchain.js';

let folder = '';
const path = process.env['PATH'] ?? '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wasmwright-test-'));
});
afterAll(() => {
  process.env['PATH'] = path;
  rmSync(folder, { recursive: true });
});

interface Asked {
  readonly tool: ToolId;
  readonly version?: string;
  readonly targets?: readonly string[];
  /** What is in the folder of the component. */
  readonly files?: Readonly<Record<string, string>>;
  /** The folder that PATH is. */
  readonly only?: string;
}

let count = 0;

async function find({ tool, version, targets = [], files = {}, only }: Asked) {
  const name = `c${++count}`;
  mkdirSync(join(folder, name));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, name, file), text);
  const component: Component = {
    name,
    language: 'wat',
    folder: join(folder, name),
    entry: '',
    world: { wit: '' },
    settings: { profile: 'release' },
    targets: [],
    location: { file: '' },
  };
  const step: InstallStep = {
    stage: 'toolchains',
    id: `toolchains/${tool}/${name}`,
    needs: [],
    tool,
    component,
    targets,
    ...(version !== undefined && { version }),
  };
  const events: Event[] = [];
  const context: Context = {
    platform: { ...node, env: { ...node.env, RUNNER_TOOL_CACHE: join(folder, 'cache') } },
    core: {} as Core,
    emit: (event) => events.push(event),
    signal: new AbortController().signal,
    outcomes: new Map(),
    reasons: new Map(),
    root: '.',
    work: '',
  };
  process.env['PATH'] = only ?? path;
  const found: Installed | undefined = (await installTools([step], context)).of(name)[tool];
  const findings = events.flatMap((event) => (event.type === 'finding' ? [event.finding] : []));
  return { found, findings };
}

/** A program of this name that prints a text. */
function fake(name: string, script: string): string {
  const place = mkdtempSync(join(folder, 'bin-'));
  writeFileSync(join(place, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(place, name), 0o755);
  return place;
}

test('the Rust and the Go of the machine are found, each with its version and its folder', async () => {
  const [rust, go] = [await find({ tool: 'rust' }), await find({ tool: 'go' })];
  expect(rust.findings).toEqual([]);
  expect(rust.found).toMatchObject({ version: expect.stringMatching(/^1\.\d+\.\d+/), from: 'machine', env: {} });
  expect(await node.files.kind(`${rust.found?.folder}/lib/rustlib`)).toBe('folder');
  expect(go.findings).toEqual([]);
  expect(go.found).toMatchObject({ version: expect.stringMatching(/^1\.\d+/), from: 'machine' });
  expect(await node.files.kind(`${go.found?.folder}/src`)).toBe('folder');
});

test('what the folder asks for counts', async () => {
  const nowhere = { 'rust-toolchain.toml': '[toolchain]\nchannel = "1.0.999"\n' };
  const { findings } = await find({ tool: 'rust', files: nowhere });
  expect(findings).toMatchObject([
    { id: 'tool-missing', message: 'Rust 1.0.999 cannot be used: `rustc --version` exited with 1' },
  ]);
  expect(findings[0]?.notes?.join('\n')).toContain('1.0.999');
});

test('a version that is asked for is chosen, or refused where it cannot be', async () => {
  const version = (await find({ tool: 'rust' })).found?.version ?? '';
  const { found } = await find({ tool: 'rust', version });
  expect(found).toMatchObject({ version, env: { RUSTUP_TOOLCHAIN: version } });
  // A Rust that is not rustup's has one version, whatever is asked for.
  const only = fake('rustc', 'case $1 in --version) echo "rustc 1.2.3 (x)";; *) echo /usr;; esac');
  writeFileSync(join(only, 'cargo'), '#!/bin/sh\necho cargo 1.2.3\n');
  chmodSync(join(only, 'cargo'), 0o755);
  const { findings } = await find({ tool: 'rust', version: '1.95.0', only: `${only}:/bin` });
  expect(findings.map(({ message }) => message)).toEqual(['Rust 1.95.0 is asked for, and the machine has 1.2.3']);
  expect(findings[0]?.help).toContain('https://rustup.rs/');
});

test('what is not there is missing, and where to get it is said', async () => {
  const only = fake('nothing', '');
  const [rust, go] = [await find({ tool: 'rust', only }), await find({ tool: 'go', only })];
  expect(rust.findings).toMatchObject([
    { id: 'tool-missing', severity: 'error', help: 'install Rust: https://rustup.rs/', component: `c${count - 1}` },
  ]);
  expect(go.findings).toMatchObject([{ id: 'tool-missing', help: 'install Go: https://go.dev/dl/' }]);
});

test('a target that is there is not asked for, and one that cannot be had is named', async () => {
  const { found, findings } = await find({ tool: 'rust', targets: ['wasm32-wasip2'] });
  expect(findings).toEqual([]);
  expect(found).toBeDefined();
  const missing = await find({ tool: 'rust', targets: ['wasm32-nowhere'] });
  expect(missing.found).toBeUndefined();
  expect(missing.findings[0]?.message).toBe('Rust has no libraries for the target `wasm32-nowhere`');
  expect(missing.findings[0]?.help).toContain('rustup target add wasm32-nowhere');
});

test('a target that is missing is added by rustup, to the toolchain of the folder, by one at a time', async () => {
  const sysroot = join(folder, 'rustup/toolchains/mine');
  const only = fake('rustc', `case $1 in --version) echo "rustc 1.2.3 (x)";; *) echo ${sysroot};; esac`);
  writeFileSync(join(only, 'cargo'), '#!/bin/sh\necho cargo 1.2.3\n', { mode: 0o755 });
  const added = join(folder, 'added');
  const target = `${sysroot}/lib/rustlib/wasm32-wasip1`;
  const script = `echo "$@" >> ${added}; sleep 0.3; mkdir ${target}`;
  writeFileSync(join(only, 'rustup'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  mkdirSync(join(sysroot, 'lib/rustlib'), { recursive: true });
  const asked = { tool: 'rust', targets: ['wasm32-wasip1'], only: `${only}:/bin` } as const;
  const both = await Promise.all([find(asked), find(asked)]);
  expect(both.map(({ findings }) => findings)).toEqual([[], []]);
  expect(both.map(({ found }) => found?.folder)).toEqual([sysroot, sysroot]);
  expect(readFileSync(added, 'utf8')).toBe('target add --toolchain mine wasm32-wasip1\n');
});

test('what a clang lacks for WebAssembly is named, each with the package that brings it', async () => {
  const there = mkdtempSync(join(folder, 'sysroot-'));
  // As clang does: what is there by its path, what is not as it was asked for, and its runtime where it should be.
  const only = fake(
    'clang',
    `for question; do :; done
name=\${question#*=}
case $question in
  --version) echo "Debian clang version 14.0.6" ;;
  -print-libgcc-file-name) echo ${there}/libclang_rt.builtins-wasm32.a ;;
  *) if [ -e ${there}/$name ]; then echo ${there}/$name; else echo $name; fi ;;
esac`,
  );
  const ask = (language: string) => find({ tool: 'clang', targets: [language], only: `${only}:/bin` });
  const told = async (language: string) =>
    (await ask(language)).findings.map(({ id, message, help }) => [id, message, help?.replace(/^.*apt /, 'apt ')]);
  const lacking = [
    ['no linker for WebAssembly: `wasm-ld` is missing', 'lld'],
    ['no libc for WebAssembly: `crt1-reactor.o` is missing', 'wasi-libc'],
    ['no runtime for WebAssembly: `libclang_rt.builtins-wasm32.a` is missing', 'libclang-rt-14-dev-wasm32'],
    ['no C++ library for WebAssembly: `libc++.a` is missing', 'libc++-14-dev-wasm32'],
    ['no C++ library for WebAssembly: `libc++abi.a` is missing', 'libc++abi-14-dev-wasm32'],
  ].map(([what, debian]) => ['tool-missing', `clang 14.0.6 has ${what}`, `apt install ${debian}`]);
  expect(await told('c')).toEqual(lacking.slice(0, 3));
  expect(await told('c++')).toEqual(lacking);
  const put = (...names: readonly string[]) => {
    for (const name of names) writeFileSync(join(there, name), '');
  };
  // What is installed meanwhile is seen, though the compiler is the same.
  put('wasm-ld', 'crt1-reactor.o');
  expect(await told('c')).toEqual(lacking.slice(2, 3));
  put('libclang_rt.builtins-wasm32.a');
  expect((await ask('c')).found).toMatchObject({ version: '14.0.6', from: 'machine' });
  expect(await told('c++')).toEqual(lacking.slice(3));
  put('libc++.a', 'libc++abi.a');
  expect((await ask('c++')).found).toMatchObject({ version: '14.0.6', from: 'machine' });
  expect((await find({ tool: 'clang', targets: ['c'], only: fake('nothing', '') })).findings).toMatchObject([
    { id: 'tool-missing', message: 'clang is needed, and `clang` is not on PATH' },
  ]);
});
