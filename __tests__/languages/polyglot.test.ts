import { join } from 'node:path';
import { expect, test } from 'vitest';
import { has, root, wasmwright, withCopy } from '../helpers/cli.js';
import { ofMachine } from '../helpers/machine.js';

const needed = Object.values(ofMachine);
const isThere = await Promise.all(needed.map(([program, argument]) => has(program, argument)));
const missing = needed.flatMap(([program], i) => (isThere[i] ? [] : [program]));

interface Report {
  readonly outcome: string;
  readonly components: readonly { name: string; language: string; status: string; debug?: string }[];
  readonly compositions: readonly { name: string; status: string; imports: readonly string[] }[];
}

test.skipIf(missing.length > 0)(
  `each language is a provider for one and a consumer of another${missing.length > 0 ? ` (skipped: no ${missing.join(', no ')} on PATH)` : ''}`,
  () =>
    withCopy(join(root, 'examples/polyglot'), async (cwd) => {
      const { code, stdout, stderr } = await wasmwright(['ci', '--format', 'json'], { cwd });
      expect(code, `${stdout.slice(-4000)}${stderr}`).toBe(0);
      const { outcome, components, compositions }: Report = JSON.parse(stdout);
      expect(outcome).toBe('passed');
      expect(new Set(components.map(({ language }) => language))).toEqual(
        new Set(['rust', 'go', 'c', 'cpp', 'zig', 'javascript', 'typescript', 'python']),
      );
      expect([...components, ...compositions].filter(({ status }) => status !== 'passed')).toEqual([]);
      expect(compositions).toHaveLength(8);
      // Nothing of the interface between them is left to a host.
      expect(compositions.flatMap(({ imports }) => imports).filter((name) => !name.startsWith('wasi:'))).toEqual([]);
    }),
  900_000,
);
