import type { CompatFinding } from '../compat/verdict.js';
import type { Finding, Location } from '../finding.js';
import { count } from '../quantities.js';

/** The text of the files that findings point at, by path. */
export type Sources = ReadonlyMap<string, string>;

/**
 * A finding in the form of rustc's diagnostics:
 *
 *     error[import-not-offered]: `app` imports `x:y/z`, which world `w` does not offer
 *      --> wit/world.wit:3:7
 *       |
 *     3 | world w {
 *       |       ^
 *       = help: ...
 */
export function findingText(finding: Finding, sources: Sources): string {
  const { location } = finding;
  const line = location?.line;
  const excerpt = location && line !== undefined ? lineOf(sources.get(location.file), line) : undefined;
  const gutter = ' '.repeat(excerpt === undefined ? 1 : String(line).length);
  return [
    `${finding.severity}[${finding.id}]: ${expand(finding.message)}`,
    ...(location ? [`${gutter}--> ${place(location)}`] : []),
    ...(location && excerpt !== undefined ? underlined(location, excerpt, gutter) : []),
    ...(finding.baseline ? held(finding.baseline, sources, gutter) : []),
    ...breaks(finding).flatMap((text) => remark('breaks', text, gutter)),
    ...(finding.notes ?? []).flatMap((text) => remark('note', text, gutter)),
    ...(finding.help === undefined ? [] : remark('help', finding.help, gutter)),
    '',
  ].join('\n');
}

export function place({ file, line, column }: Location): string {
  return [file, line, column].filter((part) => part !== undefined).join(':');
}

function lineOf(text: string | undefined, line: number): string | undefined {
  return text?.split(/\r?\n/)[line - 1];
}

function underlined({ line, column = 1, endLine, endColumn }: Location, excerpt: string, gutter: string): string[] {
  const end = endLine === undefined || endLine === line ? (endColumn ?? column + 1) : excerpt.length + 1;
  const before = expand(excerpt.slice(0, column - 1));
  const marked = expand(excerpt.slice(column - 1, end - 1));
  return [
    `${gutter} |`,
    `${line} | ${expand(excerpt)}`,
    `${gutter} | ${' '.repeat(before.length)}${'^'.repeat(Math.max(1, marked.length))}`,
  ];
}

/** Terminals do not agree on how wide a tab is, and obey control characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is what must not get through.
const expand = (text: string) => text.replaceAll('\t', '    ').replace(/[\u0000-\u001f\u007f-\u009f]/g, '\ufffd');

/** What it was, in what it is held against. */
function held(baseline: Location, sources: Sources, gutter: string): string[] {
  const excerpt = baseline.line === undefined ? undefined : lineOf(sources.get(baseline.file), baseline.line);
  return [
    ...(excerpt === undefined ? [] : [`${gutter} |`]),
    `${gutter}::: ${place(baseline)}`,
    ...(excerpt === undefined ? [] : underlined(baseline, excerpt, gutter)),
  ];
}

/** Whom a change of an interface breaks. */
function breaks({ breaks: parties = [], when }: Finding & Partial<CompatFinding>): string[] {
  if (parties.length === 0) return [];
  return [`${parties.map((party) => party.replace('-', ' ')).join(' and ')}${when ? `, when ${when}` : ''}`];
}

function remark(kind: 'note' | 'help' | 'breaks', text: string, gutter: string): string[] {
  const [first = '', ...rest] = text.split('\n');
  return [`${gutter} = ${kind}: ${expand(first)}`, ...rest.map((line) => `${gutter} |       ${expand(line)}`)];
}

/** The last line: how many errors and warnings there were, and how long it took to find them. */
export function summary(findings: readonly Finding[], seconds: number): string {
  const counts = (['error', 'warning', 'note'] as const).flatMap((severity) => {
    const number = findings.filter((finding) => finding.severity === severity).length;
    return number === 0 ? [] : [count(number, severity)];
  });
  return `${counts.join(', ')} (${seconds.toFixed(1)} s)`;
}
