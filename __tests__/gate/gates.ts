import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { editsFor } from '../../src/compat/edits.js';
import { type Compared, comparePackages } from '../../src/compat/packages.js';
import { node } from '../../src/platform/node.js';
import type { Gate, Places } from '../../src/reporters/compat/gate.js';
import { core, root } from '../core/core.js';

export const kv = join(root, '__tests__/fixtures/kv');

/** Works in a folder that has the known plugins, and the texts that are given; gone afterwards. */
export async function inProject<T>(texts: Record<string, string>, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'wasmwright-gate-'));
  const before = process.cwd();
  try {
    cpSync(kv, folder, { recursive: true });
    for (const [file, text] of Object.entries(texts)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    process.chdir(folder);
    return await work(folder);
  } finally {
    process.chdir(before);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What comparing `wit` with `baseline` comes to. */
export const compareHere = (subject = 'wit'): Promise<Compared> =>
  comparePackages(
    { subject, against: 'baseline' },
    { platform: node, core, signal: new AbortController().signal, offline: true },
  );

/** The gate of such a comparison, with edits. */
export const gateOf = (compared: Compared): Gate => ({
  verdicts: compared.verdicts,
  findings: compared.findings,
  noun: compared.settings.noun,
  edits: editsFor(compared),
});

const web = 'https://github.com/acme/kv';

export const places: Places = {
  docs: 'https://github.com/OWNER/wasmwright/blob/v1/docs/findings',
  files: new Map([
    ['wit/store.wit', `${web}/blob/9f2c1ab/wit/store.wit`],
    ['baseline/store.wit', `${web}/blob/4c1d0e2/wit/store.wit`],
  ]),
  head: { name: '9f2c1ab', address: `${web}/commit/9f2c1ab` },
  base: { name: '4c1d0e2', branch: 'main', address: `${web}/commit/4c1d0e2` },
  commits: `${web}/commit`,
  run: `${web}/actions/runs/1234567890`,
};
