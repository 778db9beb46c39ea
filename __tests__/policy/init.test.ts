import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { proposalOf } from '../../src/policy/proposal.js';
import { root, wasmwright, withCopy } from '../helpers/cli.js';
import { plug } from '../helpers/project.js';

test('init grants what is asked for: the project passes, and one import less is an error', async () => {
  await withCopy(join(root, '__tests__/cli/policy-denied/project'), async (cwd) => {
    const manifest = join(cwd, 'wasmwright.toml');
    await rm(manifest);
    expect((await wasmwright(['init'], { cwd })).code).toBe(0);
    const text = await readFile(manifest, 'utf8');
    expect(text).toContain(
      '# What may be imported of a host: anything else is an error.\n[policy]\nallow = ["acme:host/clock", "acme:host/log", "acme:vault/secrets"]\n',
    );
    expect((await wasmwright(['check'], { cwd })).code).toBe(0);
    await writeFile(manifest, text.replace(', "acme:vault/secrets"', ''));
    const { code, stdout } = await wasmwright(['check'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain('error[capability-denied]: `app` imports `acme:vault/secrets@0.3.1`');
  });
});

test('of what is not built, by a compiler that may bring more, it is a comment; of what is built it is not', async () => {
  await withCopy(join(root, '__tests__/cli/policy-denied/project'), async (cwd) => {
    const manifest = join(cwd, 'wasmwright.toml');
    await rm(manifest);
    const built = join(cwd, 'wasmwright-out');
    await wasmwright(['ci', '--out', 'wasmwright-out'], { cwd });
    const component = await readFile(join(built, 'app.wasm'));
    await rm(built, { recursive: true });
    // The same folder as one of C, of which nothing is known but its world.
    await rm(join(cwd, 'app/app.wat'));
    await writeFile(join(cwd, 'app/app.c'), '');
    await wasmwright(['init'], { cwd });
    expect(await readFile(manifest, 'utf8')).toMatch(/^# What may .*\n# \[policy\]\n# allow = \["acme:host\/clock", /);
    await rm(manifest);
    await mkdir(built);
    await writeFile(join(built, 'app.wasm'), component);
    await wasmwright(['init'], { cwd });
    expect(await readFile(manifest, 'utf8')).toMatch(/^# What may .*\n\[policy\]\nallow = \["acme:host\/clock", /);
  });
});

test('what a part exports to another is asked of no host, and plumbing need not be granted', () => {
  const component = (name: string, imports: string[], exports: string[] = []) => ({
    name,
    imports,
    exports,
    isWhole: true,
  });
  const components = [
    component('app', ['acme:kv/store@1.2.0', 'wasi:io/poll@0.2.6', 'wasi:clocks/wall-clock@0.2.6']),
    component('kv', ['wasi:sockets/tcp@0.2.6', 'wasi:clocks/wall-clock@0.2.12'], ['acme:kv/store@1.4.0']),
    component('other', ['acme:kv/log@1.2.0']),
  ];
  expect(proposalOf(components, [plug('all', 'app', 'kv')])).toEqual({
    allow: ['acme:kv/log', 'wasi:clocks/wall-clock', 'wasi:sockets/tcp'],
    isWhole: true,
  });
  expect(proposalOf(components, []).allow).toContain('acme:kv/store');
});
