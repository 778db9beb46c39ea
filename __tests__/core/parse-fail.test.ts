import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { WitSource } from '../../src/core/index.js';
import { node } from '../../src/platform/node.js';
import { exitCode } from '../../src/report.js';
import { answer } from '../../src/request.js';
import { core, problemOf, witFiles } from './core.js';
import { crate, refusedInputs } from './refused-inputs.js';

const inputs = await refusedInputs();

describe.skipIf(inputs === undefined)(`tests/ui/parse-fail of ${crate} (skipped without network)`, () => {
  test('are all there', () => expect(inputs?.length).toBeGreaterThan(140));

  test.each(inputs ?? [])('the core refuses $name', ({ name, path }) => {
    const problem = problemOf(() => core.wit.parse(sourceAt(path)));
    expect(problem?.kind).toMatch(/^wit-/);
    expect(problem?.message).toMatch(/^[^A-Z\n][^\n]*[^.\n]$/);
    expect(problem?.location?.path).toContain(name);
  });

  test.each(inputs ?? [])('`check` refuses $name', async ({ name, path }) => {
    const { signal } = new AbortController();
    const answered = await answer({ command: 'check', paths: [path] }, { platform: node, signal, listen: () => {} });
    const findings = 'report' in answered ? answered.report.findings : [];
    expect(exitCode(findings)).toBe(1);
    expect(findings.map(({ id }) => id)).toEqual(['wit-invalid']);
    expect(findings[0]?.location?.file).toContain(name);
  });
});

/** Loads as wit-parser's own test does: with one feature, and with the packages in `deps`. */
function sourceAt(path: string): WitSource {
  const features: WitSource['features'] = { tag: 'only', val: ['active'] };
  if (!isFolder(path)) return { files: [{ path, text: readFileSync(path, 'utf8') }], dependencies: [], features };
  const deps = join(path, 'deps');
  const dependencies = existsSync(deps) ? readdirSync(deps).sort() : [];
  return { files: witFiles(path), dependencies: dependencies.map((name) => packageAt(join(deps, name))), features };
}

function packageAt(path: string) {
  return isFolder(path) ? witFiles(path) : [{ path, text: readFileSync(path, 'utf8') }];
}

function isFolder(path: string): boolean {
  return statSync(path).isDirectory();
}
