import { protects } from '../../compat/policy.js';
import type { CompatFinding, ConsumerVerdict, Verdict } from '../../compat/verdict.js';
import type { Finding } from '../../finding.js';
import { count } from '../../quantities.js';
import { clipped, code, details, plain, prose } from '../markdown.js';
import { accepted, affected, failing, markOf, verdictLine } from '../verdict.js';
import { type Gate, gateLine, gateMark, isChange, isError, notCompared, some, theOnly, told } from './gate.js';
import { collectLinks, type Links } from './links.js';
import { madeMarkdown } from './made.js';
import { newsMarkdown } from './news.js';
import { changesTable, changeText, type Setting } from './table.js';
import { whatToDo } from './ways.js';

/** How much a page has of everything at most. */
export interface Extent {
  readonly packages: number;
  readonly findings: number;
  readonly consumers: number;
  /** Where the rest is. */
  readonly rest: string;
}

/** The extents that are tried one after the other, until a page is short enough. */
export const extents = {
  comment: [
    { packages: 20, findings: 10, consumers: 20, rest: 'in the run summary' },
    { packages: 10, findings: 3, consumers: 5, rest: 'in the run summary' },
    { packages: 3, findings: 1, consumers: 1, rest: 'in the run summary' },
  ],
  summary: [
    { packages: 100, findings: 100, consumers: 100, rest: 'in the output `findings`' },
    { packages: 20, findings: 10, consumers: 10, rest: 'in the output `findings`' },
  ],
  whole: [{ packages: Infinity, findings: Infinity, consumers: Infinity, rest: '' }],
} as const satisfies Record<string, readonly Extent[]>;

/** GitHub refuses comments above 65,536 characters, and drops summaries above 1 MiB, of which the run has its part. */
const longest: Readonly<Record<keyof typeof extents, number>> = { comment: 60_000, summary: 200_000, whole: Infinity };

/** The gate as Markdown: verdict, who breaks, what has changed, what to do, what else is new. */
export function gateMarkdown(gate: Gate, as: keyof typeof extents = 'whole'): string {
  const drafts = extents[as].map((extent) => () => draft(gate, extent));
  const fitting = drafts.find((make) => make().length <= longest[as]);
  return fitting?.() ?? `### ${clipped(heading(gate), 1_000)}\n\nThe rest is too long to be shown here.\n`;
}

const heading = (gate: Gate) => `${gateMark(gate)} ${gateLine(gate, code)}`;

function draft(gate: Gate, extent: Extent): string {
  const links = collectLinks();
  const shown = told(gate);
  const alone = theOnly(gate) !== undefined;
  const [only] = alone ? shown : [];
  const news = newsMarkdown(gate, extent.findings, extent.rest);
  const sections = [
    madeMarkdown(gate, links, extent.findings, extent.rest),
    `### ${heading(gate)}`,
    unbuiltNote(gate),
    ...(only ? body(only, gate, links, extent, news) : []),
    ...(alone ? [] : shown.slice(0, extent.packages).flatMap((verdict) => section(verdict, gate, links, extent))),
    shown.length > extent.packages ? `${count(shown.length - extent.packages, 'more package')}: ${extent.rest}.` : '',
    ...gate.findings.map((finding) => notComparedText(finding, alone)),
    only ? '' : news,
    footer(gate, links),
    links.definitions(),
  ];
  return `${sections.filter((part) => part !== '').join('\n\n')}\n`;
}

/** Said where the heading does not say it. */
function unbuiltNote(gate: Gate): string {
  const { unbuilt = [] } = gate;
  if (unbuilt.length === 0 || gateLine(gate, code).includes('did not build')) return '';
  return `${some(unbuilt, code)} did not build; interfaces were compared all the same.`;
}

function notComparedText(finding: Finding, alone: boolean): string {
  const { help, notes = [] } = finding;
  const more = notes.map((text) => prose(clipped(text, 1_000)));
  if (help !== undefined) more.push(`**What to do:** ${prose(clipped(help, 1_000))}`);
  const title = isError(finding) ? (alone ? '' : `#### ? ${notCompared(finding)}`) : prose(finding.message);
  return [title, ...more].filter(Boolean).join('\n\n');
}

