import type { Edits } from '../../compat/edits.js';
import type { MadeFinding } from '../../compat/made.js';
import type { News } from '../../compat/news.js';
import type { CompatFinding, Verdict } from '../../compat/verdict.js';
import type { Finding } from '../../finding.js';
import { count } from '../../quantities.js';
import { plain, prose } from '../markdown.js';
import { failing, type Mark, markOf, verdictLine } from '../verdict.js';

/** The gate as a whole: all that is said of it where a change is reviewed. */
export interface Gate {
  readonly verdicts: readonly Verdict[];
  /** Why something was not compared. */
  readonly findings: readonly Finding[];
  /** What a known component is called. */
  readonly noun: string;
  /** What could be written instead, by the title of the current side. */
  readonly edits?: ReadonlyMap<string, Edits>;
  /** How a break is accepted here, or was. */
  readonly acceptance?: Acceptance;
  /** Components that did not build. */
  readonly unbuilt?: readonly string[];
  /** What else is new of what the run has made, where it is known what there was before. */
  readonly news?: readonly News[];
  /** What was found of it then: it stands at the top. */
  readonly made?: readonly MadeFinding[];
  readonly places?: Places;
}

/** The label that accepts breaks. */
export interface Acceptance {
  readonly label: string;
  /** Whether it is set. */
  readonly isSet: boolean;
  /** Who has set it, if the event says so. */
  readonly by?: string;
  /** Why a label that is set accepts nothing. */
  readonly without?: string;
}

/** Addresses of what is spoken of. */
export interface Places {
  /** Of files, by the paths that locations have; `#L20` is added to them. */
  readonly files: ReadonlyMap<string, string>;
  /** The page of a finding is `ID.md` below it. */
  readonly docs: string;
  readonly head?: Place;
  readonly base?: Place & { readonly branch: string };
  readonly run?: string;
  /** A commit is its hash below it. */
  readonly commits?: string;
}

interface Place {
  readonly name: string;
  readonly address: string;
}

/** The mark of the whole: what fails wins, then what is not known. */
export function gateMark({ verdicts, findings, unbuilt = [] }: Gate): Mark {
  const marks = verdicts.map(markOf);
  if (marks.includes('✗')) return '✗';
  if (findings.some(isError)) return '?';
  if (unbuilt.length > 0) return '✗';
  return marks.includes('!') ? '!' : '✓';
}

/** The verdicts that say something: the failing ones first. */
export function told({ verdicts }: Gate): readonly Verdict[] {
  const order: readonly Mark[] = ['✗', '!', '✓'];
  return verdicts
    .filter(({ findings, declared }) => findings.length > 0 || (declared && declared.from !== declared.to))
    .toSorted((a, b) => order.indexOf(markOf(a)) - order.indexOf(markOf(b)) || (a.package < b.package ? -1 : 1));
}

/** What there is to say, if that is about one package: those that have not changed say nothing. */
export function theOnly(gate: Gate): Verdict | Finding | undefined {
  const all = [...told(gate), ...gate.findings.filter(isError)];
  if (all.length === 1) return all[0];
  return all.length === 0 && gate.verdicts.length === 1 ? gate.verdicts[0] : undefined;
}

/** One line that stands alone, as Markdown: what mails, notifications and searches show. */
export function gateLine(gate: Gate, named: (name: string) => string): string {
  const { verdicts, findings, noun, unbuilt = [] } = gate;
  const mark = gateMark(gate);
  const errors = findings.filter(isError);
  if (unbuilt.length > 0 && !verdicts.some((verdict) => failing(verdict).length > 0) && errors.length === 0) {
    const breaks = mark === '!' ? 'breaks were accepted' : 'nothing breaks';
    return `${some(unbuilt, named)} did not build; interfaces were compared, ${breaks}`;
  }
  const only = theOnly(gate);
  if (only) return 'package' in only ? verdictLine(only, plain(noun), named) : notCompared(only);
  const all = count(verdicts.length + errors.length, 'package');
  const bad = told(gate).filter((verdict) => failing(verdict).length > 0);
  const names = (verdicts: readonly Verdict[]) =>
    some(
      verdicts.map((verdict) => verdict.package),
      named,
    );
  if (mark === '✗') {
    const verb = bad.some(({ compatible }) => !compatible) ? ['break', `${plain(noun)}s`] : ['need', 'another version'];
    const does = `${verb[0]}${bad.length === 1 ? 's' : ''} ${verb[1]}`;
    return `${bad.length} of ${all} ${does}: ${names(bad)}`;
  }
  if (mark === '?') return `${errors.length} of ${all} ${errors.length === 1 ? 'was' : 'were'} not compared`;
  if (mark === '!') return `Breaks accepted: ${names(told(gate).filter((verdict) => markOf(verdict) === '!'))}`;
  const breaks = told(gate).filter(({ compatible }) => !compatible);
  if (breaks.length > 0) return `${breaks.length} of ${all} are declared breaks: ${names(breaks)}`;
  if (told(gate).length === 0) return findings[0] ? prose(findings[0].message) : 'No interface has changed';
  return `${all} are compatible`;
}

/** Why there is no verdict; most findings say it themselves. */
export function notCompared({ id, message }: Finding): string {
  return id === 'not-compared' ? prose(message) : `Interfaces were not compared: ${prose(message)}`;
}

export const isError = ({ severity }: Pick<Finding, 'severity'>): boolean => severity === 'error';

/** What is not the verdict itself but leads to it. */
export const isChange = ({ id }: CompatFinding): boolean => id !== 'version-too-low';

/** A few names, and how many more there are. */
export function some(names: readonly string[], named: (name: string) => string, most = 5): string {
  const shown = names.slice(0, most).map(named).join(', ');
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}

/** All that was found, which the exit code is read from. */
export const findingsIn = ({ verdicts, findings, made = [] }: Gate): readonly Finding[] => [
  ...made,
  ...findings,
  ...verdicts.flatMap((verdict) => verdict.findings),
];

/** The verdicts as lines of progress. */
export function gateProgress(gate: Gate): readonly string[] {
  const lines = told(gate).map((verdict) => verdictLine(verdict, gate.noun));
  const nothing = gate.findings.some(isError) ? [] : ['no interface has changed'];
  return (lines.length > 0 ? lines : nothing).map((line) => `    Compared  ${line.replace(/\s+/g, ' ')}`);
}
