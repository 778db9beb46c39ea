import type { PartSize } from '../core/anatomy.js';
import type { Finding, Severity } from '../finding.js';
import { languages } from '../languages/index.js';
import { stages } from '../plan.js';
import { askingText, askingWords } from '../policy/asked.js';
import { type Measured, startText } from '../policy/budget.js';
import { bytes, count, duration } from '../quantities.js';
import type { ComponentReport, CompositionReport, Report } from '../report.js';
import type { Course } from './course.js';
import { hostsSection } from './hosts.js';
import { insideSection, share } from './inside.js';
import { clipped, code, details, fence, link, prose, table } from './markdown.js';
import { compositionGraph } from './mermaid.js';
import { place } from './text.js';

/** What is known of a run besides its report. */
export interface Background {
  readonly course: Course;
  /** How long all of it took, in seconds. */
  readonly seconds: number;
  /** What the parts of a composition take up, by its name. */
  readonly anatomies: ReadonlyMap<string, readonly PartSize[]>;
  /** The address of the sources at this commit, to which the path of a file is added. */
  readonly sources?: string;
  /** The sizes of what was made before, by name: where the work has left the base branch. */
  readonly before?: ReadonlyMap<string, number>;
  /** Whether a graph in Mermaid becomes a drawing there; it does, if nothing is said. */
  readonly draws?: boolean;
}

/** GitHub drops a summary above 1 MiB without a word. */
const mostBytes = 900 * 1024;
/** So many rows a table has at most. When that is too much all the same, all tables get shorter. */
const rowLimits = [100, 30, 10, 3];
/** What one text may have in a cell, and what one finding may have below the table. */
const [longest, longestNotes] = [1_000, 8_000];

/** The run as Markdown, for the job summary: the verdict, what is wrong, what was made of what. */
export function summaryMarkdown(report: Report, background: Background): string {
  const drafts = rowLimits.map((most) => () => draft(report, background, most));
  const fitting = drafts.find((make) => new TextEncoder().encode(make()).length <= mostBytes);
  return fitting?.() ?? `### ${verdict(report)}\n\nThe rest is too long for a summary: it is in the report.\n`;
}