function section(verdict: Verdict, gate: Gate, links: Links, extent: Extent): readonly string[] {
  const line = verdictLine(verdict, plain(gate.noun), code);
  return [`#### ${markOf(verdict)} ${line}`, ...body(verdict, gate, links, extent)];
}

/** `news`: what else is new, which stands before all that is folded. */
function body(verdict: Verdict, gate: Gate, links: Links, extent: Extent, news = ''): readonly string[] {
  const { noun, places } = gate;
  const setting: Setting = { verdict, noun, places, links };
  const mark = markOf(verdict);
  const weighty = weightyIn(verdict);
  const others = verdict.findings.filter((finding) => isChange(finding) && !weighty.includes(finding));
  const tables = (findings: readonly CompatFinding[]) => capped(findings, setting, extent);
  const open = mark === '✗' && weighty.length > 0;
  return [
    sentence(verdict, gate),
    mark === '✓' ? '' : whoBreaks(verdict, extent),
    open ? tables(weighty) : '',
    mark === '✗' ? whatToDo(verdict, gate, setting) : '',
    mark === '!' ? afterTheMerge(verdict, gate) : '',
    news,
    !open && weighty.length > 0 ? details(foldedTitle(weighty, mark === '!'), tables(weighty)) : '',
    mark === '✓' ? foldedWho(verdict, gate, extent) : '',
    others.length > 0 ? details(othersTitle(others), tables(others)) : '',
    words(verdict, gate, extent, weighty.length > 0),
  ];
}

/** What breaks those whom the role protects, or fails for another reason. */
function weightyIn({ findings, role }: Verdict): readonly CompatFinding[] {
  return findings.filter(
    (finding) =>
      isChange(finding) &&
      (isError(finding) || finding.accepted || finding.breaks.some((party) => protects[role].includes(party))),
  );
}

function capped(findings: readonly CompatFinding[], setting: Setting, { findings: most, rest }: Extent): string {
  const table = changesTable(findings.slice(0, most), setting);
  return findings.length > most ? `${table}\n\n${findings.length - most} more ${rest}.` : table;
}

/** What the versions say, and what the change asks for. */
function sentence(verdict: Verdict, gate: Gate): string {
  const { declared, next, compatible, consumers = [] } = verdict;
  const mark = markOf(verdict);
  if (mark === '!') return acceptedSentence(verdict, gate);
  if (mark === '✗') {
    const without = gate.acceptance?.without;
    return [declaredSentence(verdict), without === undefined ? '' : prose(without)].filter(Boolean).join(' ');
  }
  const all =
    consumers.length > 0 && compatible && affected(consumers).length === 0
      ? `All ${count(consumers.length, `known ${plain(gate.noun)}`)} load.`
      : '';
  if (!declared || next === undefined || verdict.required === 'none') return all;
  if (!compatible) return `The changes need ${next} at least.`;
  return `${all} The changes need a ${verdict.required} release, and ${declared.to} is one.`.trim();
}

function declaredSentence({ declared, next, compatible }: Verdict): string {
  if (!declared || next === undefined || declared.enough || compatible) return '';
  const isStill = declared.from === declared.to;
  const what = isStill ? `Still ${declared.to}` : `Declared as compatible (${declared.from} → ${declared.to})`;
  return `${what}, but these changes need **${next}**.`;
}

function acceptedSentence(verdict: Verdict, { acceptance }: Gate): string {
  if (!acceptance) return '';
  const number = accepted(verdict).filter(isChange).length;
  const what = number === 1 ? 'the finding' : number === 2 ? 'both findings' : `all ${number} findings`;
  const label = code(acceptance.label);
  const who =
    acceptance.by === undefined
      ? `The label ${label} accepts ${what}.`
      : `${plain(acceptance.by)} accepted ${what} with the label ${label}.`;
  return `${who} A new finding, or removing the label, makes the gate fail again.`;
}

