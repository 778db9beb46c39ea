import type { Verdict } from '../compat/verdict.js';
import { isChange } from '../reporters/compat/gate.js';
import { changeText, whom } from '../reporters/compat/table.js';
import { prose } from '../reporters/markdown.js';
import { type Commit, weightOfCommit } from './commits.js';

/** What is said of one release. */
export interface Notes {
  /** What it is a release of; none: of everything. */
  readonly name?: string;
  readonly version: string;
  /** None: it is the first. */
  readonly last?: string;
  /** `2026-11-27`, of the last commit in it. */
  readonly date: string;
  readonly verdicts: readonly Verdict[];
  /** The newest first. */
  readonly commits: readonly Commit[];
}

/** The heading of a release, by which it is found again. */
const headingOf = ({ name, version }: Pick<Notes, 'name' | 'version'>): string =>
  name === undefined ? `## ${version}` : `## ${name} ${version}`;

/** A release as a section of a change log. */
const sectionFor = (notes: Notes): string => `${headingOf(notes)} (${notes.date})\n\n${notesText(notes)}\n`;

/** What is new in a release, without a heading. */
export function notesText(notes: Notes): string {
  const interfaces = notes.verdicts.flatMap(interfaceLines);
  const parts = [
    ...(notes.last === undefined ? ['The first release.'] : []),
    ...(interfaces.length > 0 ? [`### Interface\n\n${interfaces.join('\n')}`] : []),
    ...commitParts(notes.commits),
  ];
  return parts.join('\n\n');
}

/** What the gate has found of a package or component, each change with whom it breaks. */
function interfaceLines(verdict: Verdict): readonly string[] {
  const changes = verdict.findings.filter(isChange).filter(({ layer }) => layer !== 'source');
  if (changes.length === 0) return [];
  const lines = changes.map((finding) => {
    const broken = finding.breaks.length > 0 ? `: breaks ${whom(finding)}` : '';
    return `  - ${changeText(finding, verdict)}${broken}`;
  });
  return [`- \`${verdict.package}\``, ...lines];
}

function commitParts(commits: readonly Commit[]): readonly string[] {
  const seen = commits.filter((commit) => weightOfCommit(commit) !== 'none');
  const isNamed = seen.some(({ type }) => type !== undefined);
  const groups: readonly (readonly [title: string, commits: readonly Commit[]])[] = [
    ['Breaking changes', seen.filter(({ isBreaking }) => isBreaking)],
    ['Features', seen.filter(({ type, isBreaking }) => !isBreaking && type === 'feat')],
    ['Fixes', seen.filter(({ type, isBreaking }) => !isBreaking && type === 'fix')],
    [
      isNamed ? 'Other changes' : 'Changes',
      seen.filter(({ type, isBreaking }) => !isBreaking && type !== 'feat' && type !== 'fix'),
    ],
  ];
  return groups.flatMap(([title, commits]) =>
    commits.length > 0 ? [`### ${title}\n\n${commits.map(commitLine).join('\n')}`] : [],
  );
}

const commitLine = ({ subject, scope, hash }: Commit) =>
  `- ${scope === undefined ? '' : `**${prose(scope)}:** `}${prose(subject)} (${hash.slice(0, 7)})`;

const title = '# Change log\n';

/** A change log with a section in its place: where that release stands already, or else on top. */
export function withSection(log: string, notes: Notes): string {
  const section = sectionFor(notes);
  const there = placeOf(log, notes);
  if (there)
    return `${log.slice(0, there.start)}${section}${there.end < log.length ? '\n' : ''}${log.slice(there.end)}`;
  const first = /^## /m.exec(log)?.index;
  if (first !== undefined) return `${log.slice(0, first)}${section}\n${log.slice(first)}`;
  const before = log.trim() === '' ? title : `${log.trimEnd()}\n`;
  return `${before}\n${section}`;
}

/** What a change log says of a release, without its heading; none: it does not have it. */
export function sectionIn(log: string, release: Pick<Notes, 'name' | 'version'>): string | undefined {
  const there = placeOf(log, release);
  return there && log.slice(there.start, there.end).replace(/^.*\n/, '').trim();
}

function placeOf(log: string, release: Pick<Notes, 'name' | 'version'>) {
  const heading = headingOf(release);
  const lines = log.split('\n');
  const from = lines.findIndex((line) => line === heading || line.startsWith(`${heading} (`));
  if (from < 0) return undefined;
  const length = lines.slice(from + 1).findIndex((line) => line.startsWith('## '));
  const to = length < 0 ? lines.length : from + 1 + length;
  const offset = (line: number) => lines.slice(0, line).join('\n').length + (line > 0 ? 1 : 0);
  return { start: offset(from), end: Math.min(offset(to), log.length) };
}
