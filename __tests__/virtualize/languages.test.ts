import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/report.js';
import { has, wasmwright } from '../helpers/cli.js';

const hasGo = await has('go', 'version');

const powers = `[policy]
allow = ["wasi:cli/*", "wasi:clocks/*", "wasi:random/*"]
deny = ["wasi:cli/environment"]

[components.greeter.virtualize]
"wasi:sockets/*" = "deny"
"wasi:filesystem/types" = "deny"
"wasi:filesystem/preopens" = "empty"
"wasi:cli/environment" = "empty"

`;

const everything = `[policy]
allow = []

[components.greeter.virtualize]
"wasi:*/*" = "deny"
"wasi:filesystem/preopens" = "empty"

`;

/** A first component of each language whose library asks for something, with that closed. */
describe('what libraries bring is closed, and the component works', () => {
  test.for([
    { language: 'python', closing: powers, isThere: true, left: ['streams', 'clocks', 'random'] },
    { language: 'go', closing: powers, isThere: hasGo, left: ['streams', 'clocks', 'random'] },
    { language: 'cpp', closing: everything, isThere: true, left: [] },
  ])('in $language', { timeout: 600_000 }, async ({ language, closing, isThere, left }, { skip }) => {
    if (!isThere) skip(`${language} is not on PATH`);
    const cwd = await mkdtemp(join(tmpdir(), 'wasmwright-closed-'));
    try {
      await wasmwright(['init', '--language', language], { cwd });
      const manifest = join(cwd, 'wasmwright.toml');
      const text = await readFile(manifest, 'utf8');
      await writeFile(manifest, closing + text.slice(text.indexOf('[components.greeter]')));
      const { code, stdout } = await wasmwright(['ci', '--format', 'json'], { cwd });
      const report = JSON.parse(stdout) as Report;
      expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(code).toBe(0);
      const asked = report.components[0]?.capabilities?.map(({ capability }) => capability) ?? [];
      expect(asked.filter((one) => one !== 'plumbing' && one !== 'environment')).toEqual(left);
      const imports = report.components[0]?.imports ?? [];
      expect(imports.filter((name) => /sockets|filesystem|environment/.test(name))).toEqual([]);
    } finally {
      await rm(cwd, { recursive: true, force: true });
    }
  });
});
