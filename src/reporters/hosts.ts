import type { Fit } from '../hosts/fit.js';
import type { Report } from '../report.js';
import { code, details, table as markdownTable, prose } from './markdown.js';
import { table } from './table.js';

type Held = { readonly name: string; readonly hosts: readonly Fit[] };

/** What was held against hosts, in the order of the report. */
function held({ components, compositions }: Report): readonly Held[] {
  return [...components, ...compositions].flatMap(({ name, hosts }) => (hosts ? [{ name, hosts }] : []));
}

const titleOf = ({ host, version }: Fit) => (version === undefined ? host : `${host} ${version}`);

const titlesIn = (all: readonly Held[]) => [...new Set(all.flatMap(({ hosts }) => hosts.map(titleOf)))];

/** A row for each component, a column for each host: the way in that fits, or a no. */
function rows(all: readonly Held[], titles: readonly string[], cell: (fit: Fit | undefined) => string): string[][] {
  return all.map(({ hosts }) => titles.map((title) => cell(hosts.find((fit) => titleOf(fit) === title))));
}

/** The reasons of every no that is no finding: a part of a composition may not fit. What several have in common is said once. */
function whyNot(
  all: readonly Held[],
  { findings }: Report,
): readonly { readonly who: readonly string[]; readonly why: string }[] {
  const told = new Set(findings.flatMap(({ id, component }) => (id === 'host-unfit' ? component : [])));
  const reasons = new Map<string, string[]>();
  for (const { name, hosts } of all.filter(({ name }) => !told.has(name))) {
    for (const fit of hosts) {
      for (const { message } of fit.reasons) {
        const why = `${titleOf(fit)}: ${message}`;
        reasons.set(why, [...(reasons.get(why) ?? []), name]);
      }
    }
  }
  return [...reasons].map(([why, who]) => ({ why, who }));
}

/** For a terminal; nothing where no host was asked for. */
export function hostsText(report: Report): string {
  const all = held(report);
  if (all.length === 0) return '';
  const titles = titlesIn(all);
  const cells = rows(all, titles, (fit) => (fit === undefined ? '' : fit.fits ? (fit.entry ?? 'yes') : 'no'));
  const lines = table([['', ...titles], ...all.map(({ name }, i) => [name, ...(cells[i] ?? [])])]);
  const reasons = whyNot(all, report).map(({ who, why }) => `  ${why} (${who.join(', ')})`);
  return `${[...lines, ...reasons].join('\n')}\n\n`;
}

/** For the summary of a step. */
export function hostsSection(report: Report, most: number): string {
  const every = held(report);
  if (every.length === 0) return '';
  const all = every.slice(0, most);
  const titles = titlesIn(every);
  const cells = rows(all, titles, (fit) =>
    fit === undefined ? '' : fit.fits ? `✓ ${fit.entry === undefined ? '' : code(fit.entry)}`.trim() : '✗',
  );
  const more = every.length > most ? `${every.length - most} more are in the report.` : '';
  const reasons = whyNot(all, report)
    .slice(0, most)
    .map(({ who, why }) => `- ${prose(why)} (${who.map(code).join(', ')})`);
  return [
    '#### Hosts',
    markdownTable(
      ['', ...titles],
      all.map(({ name }, i) => [code(name), ...(cells[i] ?? [])]),
    ),
    more,
    ...(reasons.length > 0 ? [details('Why not', reasons.join('\n'))] : []),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}
