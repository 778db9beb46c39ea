import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Report } from '../../src/report.js';
import { wasmwright } from '../helpers/cli.js';
import { putFiles } from '../helpers/files.js';

/** A component in WebAssembly text that gives a number. */
export const wat = (result: number): string =>
  `(component\n  (core module $m (func (export "run") (result i32) i32.const ${result}))\n  (core instance $i (instantiate $m))\n  (func (export "run") (result u32) (canon lift (core func $i "run"))))\n`;

/** Two components that are built in a moment. */
export const small = {
  'wit/one.wit': 'package demo:shared;\n\nworld one {\n  export run: func() -> u32;\n}\n',
  'a/app.wat': wat(1),
  'b/app.wat': wat(2),
};

/** The same and one in C that reads a header outside of its folder. */
export const project = {
  ...small,
  'c/app.c': '#include "../shared/number.h"\n#include "one.h"\n\nuint32_t exports_one_run(void) { return NUMBER; }\n',
  'shared/number.h': '#define NUMBER 3\n',
};

export interface Ran {
  /** The components that were built. */
  readonly built: readonly string[];
  readonly digests: Record<string, string | undefined>;
  readonly ids: readonly string[];
  readonly findings: Report['findings'];
  readonly stdout: string;
  readonly stderr: string;
}

interface How {
  readonly env?: Record<string, string>;
  readonly args?: readonly string[];
}

/** Checkouts of a project, each in a folder and with a store of its own, and a folder for all else. */
export class Checkouts {
  readonly scratch = mkdtempSync(join(tmpdir(), 'wasmwright-remote-'));
  private count = 0;

  async add(files: Readonly<Record<string, string>> = small): Promise<string> {
    this.count++;
    const folder = join(this.scratch, ...'x'.repeat(this.count).split(''), `${this.count}`, 'project');
    await putFiles(folder, files);
    return folder;
  }

  remove(): void {
    rmSync(this.scratch, { recursive: true, force: true });
  }
}

export async function run(cwd: string, url: string, { env = {}, args = ['build'] }: How = {}): Promise<Ran> {
  const all = { WASMWRIGHT_CACHE: url, ...env };
  const { code, stdout, stderr } = await wasmwright([...args, '--format', 'json'], { cwd, env: all });
  const { components, findings }: Report = JSON.parse(stdout || '{}');
  expect(code, stdout + stderr).toBe(0);
  return {
    built: components.flatMap(({ name, because }) => (because ? [name] : [])),
    digests: Object.fromEntries(components.map(({ name, digest }) => [name, digest])),
    ids: findings.map(({ id }) => id),
    findings,
    stdout,
    stderr,
  };
}
