import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { has, wasmwright } from '../helpers/cli.js';

const hasWasmtime = await has('python3', '-c', 'import wasmtime');

/** A component that divides, and traps where it cannot. */
const c = `#include "divider.h"

static __attribute__((noinline)) uint32_t quotient(uint32_t a, uint32_t b) {
  if (b == 0)
    __builtin_trap();
  return a / b;
}

uint32_t exports_divider_divide(uint32_t a, uint32_t b) { return quotient(a, b); }
`;

const wit = `package example:divider;

world divider {
  export divide: func(a: u32, b: u32) -> u32;
}
`;

/** Divides by zero in Wasmtime, and prints the backtrace. */
const trap = `import sys, wasmtime
from wasmtime.component import Component, Linker
engine = wasmtime.Engine()
store = wasmtime.Store(engine)
instance = Linker(engine).instantiate(store, Component.from_file(engine, sys.argv[1]))
try:
    instance.get_func(store, "divide")(store, 1, 0)
except Exception as trap:
    print(trap)
`;

test.skipIf(!hasWasmtime)(
  `a trap of a stripped component is read in lines of C by its debug file${hasWasmtime ? '' : ' (skipped: no wasmtime in Python)'}`,
  async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'wasmwright-test-'));
    const put = (path: string, text: string) => {
      mkdirSync(dirname(join(cwd, path)), { recursive: true });
      writeFileSync(join(cwd, path), text);
    };
    put('divider/divider.c', c);
    put('wit/divider.wit', wit);
    put('trap.py', trap);
    const built = await wasmwright(['ci'], { cwd });
    expect(built.code, built.stdout + built.stderr).toBe(0);
    const { stdout } = await promisify(execFile)('python3', ['trap.py', 'wasmwright-out/divider.wasm'], { cwd });
    put('trap.txt', stdout);
    const asked = ['symbolize', 'trap.txt', '--component', 'wasmwright-out/divider.wasm'];
    const { code, stdout: said } = await wasmwright(asked, { cwd });
    expect(code, said).toBe(0);
    expect(said).toMatch(/quotient\n {11}at \.\/divider\.c:4:9/);
    expect(said).toMatch(/exports_divider_divide\n {11}at \.\/divider\.c:9:66/);
    // The stripped one alone knows neither.
    const alone = await wasmwright([...asked, '--debug', 'wasmwright-out/divider.wasm'], { cwd });
    expect(alone.stdout).not.toContain('divider.c');
    // Another component's debug file is refused.
    put('divider/divider.c', c.replace('a / b', 'a / b + 1'));
    copyFileSync(join(cwd, 'wasmwright-out/divider.wasm'), join(cwd, 'old.wasm'));
    expect((await wasmwright(['ci'], { cwd })).code).toBe(0);
    const other = await wasmwright(
      ['symbolize', 'trap.txt', '--component', 'old.wasm', '--debug', 'wasmwright-out/divider.debug.wasm'],
      { cwd },
    );
    expect(other.code).toBe(2);
    expect(other.stdout).toContain('their code differs');
    rmSync(cwd, { recursive: true });
  },
  300_000,
);