function draft(report: Report, background: Background, most: number): string {
  const { components, compositions, findings } = report;
  const sections = [
    `### ${verdict(report)}`,
    findingsSection(findings, background, most),
    componentsTable(components, background, most),
    hostsSection(report, most),
    insideSection(components, most),
    ...compositions.slice(0, most).map((composition) => compositionSection(composition, report, background, most)),
    moreThan(most, compositions.length, 'composition'),
    smokeSentence(background.course),
    timeSentence(background),
    digestsTable(report, most),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

/** One line that stands alone, in a mail or a search result. */
function verdict({ outcome, components, compositions, findings }: Report): string {
  const failed = components.filter(({ status }) => status === 'failed').length;
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const made = [
    count(components.length, 'component'),
    ...(compositions.length > 0 ? [count(compositions.length, 'composition')] : []),
  ];
  if (outcome === 'passed') return `✓ ${made.join(' and ')} passed`;
  return failed > 0 ? `✗ ${failed} of ${count(components.length, 'component')} failed` : `✗ ${count(errors, 'error')}`;
}

export function findingsSection(
  all: readonly Finding[],
  { sources }: Pick<Background, 'sources'>,
  most: number,
): string {
  if (all.length === 0) return '';
  const findings = worstFirst(all).slice(0, most);
  const rows = findings.map((finding) => [
    `**${finding.severity}**`,
    [said(finding.message), ...shortNotes(finding), helpOf(finding), code(finding.id)].filter(Boolean).join('<br>'),
    finding.location ? linked(finding.location, sources) : '',
  ]);
  const whole = [table(['', 'Finding', 'Where'], rows), moreThan(most, all.length, 'finding'), longNotes(findings)];
  return whole.filter((part) => part !== '').join('\n\n');
}

const severities: readonly Severity[] = ['error', 'warning', 'note'];

/** The same findings in the same order, whichever step was faster. */
function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  const keyed = findings.map((finding) => ({ finding, key: keyOf(finding) }));
  return keyed.sort((a, b) => compare(a.key, b.key)).map(({ finding }) => finding);
}

const keyOf = ({ severity, location, id, message }: Finding) => [
  severities.indexOf(severity),
  location?.file ?? '',
  location?.line ?? 0,
  location?.column ?? 0,
  id,
  message,
];

function compare(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  const i = a.findIndex((value, i) => value !== b[i]);
  const [x, y] = [a[i], b[i]];
  if (x === undefined || y === undefined) return 0;
  return x < y ? -1 : 1;
}

/** What explains a finding in a few words stands with it; what a tool said at length is folded below. */
const isShort = ({ notes = [] }: Finding) =>
  notes.length <= 3 && notes.every((note) => note.length <= 160 && !/\n|^\s/.test(note));

const shortNotes = (finding: Finding) => (isShort(finding) ? (finding.notes ?? []).map(said) : []);

function longNotes(findings: readonly Finding[]): string {
  const long = findings.filter((finding) => !isShort(finding));
  if (long.length === 0) return '';
  const parts = long.map(
    ({ message, notes = [] }) => `${said(message)}\n\n${fence(clipped(notes.join('\n'), longestNotes), 'text')}`,
  );
  return details(`More about ${count(long.length, 'finding')}`, parts.join('\n\n'));
}

const said = (text: string) => prose(clipped(text, longest));
const helpOf = ({ help }: Finding) => (help === undefined ? '' : `**help:** ${said(help)}`);

function linked(location: Finding['location'] & object, sources: string | undefined): string {
  const { file, line } = location;
  const label = code(clipped(place(location), longest));
  if (sources === undefined || /^(\/|\.\.\/|[A-Za-z]:)|(^|\/)\.wasmwright\//.test(file)) return label;
  return link(
    label,
    `${sources}/${file.replace(/[#?%]/g, encodeURIComponent)}${line === undefined ? '' : `#L${line}`}`,
  );
}

function componentsTable(
  all: readonly ComponentReport[],
  { course: { builds }, before }: Background,
  most: number,
): string {
  if (all.length === 0) return '';
  const isMeasured = all.some(({ measured }) => measured);
  const rows = all.slice(0, most).map((component) => {
    const { name, language, world = '', status, imports, capabilities = [], size, measured } = component;
    const time = builds.get(name);
    return [
      code(name),
      language ? languages[language].title : '',
      world === '' ? '' : code(clipped(world, longest)),
      imports ? String(imports.length) : '',
      askingWords(capabilities),
      size === undefined ? '' : sizeText(size, before?.get(name)),
      ...(isMeasured ? measuredCells(measured) : []),
      time === undefined ? '' : duration(time),
      status === 'failed' ? '**failed**' : status,
    ];
  });
  const taken = isMeasured ? ['Start:', 'Memory:'] : [];
  const headings = ['Component', 'Language', 'World', 'Imports:', 'Asks for', 'Size:', ...taken, 'Build:', 'Status'];
  return ['#### Components', table(headings, rows), moreThan(most, all.length, 'component')]
    .filter(Boolean)
    .join('\n\n');
}

/** `12 KiB (+8 %)`: another size is told with what it was part of. */
function sizeText(size: number, before: number | undefined): string {
  if (before === undefined || before === 0 || before === size) return bytes(size);
  const share = (size / before - 1) * 100;
  const shown = Math.abs(share) < 0.1 ? '< 0.1' : Math.abs(share).toFixed(Math.abs(share) < 10 ? 1 : 0);
  return `${bytes(size)} (${share > 0 ? '+' : '−'}${shown} %)`;
}

const measuredCells = ({ start, memory }: Measured = {}) => [
  start ? startText(start) : '',
  memory ? bytes(memory.bytes) : '',
];

function compositionSection(
  composition: CompositionReport,
  report: Report,
  { anatomies, before, draws = true }: Background,
  most: number,
): string {
  const { name, size, status, parts, measured } = composition;
  const of = `of ${parts.slice(0, most).map(code).join(', ')}${parts.length > most ? ', …' : ''}`;
  const title = `#### Composition: ${code(`${name}.wasm`)}`;
  if (size === undefined) return `${title}\n\n${status === 'failed' ? '**failed**' : status}, ${of}`;
  const graph = draws ? compositionGraph(composition, report) : undefined;
  return [
    title,
    [`${sizeText(size, before?.get(name))}, ${of}; ${needs(composition, most)}`, ...takes(measured)].join('; '),
    ...(graph === undefined ? [] : [fence(graph, 'mermaid')]),
    sizesTable(`${name}.wasm`, size, anatomies.get(name) ?? [], most),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

const takes = ({ start, memory }: Measured = {}): readonly string[] => [
  ...(start ? [`starts in ${startText(start)}`] : []),
  ...(memory ? [`${bytes(memory.bytes)} of memory then`] : []),
];

function needs({ imports = [], capabilities = [] }: CompositionReport, most: number): string {
  if (imports.length === 0) return 'needs nothing of its host';
  const named = imports.slice(0, most).map((item) => code(clipped(item, longest)));
  const asked = askingText(capabilities.filter(({ capability }) => capability !== 'host'));
  const words = asked === '' ? '' : ` (${asked})`;
  return `needs ${named.join(', ')}${imports.length > most ? ` and ${imports.length - most} more` : ''}${words}`;
}

function sizesTable(file: string, size: number, parts: readonly PartSize[], most: number): string {
  if (parts.length === 0) return '';
  const row = (title: string, { code, data, total }: PartSize) => [
    title,
    bytes(code),
    bytes(data),
    bytes(total - code - data),
    bytes(total),
    share(total / size),
  ];
  const sum = (key: 'code' | 'data' | 'total') => parts.reduce((sum, part) => sum + part[key], 0);
  const rows = [
    ...parts.slice(0, most).map((part) => row(part.name === undefined ? 'what joins them' : code(part.name), part)),
    row('all', { code: sum('code'), data: sum('data'), total: sum('total') }),
  ];
  const headings = [`Part of ${code(file)}`, 'Code:', 'Data:', 'Types, names:', 'Total:', 'Share:'];
  return [table(headings, rows), moreThan(most, parts.length, 'part')].filter(Boolean).join('\n\n');
}

function smokeSentence({ calls: { all, made, good, withValue } }: Course): string {
  if (all === 0) return '';
  if (made === 0) return `**Smoke:** none of ${count(all, 'call')} was made.`;
  const what = withValue === all ? 'gave the expected value' : 'went as expected';
  const left = all > made ? `, ${all - made} ${all - made === 1 ? 'was' : 'were'} not made` : '';
  return `**Smoke:** ${good} of ${count(all, 'call')} ${what}${left}.`;
}

/** What takes longer than half a minute is what one looks for. */
function timeSentence({ course, seconds }: Background): string {
  const times = stages.flatMap((stage) => {
    const time = course.stages.get(stage);
    return time === undefined ? [] : [{ stage, time }];
  });
  if (times.length === 0) return '';
  const slowest = Math.max(...times.map(({ time }) => time));
  const each = times.map(({ stage, time }) => {
    const text = `${stage} ${duration(time)}`;
    return time === slowest && time > 30 ? `**${text}**` : text;
  });
  return `**Time:** ${duration(seconds)} (${each.join(', ')})`;
}

/** Of what lies in the output folder: the files of a run that failed are nowhere to be had. */
function digestsTable({ outputs, components, compositions }: Report, most: number): string {
  const isThere = (path = '') => outputs.some((output) => path.startsWith(`${output}/`));
  const rows = [...components, ...compositions].flatMap(({ name, path, digest }) =>
    digest === undefined || !isThere(path)
      ? []
      : [[code(outputs.length > 1 && path !== undefined ? path : `${name}.wasm`), `\`${digest}\``]],
  );
  if (rows.length === 0) return '';
  const varying = varyingSentence(
    components.filter(({ path }) => isThere(path)),
    most,
  );
  const whole = [table(['File', 'Digest'], rows.slice(0, most)), moreThan(most, rows.length, 'file'), varying];
  return details('Digests', whole.filter(Boolean).join('\n\n'));
}

/** Whoever compares digests should know which of them cannot be the same: a line for each reason. */
function varyingSentence(components: readonly ComponentReport[], most: number): string {
  const reasons = new Map<string, readonly string[]>();
  for (const { name, varies } of components) {
    if (varies?.component !== undefined) {
      reasons.set(varies.component, [...(reasons.get(varies.component) ?? []), code(name)]);
    }
  }
  if (reasons.size === 0) return '';
  const lines = [...reasons].map(([reason, names]) => {
    const more = names.length > most ? ` and ${names.length - most} more` : '';
    return `- ${names.slice(0, most).join(', ')}${more}: ${prose(reason)}`;
  });
  return `Another build of the same sources has another digest, and so has what is composed of it:\n\n${lines.join('\n')}`;
}

const moreThan = (most: number, all: number, what: string) =>
  all > most ? `${count(all - most, `more ${what}`)} ${all - most === 1 ? 'is' : 'are'} in the report.` : '';