function whoBreaks(verdict: Verdict, { consumers: most, rest }: Extent): string {
  const broken = affected(verdict.consumers ?? []);
  const lines = broken.slice(0, most).map(({ name, version, misses }) => {
    const what = misses.slice(0, 3).map((miss) => changeText(miss, verdict));
    const more = misses.length > 3 ? [`misses ${misses.length - 3} more`] : [];
    return `- ${code(name)}${version === undefined ? '' : ` ${plain(version)}`} ${[...what, ...more].join('; ')}.`;
  });
  const left = broken.length > most ? [`- ${broken.length - most} more ${rest}`] : [];
  return [...lines, ...left].join('\n');
}

/** What is declared surprises nobody: who has to follow is there for those who look for it. */
function foldedWho(verdict: Verdict, { noun }: Gate, extent: Extent): string {
  const list = whoBreaks(verdict, extent);
  const broken = affected(verdict.consumers ?? []).length;
  return list === '' ? '' : details(`${count(broken, noun)} that ${broken === 1 ? 'breaks' : 'break'}`, list);
}

function afterTheMerge({ declared, consumers = [] }: Verdict, { noun }: Gate): string {
  const broken = affected(consumers).length;
  const to = declared?.to ?? 'it';
  if (broken === 0) return '';
  const whom = broken === 1 ? `this ${plain(noun)}` : `these ${broken}`;
  return `**After the merge:** rebuild ${whom} against ${to} before a host with ${to} ships.`;
}

const foldedTitle = (findings: readonly CompatFinding[], isAccepted: boolean) =>
  isAccepted ? count(findings.length, 'accepted finding') : count(findings.length, 'breaking change');

function othersTitle(findings: readonly CompatFinding[]): string {
  if (findings.every(({ id }) => id.endsWith('-added'))) return count(findings.length, 'addition');
  return `${count(findings.length, 'more change')} that ${findings.length === 1 ? 'fails' : 'fail'} nothing`;
}

/** Who still loads, and what is meant by old guests and old hosts. */
function words({ consumers = [] }: Verdict, { noun }: Gate, { consumers: most }: Extent, hasTable: boolean): string {
  if (!hasTable) return '';
  const named = ({ name, version }: ConsumerVerdict) =>
    `${code(name)}${version === undefined ? '' : ` ${plain(version)}`}`;
  const loads = consumers.filter(({ status }) => status === 'loads');
  const unreadable = consumers.filter(({ status }) => status === 'unreadable');
  const lists = [
    loads.slice(0, most).map(named).join(', '),
    unreadable.length > 0 ? `Could not be read: ${unreadable.slice(0, most).map(named).join(', ')}.` : '',
    '*old guests*: components built before this change, on a host with it. *old hosts*: components built with this change, on a host without it.',
  ];
  const still = loads.length > 0 ? `${count(loads.length, noun)} still ${loads.length === 1 ? 'loads' : 'load'}; ` : '';
  const title = `${still}what the words mean`;
  return details(`${title[0]?.toUpperCase()}${title.slice(1)}`, lists.filter(Boolean).join('\n\n'));
}

/** What was compared with what, where the rest is, and how to learn more. */
function footer(gate: Gate, links: Links): string {
  const { places } = gate;
  const { head, base, run } = places ?? {};
  const first = gate.verdicts.flatMap((verdict) => failing(verdict).filter(isChange))[0];
  const parts = [
    head && base
      ? `${links.to(plain(head.name), head.address, 'h')} against ${plain(base.branch)} ${links.to(plain(base.name), base.address, 'm')}`
      : '',
    run === undefined ? '' : links.to('run summary', run, 'r'),
    first && places ? `\`wasmwright explain ${first.id}\`` : '',
  ];
  const line = parts.filter(Boolean).join(' · ');
  return line === '' ? '' : `<sub>${line}</sub>`;
}
