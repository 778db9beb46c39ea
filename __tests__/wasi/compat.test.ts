import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { CompatFinding } from '../../src/compat/verdict.js';
import { wasmwright } from '../helpers/cli.js';
import { crateFolder } from '../helpers/crate.js';
import { npmPackageFolder } from '../helpers/npm-package.js';

/** WASI as others ship it: each version is a folder with a folder for each package. */
const [jco, old, newer] = await Promise.all([
  npmPackageFolder(
    '@bytecodealliance/jco',
    '1.35.0',
    'O53cWIMm/M1SpwLxKRicvAMDnzWf4zWs6I6qFZIGbn3HUovDMCCe9blkGxxYuyocHjVf/cXgNmlMu/x7Tyi77A==',
  ),
  crateFolder('wasmtime-wasi-http', '24.0.0', 'f5b50208c61fed1ac138b6bf84b8b44c921ba16ac79b1a511804ecd95c98fd73'),
  crateFolder('wasmtime-wasi-http', '36.0.2', 'c1eea0b00539f0a3defce68bddb746736debea787e2f3a67cb562df977eb65a7'),
]);
const reason = jco && old && newer ? '' : ' (skipped without a registry)';

const work = mkdtempSync(join(tmpdir(), 'wasmwright-wasi-'));
afterAll(() => rmSync(work, { recursive: true }));

const builtin = join(jco ?? '', 'lib/wit/builtin');
const shipped: Readonly<Record<string, string>> = {
  '0.2.0': join(old ?? '', 'wit/deps'),
  '0.2.6': join(newer ?? '', 'wit/deps'),
  'jco-0.2.10': join(builtin, '0.2.10'),
  '0.2.12': join(builtin, '0.2.12'),
  '0.3.0': join(builtin, '0.3.0'),
};

/** A package with the others of its version as its dependencies. */
function laidOut(version: string, name: string): string {
  const from = shipped[version] ?? '';
  const folder = join(work, version, name);
  mkdirSync(join(folder, 'deps'), { recursive: true });
  for (const other of readdirSync(from)) {
    const plain = other.replace('wasi-', '');
    cpSync(join(from, other), plain === name ? folder : join(folder, 'deps', plain), { recursive: true });
  }
  return join(version, name);
}

async function compared(name: string, from: string, to: string) {
  const args = ['compat', laidOut(to, name), '--against', laidOut(from, name), '--format', 'json'];
  const { code, stdout } = await wasmwright(args, { cwd: work });
  return { code, ...(JSON.parse(stdout) as { compatible: boolean; required: string; findings: CompatFinding[] }) };
}

describe.skipIf(reason !== '')(`WASI${reason}`, () => {
  const packages = ['cli', 'clocks', 'filesystem', 'http', 'io', 'random', 'sockets'];

  test.each(packages)('%s is compatible from 0.2.0 to 0.2.6, and to 0.2.12', async (name) => {
    for (const [from, to] of [
      ['0.2.0', '0.2.6'],
      ['0.2.6', '0.2.12'],
      ['0.2.0', '0.2.12'],
    ] as const) {
      const { code, compatible, required, findings } = await compared(name, from, to);
      expect({ code, compatible }, `${from} to ${to}: ${JSON.stringify(findings)}`).toEqual({
        code: 0,
        compatible: true,
      });
      expect(['none', 'patch']).toContain(required);
    }
  });

  test.each(['clocks', 'io'])('%s as jco ships it is compatible from 0.2.10 to 0.2.12', async (name) => {
    expect(await compared(name, 'jco-0.2.10', '0.2.12')).toMatchObject({ code: 0, compatible: true });
  });

  test('sockets as jco ships it has in 0.2.10 what WASI never had, and 0.2.12 takes it away', async () => {
    const { code, findings } = await compared('sockets', 'jco-0.2.10', '0.2.12');
    expect(code).toBe(1);
    const broken = findings.filter(({ breaks }) => breaks.includes('old-guests'));
    expect(broken.map(({ id, item }) => `${id} ${item}`).sort()).toEqual([
      'feature-gate-added wasi:sockets/network#error',
      'feature-gate-added wasi:sockets/network#network-error-code',
      'function-removed wasi:sockets/network#[method]network.noop',
    ]);
  });

  test.each(packages.filter((name) => name !== 'io'))(
    '%s of 0.3.0 is a declared break, for these reasons',
    async (name) => {
      const { code, compatible, findings } = await compared(name, '0.2.12', '0.3.0');
      expect({ code, compatible }).toEqual({ code: 0, compatible: false });
      const lines = findings.map(
        ({ id, item, side, breaks, message }) => `${id} ${item} ${side} ${breaks.join('+') || '-'}: ${message}`,
      );
      await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`0.3/${name}.txt`);
    },
  );
});
