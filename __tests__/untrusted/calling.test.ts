import { describe, expect, test } from 'vitest';
import { has } from '../helpers/cli.js';
import { good, running } from './bombs.js';
import { folderOfFiles } from './folder.js';
import { check } from './measured.js';

const { folder, file } = folderOfFiles();
const goodFile = file('good', good);
const hasWasmtime = await has('python3', '-c', 'import wasmtime');

/** In MiB: what a call may have, twice, and what a runtime has besides. */
const mostMemory = 1024;

describe.skipIf(!hasWasmtime)('a component that', () => {
  const said: Record<keyof typeof running, readonly [inNode: string, inWasmtime: string]> = {
    'loops when it is called': ['smoke-timeout', 'smoke-timeout'],
    'loops when it starts': ['smoke-timeout', 'smoke-timeout'],
    'allocates when it is called': ['smoke-memory', 'smoke-memory'],
    'allocates when it starts': ['smoke-memory', 'smoke-memory'],
    'begins with too much memory': ['smoke-memory', 'smoke-memory'],
    'has many memories': ['smoke-memory', 'smoke-memory'],
    'has a table that grows': ['smoke-memory', 'smoke-memory'],
  };
  for (const [name, bytes] of Object.entries(running)) {
    test(`${name} is ended within its limits, and the next is called`, { timeout: 180_000 }, async () => {
      const bomb = file(name, bytes);
      const { report, peak, code } = await check([bomb, goodFile, '--call', 'go()', '--limit', 'time=5s'], folder);
      expect(report.findings.map(({ id }) => id)).toEqual(said[name as keyof typeof running]);
      expect(report.findings[0]?.message).toContain('Node');
      expect(report.findings[1]?.message).toContain('Wasmtime');
      expect(report.findings.every(({ location }) => location?.file === bomb)).toBe(true);
      expect(report.components.map(({ status }) => status)).toEqual(['failed', 'passed']);
      expect(code).toBe(1);
      expect(peak).toBeLessThan(mostMemory);
    });
  }
});

describe('without a project', () => {
  test('a component is started, and one that does not start is found', { timeout: 120_000 }, async () => {
    const bomb = file('loops when it starts', running['loops when it starts']);
    const { report } = await check([bomb, goodFile, '--run', '--limit', 'time=2s'], folder);
    expect(report.findings.map(({ id }) => id)).toContain('smoke-timeout');
    expect(report.findings[0]?.message).toMatch(/`loops-when-it-starts` did not start within 2 s/);
    expect(report.components.map(({ status }) => status)).toEqual(['failed', 'passed']);
  });

  test('a call that does not fit is found, and so is what cannot be granted', { timeout: 120_000 }, async () => {
    const { report } = await check([goodFile, '--call', 'go(1)', '--call', 'come()', '--call', 'go()'], folder);
    expect(report.findings).toMatchObject([{ id: 'smoke-call' }, { id: 'smoke-call' }]);
    const granted = await check([goodFile, '--call', 'go()', '--grant', 'money'], folder);
    expect(granted.report.findings).toMatchObject([{ id: 'usage', message: expect.stringContaining('`money`') }]);
  });

  test('the answer has what an intake needs', async () => {
    const { report } = await check([goodFile], folder);
    expect(report.components).toMatchObject([
      {
        name: 'good',
        path: 'good.wasm',
        digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
        size: good.length,
        status: 'passed',
        imports: [],
        capabilities: [],
        exports: ['go'],
      },
    ]);
  });
});
