import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bounded } from '../../src/core/bounded.js';
import { limitedCore } from '../../src/core/limited.js';
import { limitsOf, parseSize } from '../../src/limits.js';
import { node } from '../../src/platform/node.js';
import { good, large, nested, reading } from './bombs.js';
import { folderOfFiles } from './folder.js';
import { check } from './measured.js';

const { folder, file } = folderOfFiles();
const goodFile = file('good', good);

/** In MiB: the core may have 1024, and the program a few hundred. */
const mostMemory = 1536;

describe('a file that', () => {
  const said: Record<keyof typeof reading, readonly string[]> = {
    'says to have a section of a gigabyte': ['component-invalid'],
    'says to have four thousand million types': ['component-invalid'],
    'has components in components': [],
    'has types in types': ['component-invalid'],
    'has types of which each is twice the one before': ['component-invalid'],
    'has blocks in blocks': [],
    'has a million functions and more': ['component-invalid'],
    'has locals without number': ['component-invalid'],
    'has a table of ten million branches': ['component-invalid'],
  };
  for (const [name, bytes] of Object.entries(reading)) {
    test(`${name} does no harm, and the next is checked`, { timeout: 120_000 }, async () => {
      const bomb = file(name, bytes);
      const { report, peak } = await check([bomb, goodFile], folder);
      expect(report.findings.map(({ id }) => id)).toEqual(said[name as keyof typeof reading]);
      expect(report.findings.every(({ location }) => location?.file === bomb)).toBe(true);
      expect(report.components.at(-1)).toMatchObject({ path: goodFile, status: 'passed' });
      expect(peak).toBeLessThan(mostMemory);
    });
  }

  test('takes too long is given up, and the next is checked', { timeout: 120_000 }, async () => {
    const bomb = file('endless', nested(60_000));
    const { report, code } = await check([bomb, goodFile, '--limit', 'reading=3s'], folder);
    expect(report.findings).toMatchObject([{ id: 'check-timeout', location: { file: bomb } }]);
    expect(report.findings[0]?.message).toContain('3 s');
    expect(report.components.map(({ status }) => status)).toEqual(['failed', 'passed']);
    expect(code).toBe(1);
  });

  test('has a gigabyte is not read', { timeout: 60_000 }, async () => {
    const sparse = file('sparse', Uint8Array.from([0, 0x61, 0x73, 0x6d, 0x0d, 0, 1, 0, 0, 0xff, 0xff, 0xff, 0xff, 3]));
    truncateSync(join(folder, sparse), 2 ** 30);
    const { report, peak } = await check([sparse, goodFile], folder);
    expect(report.findings).toMatchObject([{ id: 'too-large', location: { file: sparse } }]);
    expect(report.findings[0]?.message).toContain('1 GiB, and 256 MiB');
    expect(report.components.map(({ status }) => status)).toEqual(['failed', 'passed']);
    expect(peak).toBeLessThan(384);
  });

  test.skipIf(process.platform === 'win32')('has no end is read as far as the limit', { timeout: 60_000 }, async () => {
    const { report, peak } = await check(['/dev/zero', goodFile, '--limit', 'size=8MiB'], folder);
    expect(report.findings).toMatchObject([{ id: 'too-large', location: { file: '/dev/zero' } }]);
    expect(report.components.map(({ status }) => status)).toEqual(['failed', 'passed']);
    expect(peak).toBeLessThan(384);
  });

  test('is larger than the limit that is asked for is refused, and is checked when that is raised', async () => {
    const own = ['--limit', `size=${good.length - 1}`];
    expect((await check([goodFile, ...own], folder)).report.findings).toMatchObject([{ id: 'too-large' }]);
    expect((await check([goodFile, ...own, '--limit', `size=${good.length}`], folder)).code).toBe(0);
  });
});

describe('the core in a thread', () => {
  test('has no more memory than it is given, and answers the next question', { timeout: 60_000 }, async () => {
    const { core, end } = await limitedCore(node, { memory: 64 * 2 ** 20, seconds: 60 });
    expect(() => core.components.validate(large)).toThrow('limit of memory');
    expect(core.components.validate(good)).toBe('component');
    end();
  });

  test('is ended when it takes too long, and answers the next question', { timeout: 60_000 }, async () => {
    const { core, end } = await limitedCore(node, { memory: 2 ** 30, seconds: 5 });
    const endless = nested(60_000);
    expect(() => core.wit.decode(endless)).toThrow('limit of time');
    expect(core.components.validate(good)).toBe('component');
    end();
  });

  test('says what is wrong as the core itself does', async () => {
    const { core, end } = await limitedCore(node, { memory: 2 ** 30, seconds: 60 });
    expect(() => core.components.validate(good.subarray(0, 20))).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ kind: 'invalid-binary' }) }),
    );
    end();
  });

  test('is bounded by its binary', () => {
    const module = Uint8Array.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 5, 3, 1, 0, 1, 7, 5, 1, 1, 0x6d, 2, 0]);
    const memoryOf = (bytes: Uint8Array) =>
      new WebAssembly.Instance(new WebAssembly.Module(bytes as BufferSource)).exports['m'] as WebAssembly.Memory;
    expect(memoryOf(module).grow(300)).toBe(1);
    expect(memoryOf(bounded(module, 300 * 65_536)).grow(299)).toBe(1);
    expect(() => memoryOf(bounded(module, 300 * 65_536)).grow(300)).toThrow(RangeError);
  });
});

test('limits are read as people write them', () => {
  expect(['1', '256MiB', '256 MiB', '1.5 GiB', '2kB', '2KB'].map(parseSize)).toEqual([
    1,
    2 ** 28,
    2 ** 28,
    1.5 * 2 ** 30,
    2000,
    2000,
  ]);
  expect(['', '0', '-1', '1 TiB', 'MiB', '1e9', '1 MiB/s'].map(parseSize)).toEqual(Array(7).fill(undefined));
  expect(limitsOf(['size=1KiB', 'time=2.5s', 'size=2KiB'])).toMatchObject({ size: 2048, time: 2.5, memory: 2 ** 28 });
  for (const text of ['size', 'size=', 'time=0', 'time=1m', 'speed=1']) expect(() => limitsOf([text])).toThrow();
});
