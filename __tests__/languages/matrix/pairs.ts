import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pair } from '../../../src/reporters/languages.js';
import { root } from '../../helpers/cli.js';

/** The manifest of the ring; its components are those of the matrix. */
const manifest = readFileSync(join(root, 'examples/polyglot/wasmwright.toml'), 'utf8');
const componentLines = manifest.slice(0, manifest.indexOf('[compositions]'));

/** The languages of the example, in the order of its manifest. */
export const languages = [...componentLines.matchAll(/^(\w+)-provider = /gm)].map(([, language = '']) => language);

/** Small enough that Wasmtime compiles them in a moment, and one pair for each of the big runtimes. */
const small = ['rust', 'go', 'c', 'cpp', 'zig'];
const big = ['rust-javascript', 'rust-python'];

/** Every consumer with every provider in Node, and in Wasmtime what it can compile in time. */
export const allPairs: readonly Pair[] = languages.flatMap((consumer) =>
  languages.flatMap((provider): Pair[] => [
    { consumer, provider, runtime: 'node' },
    ...((small.includes(consumer) && small.includes(provider)) || big.includes(nameOf({ consumer, provider }))
      ? [{ consumer, provider, runtime: 'wasmtime' } as const]
      : []),
  ]),
);

/** `rust-go`: a consumer in Rust, and the provider in Go that it calls. */
export function nameOf({ consumer, provider }: Pick<Pair, 'consumer' | 'provider'>): string {
  return `${consumer}-${provider}`;
}

/** A manifest that builds the components of some languages, and composes nothing. */
export function buildingManifest(built: readonly string[]): string {
  const lines = componentLines.split('\n');
  return lines.filter((line) => !/^\w+-\w+ = /.test(line) || built.includes(line.split('-')[0] ?? '')).join('\n');
}

/** A manifest two folders below that composes and calls some pairs, of components that are built already: `files` by name. */
export function pairsManifest(pairs: readonly Pair[], files: ReadonlyMap<string, string>): string {
  const parts = new Set(pairs.flatMap(({ consumer, provider }) => [`${consumer}-consumer`, `${provider}-provider`]));
  const component = (name: string) =>
    toml(name, {
      source: '.',
      language: 'command',
      world: `../../wit#${name.split('-')[1]}`,
      build: [process.execPath, '--version'],
      artifact: `../../${files.get(name)}`,
    });
  const composition = (pair: Pair) =>
    toml(nameOf(pair), { socket: `${pair.consumer}-consumer`, plugs: [`${pair.provider}-provider`] });
  // The same number of comparisons in each language, and time for a machine that does other things as well.
  const call = (pair: Pair) =>
    ['[[smoke]]', `component = "${nameOf(pair)}"`, 'call = "check(7, 20)"', 'expect = "ok(440)"', 'timeout = 300'].join(
      '\n',
    );
  return [
    '[components]',
    ...[...parts].map(component),
    '[compositions]',
    ...pairs.map(composition),
    ...pairs.map(call),
  ].join('\n');
}

const toml = (name: string, table: Readonly<Record<string, string | readonly string[]>>) =>
  `${name} = { ${Object.entries(table)
    .map(([key, value]) => `${key} = ${JSON.stringify(value)}`)
    .join(', ')} }`;
