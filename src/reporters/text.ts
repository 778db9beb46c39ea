import type { CompatFinding, Stopped } from '../compat/verdict.js';
import type { Finding, Location } from '../finding.js';
import { count } from '../quantities.js';
import { type Paint, unpainted } from './paint.js';

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
export function findingText(finding: Finding, sources: Sources, paint: Paint = unpainted): string {
  const { location, baseline, severity, id, message, notes = [], help } = finding;
  const labels = labelsOf(finding);
  const lines = [location, baseline].map((place) => (place && excerptOf(place, sources) ? String(place.line) : ''));
  const gutter = ' '.repeat(Math.max(1, ...lines.map((line) => line.length)));
  const drawing: Drawing = { sources, gutter, paint };
  return [
    `${paint(severity, severity)}[${id}]: ${expand(message)}`,
    ...(location
      ? shown('-->', location, (text) => paint(severity, `${text.replace(/./gs, '^')}${labels.location}`), drawing)
      : []),
    ...(location && baseline && excerptOf(location, sources) ? [paint('frame', `${gutter} |`)] : []),
    ...(baseline
      ? shown(':::', baseline, (text) => paint('frame', `${text.replace(/./gs, '-')}${labels.baseline}`), drawing)
      : []),
    ...breaks(finding).flatMap((text) => remark('breaks', text, drawing)),
    ...notes.flatMap((text) => remark('note', text, drawing)),
    ...(help === undefined ? [] : remark('help', help, drawing)),
    '',
  ].join('\n');
}

interface Drawing {
  readonly sources: Sources;
  /** Room for the numbers of lines. */
  readonly gutter: string;
  readonly paint: Paint;
}

export function place({ file, line, column }: Location): string {
  return [file, line, column].filter((part) => part !== undefined).join(':');
}

function excerptOf({ file, line }: Location, sources: Sources): string | undefined {
  return line === undefined ? undefined : sources.get(file)?.split(/\r?\n/)[line - 1];
}

/** A place with its line, and a mark below the part of it that is meant. */
function shown(
  arrow: string,
  location: Location,
  mark: (text: string) => string,
  { sources, gutter, paint }: Drawing,
): string[] {
  const { line, column = 1, endLine, endColumn } = location;
  const excerpt = excerptOf(location, sources);
  const heading = `${gutter}${paint('frame', arrow)} ${place(location)}`;
  if (excerpt === undefined) return [heading];
  const end = endLine === undefined || endLine === line ? (endColumn ?? column + 1) : excerpt.length + 1;
  const before = expand(excerpt.slice(0, column - 1));
  const marked = expand(excerpt.slice(column - 1, end - 1));
  const margin = paint('frame', `${gutter} |`);
  return [
    heading,
    margin,
    `${paint('frame', `${String(line).padStart(gutter.length)} |`)} ${expand(excerpt)}`,
    `${margin} ${' '.repeat(before.length)}${mark(marked || ' ')}`,
  ];
}

/** Terminals do not agree on how wide a tab is, and obey control characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is what must not get through.
const expand = (text: string) => text.replaceAll('\t', '    ').replace(/[\u0000-\u001f\u007f-\u009f]/g, '\ufffd');

/** Whom a change of an interface breaks. */
function breaks({ breaks: parties = [], when, stops }: Finding & Partial<CompatFinding>): string[] {
  if (parties.length === 0) return [];
  const known = stops ? ` (${stopped(stops)})` : '';
  return [`${parties.map((party) => party.replace('-', ' ')).join(' and ')}${when ? `, when ${when}` : ''}${known}`];
}

/** `2 of 7 known plugins: audit-log 1.4.0, usage-report 2.0.1` */
function stopped({ names, of, noun }: Stopped): string {
  const more = names.length > 5 ? `, and ${names.length - 5} more` : '';
  return `${names.length} of ${count(of, `known ${noun}`)}: ${names.slice(0, 5).join(', ')}${more}`;
}

/** What the marks below a change of an interface mean; those of the version speak for themselves. */
function labelsOf({ id, location, baseline }: Finding): { readonly location: string; readonly baseline: string } {
  const [, what = ''] = /-(added|removed|renamed|moved)$/.exec(id) ?? [];
  if (what === 'added') return { location: ' added', baseline: '' };
  if (what === 'removed') return { location: '', baseline: ' removed' };
  if (what !== '') return { location: ` ${what}`, baseline: ' before' };
  if (id === 'not-implemented') return { location: '', baseline: ' asked for here' };
  return { location: '', baseline: location && baseline && id !== 'version-too-low' ? ' before' : '' };
}

function remark(kind: 'note' | 'help' | 'breaks', text: string, { gutter, paint }: Drawing): string[] {
  const [first = '', ...rest] = text.split('\n');
  return [
    `${gutter} ${paint('frame', '=')} ${kind}: ${expand(first)}`,
    ...rest.map((line) => `${paint('frame', `${gutter} |`)}       ${expand(line)}`),
  ];
}

/** The last line: how many errors and warnings there were, and if it is told how long it took to find them. */
export function summary(findings: readonly Finding[], seconds?: number | undefined): string {
  const counts = (['error', 'warning', 'note'] as const).flatMap((severity) => {
    const number = findings.filter((finding) => finding.severity === severity).length;
    return number === 0 ? [] : [count(number, severity)];
  });
  const took = seconds === undefined ? '' : ` (${seconds.toFixed(1)} s)`;
  return `${counts.join(', ')}${took}`;
}
