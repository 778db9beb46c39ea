import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import pLimit from 'p-limit';
import type { Report } from '../../../src/report.js';
import type { Built, LanguageResults, Pair } from '../../../src/reporters/languages.js';
import { root, wasmwright, withCopy } from '../../helpers/cli.js';
import { allPairs, buildingManifest, nameOf, pairsManifest } from './pairs.js';

/** Pairs that are called by one process, one after another. */
interface Group {
  readonly name: string;
  readonly pairs: readonly Pair[];
  readonly env: Readonly<Record<string, string>>;
}

/** Builds the components of the languages that can be built here, once; then composes and calls every pair of them. */
export function runMatrix(languages: readonly string[], hasWasmtime: boolean): Promise<LanguageResults> {
  return withCopy(join(root, 'examples/polyglot'), async (cwd) => {
    writeFileSync(join(cwd, 'wasmwright.toml'), buildingManifest(languages));
    const report = await reportOf('ci', cwd);
    const files = new Map(report.components.flatMap(({ name, path }) => (path === undefined ? [] : [[name, path]])));
    const groups = groupsOf(
      allPairs.filter(
        ({ consumer, provider, runtime }) =>
          [consumer, provider].every((language) => languages.includes(language)) && (runtime === 'node' || hasWasmtime),
      ),
    );
    const limit = pLimit(2);
    const called = await Promise.all(groups.map((group) => limit(() => call(group, files, cwd))));
    const verdicts = new Map(called.flat());
    return {
      tools: Object.fromEntries(report.tools.map(({ tool, version }) => [tool, version])),
      components: Object.fromEntries(
        report.components.flatMap((component) =>
          component.path === undefined ? [] : [[component.name, measured(component, cwd)]],
        ),
      ),
      pairs: allPairs.flatMap((pair) => {
        const verdict = verdicts.get(pair);
        return verdict === undefined ? [] : [{ ...pair, verdict }];
      }),
    };
  });
}

/** As many as this machine is expected to have cores do the calls in Node, and Wasmtime, which uses all of them, comes after. */
function groupsOf(pairs: readonly Pair[]): readonly Group[] {
  const withoutWasmtime = { PYTHONPATH: join(root, '__tests__/helpers/no-wasmtime') };
  const inNode = pairs.filter(({ runtime }) => runtime === 'node');
  // Neighbours in the table take as long as each other.
  const half = (rest: number) => inNode.filter((_, i) => (i + Math.floor(i / 8)) % 2 === rest);
  return [
    { name: 'node-0', pairs: half(0), env: withoutWasmtime },
    { name: 'node-1', pairs: half(1), env: withoutWasmtime },
    { name: 'wasmtime', pairs: pairs.filter(({ runtime }) => runtime === 'wasmtime'), env: {} },
  ].filter(({ pairs }) => pairs.length > 0);
}

async function call(
  { name, pairs, env }: Group,
  files: ReadonlyMap<string, string>,
  cwd: string,
): Promise<readonly (readonly [Pair, string])[]> {
  const isBuilt = ({ consumer, provider }: Pair) =>
    files.has(`${consumer}-consumer`) && files.has(`${provider}-provider`);
  const folder = join(cwd, 'matrix', name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'wasmwright.toml'), pairsManifest(pairs.filter(isBuilt), files));
  const { compositions, findings } = await reportOf('smoke', folder, env);
  return pairs.map((pair) => {
    if (!isBuilt(pair)) return [pair, 'not built'];
    const errors = findings.filter(({ severity }) => severity === 'error');
    const own = errors.filter(({ component }) => component === nameOf(pair));
    const status = compositions.find(({ name }) => name === nameOf(pair))?.status;
    // What has no composition has kept all of them from being made.
    const wrong = status === undefined ? errors : own;
    return [pair, wrong.map(({ message }) => message).join('; ') || status || 'not composed'];
  });
}

async function reportOf(command: string, cwd: string, env: Readonly<Record<string, string>> = {}): Promise<Report> {
  const { stdout, stderr } = await wasmwright([command, '--format', 'json'], { cwd, env });
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(`\`wasmwright ${command}\` gave no report:\n${stdout.slice(-2000)}${stderr.slice(-2000)}`);
  }
}

function measured({ path = '', debug, imports = [] }: Report['components'][number], cwd: string): Built {
  const bytes = readFileSync(join(cwd, path));
  return {
    size: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    unstripped: debug === undefined ? bytes.length : statSync(join(cwd, debug)).size,
    imports: imports.filter((name) => name.startsWith('wasi:')),
  };
}

/** Seconds that the provider of a language takes in a fresh folder while nothing else is built, with tools and their libraries there. */
export function secondsOf(language: string): Promise<number> {
  return withCopy(join(root, 'examples/polyglot'), async (cwd) => {
    const { stdout, stderr } = await wasmwright(['build', '--component', `${language}-provider`], { cwd });
    const [, amount, unit] = /Built +\S+-provider +([\d.]+) (m?s)$/m.exec(stdout + stderr) ?? [];
    if (amount === undefined) throw new Error(`\`${language}-provider\` was not built:\n${stdout}${stderr}`);
    return unit === 'ms' ? Number(amount) / 1000 : Number(amount);
  });
}
