import type { Finding } from '../finding.js';
import { count, duration } from '../quantities.js';
import type { ComponentReport, CompositionReport, Report } from '../report.js';
import { compositionGraph } from './mermaid.js';
import { place } from './text.js';

/** How long the steps took, in seconds, by their ids. */
export type Timings = ReadonlyMap<string, number>;

/** Above so many rows a table is cut: the whole is in the report. */
const mostRows = 100;

/** The run as Markdown, for the job summary: the verdict, what is wrong, what was made of what. */
export function summaryMarkdown(report: Report, timings: Timings): string {
  const sections = [
    `### ${verdict(report)}`,
    findingsTable(report.findings),
    componentsTable(report.components, timings),
    ...report.compositions.map((composition) => compositionSection(composition, report)),
    artifactsTable([...report.components, ...report.compositions]),
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

function findingsTable(findings: readonly Finding[]): string {
  if (findings.length === 0) return '';
  const rows = findings
    .slice(0, mostRows)
    .map((finding) => [
      finding.severity,
      `${cell(finding.message)}<br>${code(finding.id)}`,
      finding.location ? code(place(finding.location)) : '',
      cell(
        [...(finding.notes ?? []).slice(0, 3), ...(finding.help === undefined ? [] : [`help: ${finding.help}`])].join(
          '\n',
        ),
      ),
    ]);
  const more = findings.length - rows.length;
  const table = markdownTable(['', 'Finding', 'Where', 'More'], rows);
  return more > 0 ? `${table}\n\n${more} more are in the report.` : table;
}

function componentsTable(components: readonly ComponentReport[], timings: Timings): string {
  if (components.length === 0) return '';
  const rows = components
    .slice(0, mostRows)
    .map(({ name, language = '', world = '', status, imports, size }) => [
      code(name),
      language,
      code(world),
      imports ? String(imports.length) : '',
      size === undefined ? '' : bytes(size),
      seconds(timings.get(`build/${name}`)),
      status,
    ]);
  return `#### Components\n\n${markdownTable(['Component', 'Language', 'World', 'Imports:', 'Size:', 'Build:', 'Status'], rows)}`;
}

function compositionSection(composition: CompositionReport, report: Report): string {
  const { name, size, status, imports = [], parts } = composition;
  const made =
    size === undefined
      ? status
      : `${bytes(size)}, of ${parts.map(code).join(', ')}; ${imports.length === 0 ? 'needs nothing of its host' : `needs ${imports.map(code).join(', ')}`}`;
  const graph = compositionGraph(composition, report);
  return `#### Composition: ${code(`${name}.wasm`)}\n\n${made}${graph === undefined ? '' : `\n\n\`\`\`mermaid\n${graph}\n\`\`\``}`;
}

function artifactsTable(items: readonly (ComponentReport | CompositionReport)[]): string {
  const rows = items.flatMap(({ name, digest }) =>
    digest === undefined ? [] : [[code(`${name}.wasm`), code(digest)]],
  );
  if (rows.length === 0) return '';
  return `<details><summary>Digests</summary>\n\n${markdownTable(['File', 'Digest'], rows.slice(0, mostRows))}\n</details>`;
}

/** A heading that ends with a colon is of a column of numbers. */
function markdownTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = headings.map((heading) => (heading.endsWith(':') ? '--:' : ':--'));
  return [line(headings.map((heading) => heading.replace(/:$/, ''))), line(rule), ...rows.map(line)].join('\n');
}

/** Text of others inside a cell: nothing in it may be taken for Markdown or HTML that it is not. */
const cell = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('|', '\\|').replaceAll('\n', '<br>');
const code = (text: string) => `\`${text.replaceAll('`', "'").replaceAll('|', '\\|')}\``;
const seconds = (time: number | undefined) => (time === undefined ? '' : duration(time));

function bytes(size: number): string {
  return size < 1024 * 1024 ? `${Math.ceil(size / 1024)} KiB` : `${(size / 1024 / 1024).toFixed(1)} MiB`;
}
