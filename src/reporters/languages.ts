import type { KnownFailure } from '../known-failures.js';
import { type LanguageId, languages } from '../languages/index.js';
import { bytes } from '../quantities.js';

/** A consumer and the provider that it calls, by their languages, in one runtime. */
export interface Pair {
  readonly consumer: string;
  readonly provider: string;
  readonly runtime: 'node' | 'wasmtime';
}

/** What came of the component of one language. */
export interface Built {
  /** Of what hosts need, in bytes. */
  readonly size: number;
  readonly gzip: number;
  /** With all that debuggers read. */
  readonly unstripped: number;
  /** Interfaces of WASI. */
  readonly imports: readonly string[];
}

/** What the test of every pair has seen: `docs/languages.json`. */
export interface LanguageResults {
  /** Their versions. */
  readonly tools: Readonly<Record<string, string>>;
  /** By name: `rust-provider`. */
  readonly components: Readonly<Record<string, Built>>;
  /** `passed`, or what was wrong. */
  readonly pairs: readonly (Pair & { readonly verdict: string })[];
}

/** With what depends on the machine that wrote the file. */
export interface MeasuredResults extends LanguageResults {
  /** How long the provider of each language took to build. */
  readonly seconds: Readonly<Record<string, number>>;
}

/** The tables of `docs/languages.md`. */
export function languageTables(results: MeasuredResults, failures: readonly KnownFailure[]): Record<string, string> {
  const ids = [...new Set(results.pairs.map(({ consumer }) => consumer))];
  return {
    pairs: pairsTable(results, ids),
    sizes: sizesTable(results, ids),
    imports: importsTable(results, ids),
    times: timesTable(results, ids),
    versions: Object.entries(results.tools)
      .map(([tool, version]) => `${tool} ${version}`)
      .join(', '),
    failures: failuresTable(failures),
  };
}

const title = (id: string) => languages[id as LanguageId].title;

function pairsTable({ pairs }: LanguageResults, ids: readonly string[]): string {
  const short = { node: 'N', wasmtime: 'W' };
  const cell = (consumer: string, provider: string) =>
    pairs
      .filter((pair) => pair.consumer === consumer && pair.provider === provider)
      .map(({ runtime, verdict }) => (verdict === 'passed' ? short[runtime] : `**not ${short[runtime]}**`))
      .join(' ');
  return markdownTable(
    ['Consumer \\ provider', ...ids.map(title)],
    ids.map((consumer) => [title(consumer), ...ids.map((provider) => cell(consumer, provider))]),
  );
}

function sizesTable({ components }: LanguageResults, ids: readonly string[]): string {
  const sizes = (name: string) => {
    const { size, gzip, unstripped } = components[name] ?? { size: 0, gzip: 0, unstripped: 0 };
    return [size, gzip, unstripped].map(bytes);
  };
  return markdownTable(
    ['Language', ...['provider', 'consumer'].flatMap((role) => [role, 'gzip', 'debug file'])],
    ids.map((id) => [title(id), ...sizes(`${id}-provider`), ...sizes(`${id}-consumer`)]),
    { right: true },
  );
}

function importsTable({ components }: LanguageResults, ids: readonly string[]): string {
  const listed = (name: string) => components[name]?.imports ?? [];
  return markdownTable(
    ['Language', 'Interfaces', 'Provider', 'Consumer'],
    ids.map((id) => {
      const [provider, consumer] = [listed(`${id}-provider`), listed(`${id}-consumer`)];
      const all = [...new Set([...provider, ...consumer])];
      return [title(id), byPackage(all) || 'none', String(provider.length), String(consumer.length)];
    }),
  );
}

/** `wasi:io@0.2.12`: error, poll */
function byPackage(imports: readonly string[]): string {
  const packages = new Map<string, string[]>();
  for (const name of imports) {
    const [, owner, item, version] = /^(.+)\/(.+)(@.+)$/.exec(name) ?? [];
    const key = `${owner}${version}`;
    packages.set(key, [...(packages.get(key) ?? []), String(item)]);
  }
  return [...packages].map(([name, items]) => `\`${name}\`: ${items.sort().join(', ')}`).join('<br>');
}

function timesTable({ seconds }: MeasuredResults, ids: readonly string[]): string {
  const fastest = Math.min(...Object.values(seconds));
  return markdownTable(
    ['Language', 'Times the fastest', 'Seconds'],
    ids.map((id) => {
      const own = seconds[id] ?? 0;
      return [title(id), (own / fastest).toFixed(own / fastest < 10 ? 1 : 0), own.toFixed(1)];
    }),
    { right: true },
  );
}

function failuresTable(failures: readonly KnownFailure[]): string {
  return markdownTable(
    ['Language', 'With', 'What goes wrong', 'What to do'],
    failures.map(({ language, tool, what, instead, id }) => [
      title(language),
      tool,
      `${what} ([case](../__tests__/languages/known/${id}))`,
      instead,
    ]),
  );
}

function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  { right = false }: { right?: boolean } = {},
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, i) => (right && i > 0 ? '--:' : ':--'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}
