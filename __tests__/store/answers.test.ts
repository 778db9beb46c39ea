import { createHash } from 'node:crypto';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeMany } from '../../scripts/bench/many.mjs';
import { wasmwright } from '../helpers/cli.js';

/** Three components, and two compositions of them. */
describe('what was found out about a binary is not found out again', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wasmwright-answers-'));
  const out = (name: string) => join(folder, 'wasmwright-out', name);
  const answers = join(folder, '.wasmwright/answers');
  const digestOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
  const about = (name: string) => join(answers, digestOf(out(name)));
  const ci = async (...args: string[]) => {
    // Nothing is to be over before it begins.
    rmSync(join(folder, '.wasmwright/last'), { recursive: true, force: true });
    return wasmwright(['ci', ...args], { cwd: folder });
  };
  const change = (path: string, from: string, to: string) => {
    const text = readFileSync(path, 'utf8');
    expect(text).toContain(from);
    writeFileSync(path, text.replace(from, to));
  };
  const sums = () => readFileSync(out('SHA256SUMS'), 'utf8');

  beforeAll(async () => {
    writeMany(folder, 3);
    expect((await ci()).code).toBe(0);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('as long as the same program asks', async () => {
    const right = readFileSync(out('c0000.wit'), 'utf8');
    change(about('c0000.wasm'), 'package root', '// Told from memory.\\npackage root');
    expect((await ci()).code).toBe(0);
    expect(readFileSync(out('c0000.wit'), 'utf8')).toBe(`// Told from memory.\n${right}`);
    change(about('c0000.wasm'), '"program":"', '"program":"another ');
    expect((await ci()).code).toBe(0);
    expect(readFileSync(out('c0000.wit'), 'utf8')).toBe(right);
  });

  test('unless everything is asked for, or what is kept is torn', async () => {
    const right = readFileSync(out('c0001.wit'), 'utf8');
    change(about('c0001.wasm'), 'package root', '// Told from memory.\\npackage root');
    expect((await ci('--force')).code).toBe(0);
    expect(readFileSync(out('c0001.wit'), 'utf8')).toBe(right);
    writeFileSync(about('c0001.wasm'), readFileSync(about('c0001.wasm'), 'utf8').slice(0, 100));
    expect((await ci()).code).toBe(0);
    expect(readFileSync(out('c0001.wit'), 'utf8')).toBe(right);
  });

  test('but a composition that was damaged, or is gone, is made again', async () => {
    const before = sums();
    const composed = join(folder, '.wasmwright/compose/app-c0002.wasm');
    writeFileSync(composed, 'no component');
    expect((await ci()).code).toBe(0);
    expect([sums(), digestOf(composed)]).toEqual([before, digestOf(out('app-c0002.wasm'))]);
    rmSync(composed);
    expect((await ci()).code).toBe(0);
    expect([sums(), digestOf(composed)]).toEqual([before, digestOf(out('app-c0002.wasm'))]);
  });

  test('but another part makes another composition, and the part of before the one of before', async () => {
    const [source, before] = [join(folder, 'c0000/c0000.wat'), sums()];
    const text = readFileSync(source, 'utf8');
    change(source, 'i32.const 1', 'i32.const 2');
    expect((await ci()).code).toBe(0);
    const lines = (sums: string) =>
      new Map(
        sums
          .trim()
          .split('\n')
          .map((line) => line.split('  ').reverse() as [string, string]),
      );
    const [old, now] = [lines(before), lines(sums())];
    const others = [...old.keys()]
      .filter((name) => old.get(name) !== now.get(name))
      .filter((name) => !name.includes('debug'));
    expect(others).toEqual(['c0000.wasm', 'chain-c0001.wasm', 'app-c0002.wasm']);
    writeFileSync(source, text);
    expect((await ci()).code).toBe(0);
    expect(sums()).toBe(before);
  });

  test('but a world that is another now is held against it', async () => {
    appendFileSync(
      join(folder, 'wit/world.wit'),
      '\nworld host {\n  import numbers;\n  export twice: func(after: u32) -> u32;\n}\n',
    );
    change(join(folder, 'wasmwright.toml'), 'world = "consumer" }', 'world = "consumer", targets = ["wit#host"] }');
    expect((await ci()).code).toBe(0);
    change(join(folder, 'wit/world.wit'), 'world host {\n  import numbers;', 'world host {');
    const { code, stdout } = await ci();
    expect(code).toBe(1);
    expect(stdout).toContain('which world `host` does not offer');
    // What is known of it is told again.
    expect((await ci()).stdout).toContain('which world `host` does not offer');
  });

  test('does not grow', async () => {
    const count = () => readdirSync(answers).length;
    for (let i = 0; i < 30; i++) writeFileSync(join(answers, createHash('sha256').update(`${i}`).digest('hex')), '{}');
    expect(count()).toBeGreaterThan(30);
    await ci();
    expect(count()).toBeLessThan(30);
    expect(readdirSync(answers).every((name) => readFileSync(join(answers, name), 'utf8') !== '{}')).toBe(true);
  });
});
