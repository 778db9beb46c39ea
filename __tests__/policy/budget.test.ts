import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/report.js';
import { has, wasmwright } from '../helpers/cli.js';
import { withFiles } from '../helpers/files.js';

const hasWasmtime = await has('python3', '-c', 'import wasmtime.component');

/** Starts with three pages of memory, asks for five more, and shows none of them. */
const grows =
  '(module (memory 3) (func (export "run") (result i32) memory.size) (func $s i32.const 5 memory.grow drop) (start $s))';
const world = (imports = '') =>
  `package acme:a; interface log { write: func(); } world a { ${imports} export run: func() -> u32; }`;
const traps = '(module (func (export "run") (result i32) i32.const 1) (func $s unreachable) (start $s))';
const asks = '(module (import "acme:a/log" "write" (func)) (func (export "run") (result i32) i32.const 1))';

/** Runs `ci` for a component `a` under a policy. */
const underPolicy = (policy: string, text = grows, imports = '') =>
  withFiles(
    { 'wasmwright.toml': `[components.a]\n${policy}`, 'a/a.wat': text, 'a/wit/a.wit': world(imports) },
    async (cwd) => {
      const { code, stdout } = await wasmwright(['ci', '--format', 'json'], { cwd });
      const report = JSON.parse(stdout) as Report;
      return {
        code,
        measured: report.components[0]?.measured,
        found: report.findings.map(({ id, severity, message, location }) => [id, severity, message, location?.line]),
      };
    },
  );

describe('a budget', () => {
  test('that is kept says nothing, and what was measured is in the report', async () => {
    const budget = '[policy.budget]\nsize = "1 MiB"\nimports = 0\nstart = "60 s"\nmemory = "512 KiB"\n';
    const { code, found, measured } = await underPolicy(budget);
    expect([code, found]).toEqual([0, []]);
    expect(measured?.memory).toEqual({ bytes: 8 * 65_536, host: expect.stringMatching(/^Node \d+$/) });
    expect(measured?.start?.seconds).toBeGreaterThan(0);
    expect(measured?.start?.host).toMatch(hasWasmtime ? /^Wasmtime \d/ : /^Node \d+$/);
  });

  test('that no instance has to be made for measures none', async () => {
    const { code, measured } = await underPolicy('[policy.budget]\nsize = "1 MiB"\n');
    expect([code, measured]).toEqual([0, undefined]);
  });

  test.each([
    ['size = "10 B"', /^`a` has \d+ bytes, and may have 10 B$/],
    ['memory = "511 KiB"', /^`a` has 524,288 bytes of memory when it has started, in Node \d+, and may have 511 KiB$/],
    ['start = "0.000001 ms"', /^`a` starts in [\d.]+ (µs|ms) in (Wasmtime|Node) [\d.]+, and may take 0\.000001 ms$/],
  ])('that is exceeded is an error at its line: %s', async (line, message) => {
    const { code, found } = await underPolicy(`[policy.budget]\n${line}\n`);
    expect(found).toEqual([['budget-exceeded', 'error', expect.stringMatching(message), 3]]);
    expect(code).toBe(1);
  });

  test('of a component counts in place of that of all', async () => {
    const all = '[policy.budget]\nimports = 0\n';
    const { found } = await underPolicy(all, asks, 'import log;');
    expect(found).toEqual([['budget-exceeded', 'error', '`a` has 1 import, and may have 0', 3]]);
    const own = await underPolicy(`${all}[policy.components.a.budget]\nimports = 1\n`, asks, 'import log;');
    expect([own.code, own.found]).toEqual([0, []]);
  });

  test('of what has no instance here says so: a warning where a host would have more, an error where it traps', async () => {
    const open = await underPolicy('[policy.budget]\nstart = "60 s"\n', asks, 'import log;');
    expect(open.found).toEqual([
      ['budget-unmeasured', 'warning', '`a` was not measured: it imports `acme:a/log`, which nothing provides here', 3],
    ]);
    const trap = await underPolicy('[policy.budget]\nmemory = "1 MiB"\n', traps);
    expect(trap.found).toEqual([
      [
        'budget-unmeasured',
        'error',
        expect.stringMatching(/^`a` was not measured: it does not start: .*unreachable/),
        3,
      ],
    ]);
  });

  test.each([
    ['start = "50 sec"', '`policy.budget.start` must be written like `50 ms`'],
    ['size = "-1 MiB"', '`policy.budget.size` must be written like `2 MiB`'],
    ['growth = "ten"', '`policy.budget.growth` must be written like `10 %`'],
  ])('that is written otherwise is an error at its line: %s', async (line, message) => {
    const { code, found } = await underPolicy(`[policy.budget]\n${line}\n`);
    expect([code, found]).toEqual([2, [['manifest-invalid', 'error', message, 3]]]);
  });
});
