import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Inside, Kind } from '../../src/inside.js';
import { has, root, wasmwright, withCopy } from '../helpers/cli.js';
import { ofMachine } from '../helpers/machine.js';

interface Report {
  readonly components: readonly { name: string; path: string; size: number; inside: readonly Inside[] }[];
}

const sum = (parts: readonly { bytes: number }[]) => parts.reduce((sum, { bytes }) => sum + bytes, 0);
const names = ['c', 'cpp', 'zig', 'rust', 'go', 'javascript', 'python'];
const there = await Promise.all(names.map(async (name) => !ofMachine[name] || (await has(...ofMachine[name]))));
const missing = names.filter((_, i) => !there[i]);

/** What each language is sure to bring, and the piece of it that the example's author has written. */
const expected: Readonly<Record<string, { kinds: readonly Kind[]; own?: RegExp }>> = {
  c: { kinds: ['library', 'bindings', 'own', 'structure'], own: /provider\.c$/ },
  cpp: { kinds: ['library', 'bindings', 'own', 'data', 'structure'], own: /provider\.cpp$/ },
  zig: { kinds: ['library', 'bindings', 'own', 'structure'], own: /main\.zig$/ },
  rust: { kinds: ['library', 'bindings', 'own', 'data', 'structure'], own: /lib\.rs$/ },
  go: { kinds: ['library', 'bindings', 'own', 'data', 'structure'], own: /export_example_polyglot_echo$/ },
  javascript: { kinds: ['engine', 'own', 'data', 'bindings', 'structure'] },
  python: { kinds: ['engine', 'library', 'data', 'bindings', 'structure'] },
};

test.skipIf(missing.length > 0)(
  `every byte of a component is somebody's, in each language${missing.length > 0 ? ` (skipped: no ${missing.join(', no ')} on this machine)` : ''}`,
  () =>
    withCopy(join(root, 'examples/polyglot'), async (cwd) => {
      const selected = names.flatMap((name) => ['--component', `${name}-provider`]);
      const { code, stdout, stderr } = await wasmwright(['ci', '--format', 'json', ...selected], { cwd });
      expect(code, `${stdout.slice(-4000)}${stderr}`).toBe(0);
      const { components }: Report = JSON.parse(stdout);
      expect(components).toHaveLength(names.length);
      for (const { name, path, size, inside } of components) {
        const { kinds, own } = expected[name.replace('-provider', '')] ?? { kinds: [] };
        expect(sum(inside), name).toBe((await readFile(join(cwd, path))).length);
        expect(sum(inside), name).toBe(size);
        expect(inside.map(({ kind }) => kind).sort(), name).toEqual([...kinds].sort());
        // The largest first, and no part larger than its whole.
        expect(inside.map(({ bytes }) => bytes)).toEqual(inside.map(({ bytes }) => bytes).sort((a, b) => b - a));
        for (const { bytes, parts = [] } of inside) expect(sum(parts)).toBeLessThanOrEqual(bytes);
        const pieces = inside.find(({ kind }) => kind === 'own')?.parts?.map((part) => part.name);
        if (own) expect(pieces, name).toContainEqual(expect.stringMatching(own));
        // The binary and the debug file beside it tell the same, but for the program, which only a build knows.
        const asked = await wasmwright(['inspect', path, '--format', 'json'], { cwd });
        const code = (all: readonly Inside[]) => all.filter(({ kind }) => kind !== 'own' && kind !== 'data');
        expect(code(JSON.parse(asked.stdout).component.inside), name).toEqual(code(inside));
      }
      // The program of JavaScript stands among the data of its engine as it is.
      const program = await readFile(join(cwd, '.wasmwright/build/javascript-provider/bundle.js'));
      const ofJavaScript = components.find(({ name }) => name === 'javascript-provider')?.inside;
      expect(ofJavaScript?.find(({ kind }) => kind === 'own')?.bytes).toBe(program.length);
    }),
  900_000,
);
